"""How results are shown on the terminal: tables for people, one JSON object for programs."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Console
from rich.table import Table

from data.contract import load_rules
from data.journal import BuildRecord
from data.language import Message, translate

if TYPE_CHECKING:
    # The readers behind it take a second to load, which `status` need not wait for.
    from data.intake.report import IntakeReport


class Counts(NamedTuple):
    """Rows of one table."""

    table: str
    read: int
    kept: int
    refused: int


PIPED_WIDTH = 160
COUNTS = (Message("table"), Message("read"), Message("kept"), Message("refused rows"))
REASONS = (Message("table"), Message("rule"), Message("refused rows"), Message("reason"))


def print_json(content: object) -> None:
    """Print one JSON value on standard output."""
    print(json.dumps(content, ensure_ascii=False, indent=2, default=str))


def print_table(
    language: str, columns: Sequence[Message], rows: Iterable[Sequence[object]]
) -> None:
    """Print rows under translated column heads; numbers on the right."""
    # What a source wrote is text, never markup.
    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        console.width = PIPED_WIDTH
    shown = [list(row) for row in rows]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for position, column in enumerate(columns):
        is_number = bool(shown) and all(isinstance(row[position], int | float) for row in shown)
        table.add_column(column.text(language), justify="right" if is_number else "left")
    for row in shown:
        table.add_row(*(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row))
    console.print(table)


def _print_counts(language: str, rows: list[Counts]) -> None:
    """Print read = kept + refused for each table, and in all."""
    in_all = Counts(
        translate("total", language),
        sum(row.read for row in rows),
        sum(row.kept for row in rows),
        sum(row.refused for row in rows),
    )
    print_table(language, COUNTS, [*rows, in_all])


def print_build(language: str, record: BuildRecord) -> None:
    """Print what a build read and published."""
    _print_counts(
        language,
        [Counts(name, one.read, one.kept, one.refused) for name, one in record.tables.items()],
    )
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


def print_intake(language: str, found: "IntakeReport") -> None:
    """Print what an intake kept and refused, and the reasons, most frequent first."""
    _print_counts(
        language,
        [
            Counts(name, one.read_count, one.kept_count, one.refused_count)
            for name, one in found.tables.items()
        ],
    )
    for ignored in found.ignored:
        print(
            Message(
                "{file} was not read: {reason}", file=ignored.source_file, reason=ignored.reason
            ).text(language)
        )
    rules = load_rules()
    reasons = [
        (table, rule, count, getattr(rules[rule].title, language) if rule in rules else "")
        for (table, rule), count in found.refusals.most_common()
    ]
    if reasons:
        print_table(language, REASONS, reasons)


def age(moment: datetime) -> Message:
    """Return how long ago `moment` was, in the largest whole unit."""
    seconds = (datetime.now(UTC) - moment).total_seconds()
    if seconds < 3600:
        return Message("{number:.0f} min", number=seconds // 60)
    if seconds < 86400:
        return Message("{number:.0f} h", number=seconds // 3600)
    return Message("{number:.0f} d", number=seconds // 86400)
