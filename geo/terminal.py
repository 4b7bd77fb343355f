"""How results are shown on the terminal."""

import json
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

from geo.language import Message, harmless

PIPED_WIDTH = 120


def print_json(content: object) -> None:
    """Print one JSON value on standard output."""
    print(json.dumps(content, ensure_ascii=False, indent=2, default=str))


def print_pairs(language: str, rows: Iterable[Sequence[Message | object]]) -> None:
    """Print what is called how, one a line; what a file wrote is text, never markup."""
    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        console.width = PIPED_WIDTH
    table = Table(box=None, pad_edge=False, show_header=False)
    for row in rows:
        table.add_row(
            *(cell.text(language) if isinstance(cell, Message) else harmless(cell) for cell in row)
        )
    console.print(table)
