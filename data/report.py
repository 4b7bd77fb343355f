"""How results are shown on the terminal: tables for people, one JSON object for programs."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from rich.console import Console
from rich.table import Table

from data.journal import BuildRecord
from data.language import Message, translate

PIPED_WIDTH = 160


def print_json(content: object) -> None:
    """Print one JSON value on standard output."""
    print(json.dumps(content, ensure_ascii=False, indent=2, default=str))


def print_table(language: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under translated column heads; numbers on the right."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=PIPED_WIDTH)
    shown = [list(row) for row in rows]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for position, column in enumerate(columns):
        is_number = bool(shown) and all(isinstance(row[position], int | float) for row in shown)
        table.add_column(translate(column, language), justify="right" if is_number else "left")
    for row in shown:
        table.add_row(*(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row))
    console.print(table, markup=False)


def print_build(language: str, record: BuildRecord) -> None:
    """Print what a build read and published."""
    rows = [(name, one.read, one.kept, one.refused) for name, one in record.tables.items()]
    total = [sum(column) for column in zip(*(row[1:] for row in rows), strict=True)] or [0, 0, 0]
    total_label = translate("total", language)
    print_table(language, ["table", "read", "kept", "refused"], [*rows, (total_label, *total)])
    print(
        Message(
            "Build {build_id} as of {as_of} is published after {seconds:.1f} s: "
            "{passed} checks passed, {warned} warned.",
            build_id=record.build_id,
            as_of=record.as_of,
            seconds=record.seconds,
            passed=record.checks.passed,
            warned=record.checks.warned,
        ).text(language)
    )


def age(moment: datetime) -> Message:
    """Return how long ago `moment` was, in the largest whole unit."""
    seconds = (datetime.now(UTC) - moment).total_seconds()
    if seconds < 3600:
        return Message("{number:.0f} min", number=seconds // 60)
    if seconds < 86400:
        return Message("{number:.0f} h", number=seconds // 3600)
    return Message("{number:.0f} d", number=seconds // 86400)
