"""`build` and `check`: load a source, with and without publishing it."""

import typer

from data.commands.options import AsJson, AsOf, Mart, Partial, SourcePlace, surroundings
from data.problems import Refused
from data.progress import open_screen


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
        if as_json and error.record is not None:
            report.print_json(error.record.report())
        raise
    if as_json:
        report.print_json(record.report())
    else:
        report.print_build(around.language, record)
