"""The city as clean Parquet, one file a table, for benchmarks at any size."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from data.contract import load_all
from data.demo import calendar
from data.demo.boundary_files import write_boundaries
from data.demo.city import City
from data.demo.earlier import clear_earlier
from data.demo.manifest import DemoManifest, Progress
from data.demo.sizes import plan_sizes
from data.demo.steps import CATALOGUE_TABLES, RECORD_TABLES

# For the database; what needs more spills into a folder among the files.
_MEMORY = "8GB"


def write_parquet(
    out: Path,
    *,
    subjects: int = 60_000,
    records: int = 1_000_000,
    seed: int = 1,
    as_of: date,
    threads: int | None = None,
    progress: Progress | None = None,
) -> DemoManifest:
    """Write `<table>.parquet` for every contract, with Chinese headers and typed, clean values.

    Money is in the unit of the contract's source, as everywhere in sources. The same arguments
    give the same rows; their order in a file is left to the threads.

    Args:
        out: a folder; made if absent, files of an earlier demo are replaced.
        subjects: active subjects.
        records: rows of all tables except the register and the catalogues, within 5 %.
        seed: fixes every draw together with `as_of` and the sizes.
        as_of: the last day of the window of 36 months.
        threads: for the database; None for all cores.
        progress: called with a table's name and its rows when the table is written.

    Raises:
        ValueError: sizes that make no city, or a calendar that does not cover the window.
        FileExistsError: the folder holds files that no demo wrote.
    """
    begun = perf_counter()
    # First what can be refused: bad arguments leave no folder behind.
    sizes = plan_sizes(subjects, records)
    calendar.workdays(calendar.window_start(as_of), as_of)
    clear_earlier(out)
    with TemporaryDirectory(prefix=".spill-", dir=out) as spill:
        city = City(sizes, seed=seed, as_of=as_of, file=Path(spill) / "subjects.duckdb")
        _bound(city, Path(spill), threads)
        rows = {}
        for table in ("subjects", *CATALOGUE_TABLES, *RECORD_TABLES):
            rows[table] = _write_table(city, table, out / f"{table}.parquet")
            if progress is not None:
                progress(table, rows[table])
        city.connection.close()
    write_boundaries(city, out, as_of=as_of)
    files = sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file())
    counted = sum(rows[table] for table in RECORD_TABLES)
    seconds = perf_counter() - begun
    return DemoManifest(out, seed, as_of, subjects, counted, rows, files, {}, seconds)


def _bound(city: City, spill: Path, threads: int | None) -> None:
    """Let the database take no more memory than it should, and no more threads than asked for.

    Rows in order would have to wait in memory for those before them.
    """
    run = city.connection.execute
    run("set temp_directory = ?", [str(spill)])
    run("set memory_limit = ?", [_MEMORY])
    run("set preserve_insertion_order = false")
    if threads is not None:
        run("set threads = ?", [threads])


def _write_table(city: City, table: str, path: Path) -> int:
    contract = load_all()[table]
    columns = ", ".join(
        f'{name} as "{column.label.zh}"' for name, column in contract.columns.items()
    )
    place = str(path).replace("'", "''")
    row = city.connection.execute(
        f"copy (from {table} select {columns}) to '{place}' (format parquet, compression snappy)"
    ).fetchone()
    return int(row[0]) if row else 0
