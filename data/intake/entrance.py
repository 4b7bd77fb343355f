"""The way into the intake: one call for a folder or a database."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from data.contract import load_all, load_rules
from data.intake.checks import open_engine
from data.intake.database_reader import (
    inputs_of_database,
    is_address,
    open_database,
    without_password,
)
from data.intake.discovery import discover
from data.intake.folder_inputs import inputs_of_folder
from data.intake.inputs import Input
from data.intake.loading import Workshop
from data.intake.mapping import load_mapping
from data.intake.pipeline import Intake, OnProgress
from data.intake.quarantine import Quarantine
from data.intake.references import KnownCodes
from data.intake.report import IntakeError, IntakeReport
from data.language import Message

WORKERS = 2


def run(
    source: Path | str,
    *,
    landing: Path,
    quarantine: Path,
    hash_key: bytes,
    as_of: date,
    progress: OnProgress | None = None,
    partial: bool = False,
) -> IntakeReport:
    """Load a source into `landing`, refused rows into `quarantine`, and report on both.

    Nothing is lost: for every file, rows read = rows kept + rows refused. Rows without any text
    are no rows.

    Args:
        source: a folder, or the address of a database whose tables are named like contracts.
        landing: an empty or new folder; one folder a table is made in it.
        quarantine: a folder for `refusals.parquet`.
        hash_key: secret for the hashes of persons.
        as_of: the day the data stands for.
        progress: called after every batch.
        partial: a required table may be missing.

    Returns:
        The report. If it has problems nothing is left in `landing`; see `raise_for_problems`.

    Raises:
        IntakeError: there is no such source, or its `intake.yml` cannot be used.
    """
    report = IntakeReport()
    with (
        _inputs(source, report) as inputs,
        closing(open_engine()) as engine,
        ThreadPoolExecutor(WORKERS) as executor,
        closing(Quarantine(quarantine)) as refused,
    ):
        workshop = Workshop(executor, engine, load_rules(), hash_key, as_of, KnownCodes())
        Intake(report, landing, refused, workshop, progress).load(inputs, partial=partial)
    return report


@contextmanager
def _inputs(source: Path | str, report: IntakeReport) -> Iterator[list[Input]]:
    """Find what there is to read; whatever is left out or cannot be read goes to the report.

    Raises:
        IntakeError: the source cannot be used at all.
    """
    if is_address(str(source)):
        database = open_database(str(source))
        try:
            yield _some(inputs_of_database(database, load_all(), report.ignored), source, report)
        finally:
            database.dispose()
        return
    folder = Path(source)
    if not folder.is_dir():
        raise IntakeError(Message("There is no source folder at {place}.", place=folder))
    found = discover(folder, load_mapping(folder), load_all())
    inputs = inputs_of_folder(found, load_all())
    report.ignored += found.ignored
    report.problems += found.problems
    yield _some(inputs, source, report)


def _some(inputs: list[Input], source: Path | str, report: IntakeReport) -> list[Input]:
    """Return the inputs; that there are none is one problem, not one a table."""
    if not inputs and not report.problems:
        place = without_password(str(source))
        report.problems.append(
            Message(
                "{place} holds no file that is a table: name files like the tables "
                "(`python -m data contracts` lists them) or map them in intake.yml.",
                place=place,
            )
        )
    return inputs
