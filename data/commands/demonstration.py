"""`demo`: write the files of the fictional city."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from data.commands.options import AsOf, surroundings
from data.language import Message
from data.problems import BadRequest
from data.progress import open_screen
from data.source import describe

DEFAULT_SUBJECTS = 60_000
DEFAULT_RECORDS = 1_000_000
DEFAULT_SEED = 1


def _require_own_folder(out: Path) -> None:
    """Refuse to write invented files between someone's own.

    Raises:
        BadRequest: the folder holds files that are not those of an earlier demo.
    """
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    if not out.is_dir() or not describe(str(out)).is_synthetic:
        raise BadRequest(
            Message(
                "{place} already holds files that are not those of a demo city. "
                "Give an empty or a new folder.",
                place=out,
            )
        )


def demo(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the files go.")],
    subjects: Annotated[
        int, typer.Option("--subjects", min=100, help="How many active subjects.")
    ] = DEFAULT_SUBJECTS,
    records: Annotated[
        int, typer.Option("--records", min=1000, help="How many records in all.")
    ] = DEFAULT_RECORDS,
    seed: Annotated[int, typer.Option("--seed", help="Same seed, same city.")] = DEFAULT_SEED,
    as_of: AsOf = None,
    clean: Annotated[
        bool,
        typer.Option("--clean", help="Clean Parquet for measurements instead of messy files."),
    ] = False,
) -> None:
    """Write the source files of the fictional city, messy as real ones are."""
    from data import demo as city  # the geometry libraries take a second to load

    around = surroundings(context)
    _require_own_folder(out)
    yesterday = datetime.now().astimezone().date() - timedelta(days=1)
    with open_screen(around.language) as screen:
        screen.say(Message("Writing the demo city to {place}", place=out))
        write = city.write_parquet if clean else city.write_city
        write(
            out,
            subjects=subjects,
            records=records,
            seed=seed,
            as_of=as_of.date() if as_of else yesterday,
            progress=lambda table, rows: screen.report(table, rows, 1.0),
        )
