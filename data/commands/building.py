"""`build` and `check`: load a source, with and without publishing it."""

import sys
import tempfile
from pathlib import Path

import typer

from data.commands.options import (
    AsJson,
    AsOf,
    Mart,
    Partial,
    SourcePlace,
    Surroundings,
    surroundings,
)
from data.language import Message
from data.problems import Refused
from data.progress import open_screen
from data.settings import hash_key


def build(
    context: typer.Context,
    source: SourcePlace,
    mart: Mart = None,
    as_of: AsOf = None,
    partial: Partial = False,
    as_json: AsJson = False,
) -> None:
    """Load a source, check it and publish it as the mart that the pages read."""
    from data import build as building  # the model and geometry libraries take a second to load
    from data import report

    around = surroundings(context)
    request = building.Request(
        source,
        around.folders(mart),
        around.settings,
        as_of=as_of.date() if as_of else None,
        is_partial=partial,
    )
    try:
        with open_screen(around.language) as screen:
            record = building.build(request, screen)
    except Refused as error:
        _explain(error, around, as_json)
        raise
    if as_json:
        report.print_json(record.report())
    else:
        report.print_build(around.language, record)


def _explain(error: Refused, around: Surroundings, as_json: bool) -> None:
    """Say what is known of a build that was not published, and where its refused rows are."""
    from data import report

    record = error.record
    if record is None:
        return
    if as_json:
        report.print_json(record.report())
    if record.outcome == "refused" and any(one.refused for one in record.tables.values()):
        hint = Message(
            "Its refused rows: python -m data quarantine --build {build_id}",
            build_id=record.build_id,
        )
        print(hint.text(around.language), file=sys.stderr)


def check(
    context: typer.Context,
    source: SourcePlace,
    as_of: AsOf = None,
    partial: Partial = False,
    as_json: AsJson = False,
) -> None:
    """Read a source and say what would be kept and refused, without publishing."""
    from data import intake, report
    from data.source import describe

    around = surroundings(context)
    described = describe(source)
    around.settings.var.mkdir(parents=True, exist_ok=True)
    with (
        open_screen(around.language) as screen,
        tempfile.TemporaryDirectory(prefix="check-", dir=around.settings.var) as place,
    ):
        screen.say(Message("Reading {name}", name=described.name))
        found = intake.run(
            source,
            landing=Path(place) / "landing",
            quarantine=Path(place) / "quarantine",
            hash_key=hash_key(around.settings),
            as_of=as_of.date() if as_of else described.day(),
            progress=screen.follow,
            partial=partial,
        )
    if as_json:
        report.print_json(found.as_json())
    else:
        report.print_intake(around.language, found)
    found.raise_for_problems()
