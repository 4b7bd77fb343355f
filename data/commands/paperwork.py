"""`contracts` and `template`: what the source tables must look like, and empty files to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from data.commands.options import AsJson, surroundings
from data.contract import load_all
from data.language import Message
from data.problems import BadRequest
from data.report import print_json, print_table

HEADS = (
    Message("column"),
    Message("meaning"),
    Message("type"),
    Message("need"),
    Message("accepted headers"),
)
NEEDS = {
    "required": Message("required"),
    "conditional": Message("conditional"),
    "optional": Message("optional"),
}


def contracts(
    context: typer.Context,
    table: Annotated[
        str | None, typer.Argument(metavar="TABLE", help="Only this table; default: all.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show what each source table must look like."""
    around = surroundings(context)
    known = load_all()
    if table is not None and table not in known:
        raise BadRequest(
            Message(
                "There is no table {name}; there are {known}.", name=table, known=", ".join(known)
            )
        )
    shown = {name: one for name, one in known.items() if table in (None, name)}
    if as_json:
        print_json({name: one.model_dump(mode="json") for name, one in shown.items()})
        return
    for name, one in shown.items():
        print(f"\n{getattr(one.title, around.language)} ({name})")
        rows = [
            (
                column, getattr(about.label, around.language), about.type,
                NEEDS[about.need].text(around.language),
                " ".join(about.headers),
            )
            for column, about in one.columns.items()
        ]  # fmt: skip
        print_table(around.language, HEADS, rows)


def template(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the files go.")],
) -> None:
    """Write an empty file for each source table, with the Chinese headers."""
    from data import documents

    around = surroundings(context)
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise BadRequest(
            Message("{place} is not empty; give a new folder, so that nothing is lost.", place=out)
        )
    written = documents.write_templates(out)
    print(
        Message("{count} files are in {place}.", count=len(written), place=out).text(
            around.language
        )
    )
