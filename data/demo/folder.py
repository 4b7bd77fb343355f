"""The city as the messy folder of files that its departments send."""

from datetime import date
from pathlib import Path
from time import perf_counter

from data.contract import load_all
from data.demo.boundary_files import write_boundaries
from data.demo.city import CATALOGUE_TABLES, RECORD_TABLES, City
from data.demo.manifest import DemoManifest, Progress
from data.demo.sizes import plan_sizes


def write_city(
    out: Path,
    *,
    subjects: int = 60_000,
    records: int = 1_000_000,
    seed: int = 1,
    as_of: date,
    progress: Progress | None = None,
) -> DemoManifest:
    """Write the source folder of the demo city."""
    begun = perf_counter()
    out.mkdir(parents=True, exist_ok=True)
    city = City(plan_sizes(subjects, records), seed=seed, as_of=as_of)
    rows = {}
    for table in ("subjects", *CATALOGUE_TABLES, *RECORD_TABLES):
        contract = load_all()[table]
        columns = ", ".join(
            f'{name} as "{column.label.zh}"' for name, column in contract.columns.items()
        )
        path = out / f"{contract.file_names[1]}.csv"
        row = city.connection.execute(
            f"copy (select {columns} from {table}) to '{path}' (format csv, header)"
        ).fetchone()
        rows[table] = int(row[0]) if row else 0
        if progress is not None:
            progress(table, rows[table])
    write_boundaries(city, out, as_of=as_of)
    files = sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file())
    counted = sum(rows[table] for table in RECORD_TABLES)
    seconds = perf_counter() - begun
    return DemoManifest(out, seed, as_of, subjects, counted, rows, files, {}, seconds)
