"""Options that several commands share, and what every command knows about its surroundings."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from data.folders import Folders
from data.settings import Settings

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], metavar="DATE", help="The day of the figures."),
]
Mart = Annotated[
    Path | None,
    typer.Option("--mart", metavar="DIR", help="The published place; default var/published."),
]
Partial = Annotated[
    bool,
    typer.Option("--partial", help="Go on although a required table is missing."),
]
SourcePlace = Annotated[
    str,
    typer.Option("--source", metavar="DIR|URL", help="A folder of files, or a database."),
]


@dataclass(frozen=True)
class Surroundings:
    """The settings of the process and the language of its sentences."""

    settings: Settings
    language: str

    def folders(self, mart: Path | None = None) -> Folders:
        """Return the run-time folders, published in `mart` if given."""
        return Folders.under(self.settings.var, mart)


def surroundings(context: typer.Context) -> Surroundings:
    """Return what `main` put into the context of the command."""
    found = context.obj
    if not isinstance(found, Surroundings):
        raise TypeError("the command was not started by data.__main__")
    return found
