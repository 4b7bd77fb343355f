"""The city as the messy folder of files that its departments send."""

from datetime import date
from pathlib import Path
from time import perf_counter

from data.contract import load_all
from data.demo.boundary_files import write_boundaries
from data.demo.city import City
from data.demo.earlier import clear_earlier
from data.demo.layout import list_files
from data.demo.manifest import DemoManifest, Progress
from data.demo.mapping_file import write_mapping
from data.demo.planted import Planted, tally, write_planted
from data.demo.sizes import plan_sizes
from data.demo.source_file import SourceFile
from data.demo.staging import Staged
from data.demo.steps import RECORD_TABLES
from data.demo.writers import FileWriter

_DAYS = frozenset({"date", "end_date"})


def write_city(
    out: Path,
    *,
    subjects: int = 60_000,
    records: int = 1_000_000,
    seed: int = 1,
    as_of: date,
    progress: Progress | None = None,
) -> DemoManifest:
    """Write the source folder of the demo city: the same content for the same arguments.

    Beside the files it writes `boundaries/`, `source.yml`, `intake.yml` and
    `planted_faults.json`, which lists the rows spoiled on purpose and is no source.

    Args:
        out: a folder; made if absent, files of an earlier demo are replaced.
        subjects: active subjects; about 9 % more are registered but no longer active.
        records: rows of all tables except the register and the catalogues, within 5 %.
        seed: fixes every draw together with `as_of` and the sizes.
        as_of: the last day of the window of 36 months.
        progress: called with a table's name and its rows when the table is written.

    Raises:
        ValueError: sizes that make no city, or a calendar that does not cover the window.
        FileExistsError: the folder holds files that no demo wrote.
    """
    begun = perf_counter()
    # First what can be refused: bad arguments must not cost an earlier demo its files.
    city = City(plan_sizes(subjects, records), seed=seed, as_of=as_of)
    clear_earlier(out)
    rows, planted = _write_tables(city, out, as_of, progress or _say_nothing)
    write_boundaries(city, out, as_of=as_of)
    write_mapping(list_files(as_of), out)
    return DemoManifest(
        out=out,
        seed=seed,
        as_of=as_of,
        subjects=subjects,
        records=sum(rows[table] for table in RECORD_TABLES),
        rows=rows,
        files=sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()),
        planted=tally(planted),
        seconds=perf_counter() - begun,
    )


def _say_nothing(_table: str, _rows: int) -> None:
    """Progress that nobody watches."""


def _write_tables(
    city: City, out: Path, as_of: date, progress: Progress
) -> tuple[dict[str, int], list[Planted]]:
    """Write every table's files; return rows by table, and the rows that were spoiled."""
    by_table: dict[str, list[SourceFile]] = {}
    for file in list_files(as_of):
        by_table.setdefault(file.table, []).append(file)
    rows: dict[str, int] = {}
    planted: list[Planted] = []
    following: dict[str, dict[str, int]] = {}
    with FileWriter(city.connection, out) as writer:
        for table, files in by_table.items():
            staged = Staged(city.connection, load_all()[table], files)
            rows[table] = _write_files(staged, files, writer)
            planted += staged.planted()
            following[table] = staged.consequences()
            writer.wait()
            progress(table, rows[table])
    write_planted(planted, following, out)
    return rows, planted


def _write_files(staged: Staged, files: list[SourceFile], writer: FileWriter) -> int:
    """Write one table's files and return how many rows they hold."""
    counts = staged.counts()
    for number in counts:
        file = files[number]
        query = staged.select(number, is_typed=file.form == "parquet")
        if file.form == "parquet":
            writer.write_parquet(query, file.name)
        elif file.form == "xlsx":
            columns = load_all()[file.table].columns
            kinds = [one.type for name, one in columns.items() if name not in file.constants]
            serials = {place for place, kind in enumerate(kinds) if kind in _DAYS}
            writer.write_sheet(query, file.name, file.sheet, serial_columns=serials)
        elif file.form == "gz":
            writer.write_gzip(query, file.name)
        else:
            writer.write_csv(query, file.name, encoding=file.encoding)
    return sum(counts.values())
