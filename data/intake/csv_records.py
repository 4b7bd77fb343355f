"""Reads CSV records exactly, one after the other, and goes on after a damaged one.

Slow and sure. Whole blocks that are well formed are read by `csv_blocks` instead.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from data.intake.rows import BrokenRow, RawRows

MAX_RECORD = 4 << 20
MAX_RECORD_LINES = 2_000
SHOWN_OF_LINE = 2_000
ESCAPED = frozenset(chr(code) for code in range(0xDC80, 0xDD00))

csv.field_size_limit(MAX_RECORD)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file separates its fields, how many there are, and in which encoding.

    `width` 0 means that every number of fields is right (while the header is looked for).
    """

    delimiter: str
    width: int
    encoding: str


@dataclass(slots=True)
class Exact:
    """Records read so far; `consumed` bytes and lines of the data are dealt with."""

    records: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    broken: list[BrokenRow] = field(default_factory=list)
    consumed_bytes: int = 0
    consumed_lines: int = 0

    def as_rows(self, width: int) -> RawRows:
        """Return the records as columns of text."""
        columns = list(zip(*self.records, strict=True)) or [()] * width
        cells = [pa.array(column, pa.string()) for column in columns]
        return RawRows(cells, np.array(self.lines, dtype=np.int64), self.broken)


def read_exactly(
    data: bytes, first_line: int, dialect: Dialect, *, at_end: bool, most: int | None = None
) -> Exact:
    """Read the records of `data`, which begins at the start of a record.

    A record that is not well formed costs its first line only; reading goes on with the next.

    Args:
        data: lines that end in a line feed.
        first_line: physical line in the file of the first one.
        dialect: how the file is written.
        at_end: nothing follows, so an open quotation mark stays open; else the last record is
            left for the next call when it may go on.
        most: stop after that many records.
    """
    found = Exact()
    lines = data.split(b"\n")
    ends_in_row = bool(lines[-1])
    if not ends_in_row or not at_end:
        lines.pop()
    place = limit = 0
    while place < len(lines) and (most is None or len(found.records) < most):
        # The lines of a record that was not believed are read one by one, and none of them may
        # reach beyond it: else it would matter where a block is cut.
        is_within = place < limit
        end = limit if is_within else len(lines)
        used, fields, rule, reach = _record(
            lines, range(place, end), dialect, at_end=at_end or is_within
        )
        if not used:
            break
        limit = max(limit, place + reach)
        is_last = at_end and ends_in_row and place + used == len(lines)
        _note(found, first_line + place, fields, rule, dialect, is_last=is_last)
        place += used
    found.consumed_lines = place
    found.consumed_bytes = min(sum(len(line) + 1 for line in lines[:place]), len(data))
    return found


def _note(
    found: Exact, line: int, fields: list[str], rule: str | None, dialect: Dialect, *, is_last: bool
) -> None:
    """Add a record to those read or to the broken ones; a line without anything is neither."""
    if rule is None and not any(fields) and len(fields) == 1:
        return
    if rule == "S05":
        found.broken.append(too_long(line, fields[0]))
    elif fault := rule or _fault(fields, dialect):
        found.broken.append(_broken(line, fault, fields, dialect, is_cut=is_last))
    else:
        found.records.append(fields)
        found.lines.append(line)


def _record(
    lines: list[bytes], places: range, dialect: Dialect, *, at_end: bool
) -> tuple[int, list[str], str | None, int]:
    """Return how many lines a record takes, its fields, the rule it breaks, and how far it reaches.

    It begins at the first of `places` and may have all of them. No lines means that it may go on
    beyond what is there; it reaches further than it takes where it was not believed.
    """
    place = places.start
    text = lines[place].decode(dialect.encoding, "surrogateescape")
    if len(lines[place]) > MAX_RECORD:
        return 1, [text[:SHOWN_OF_LINE]], "S05", 1
    if '"' not in text:
        fields = text.split(dialect.delimiter)
        is_blank = len(fields) == 1 and not fields[0].strip()
        return 1, [""] if is_blank else fields, None, 1
    source = _following(lines, places, dialect.encoding)
    reader = csv.reader(source, delimiter=dialect.delimiter, strict=True)
    try:
        fields = next(reader)
    except csv.Error:
        is_open = reader.line_num >= len(places)
        if is_open and not at_end and _may_go_on(lines, place):
            return 0, [], None, 0
        return 1, [text], "S02", 1
    used = reader.line_num
    if used > 1 and dialect.width and len(fields) != dialect.width:
        # Two damaged lines can close each other's quotation marks: believe the next line.
        following = lines[place + 1].decode(dialect.encoding, "surrogateescape")
        if following.count(dialect.delimiter) == dialect.width - 1:
            return 1, [text], "S02", used
    return used, fields, None, used


def _following(lines: list[bytes], places: range, encoding: str) -> Iterator[str]:
    """Yield the lines of `places` as text, with their ends, as far as a record may go."""
    for place in places[:MAX_RECORD_LINES]:
        yield lines[place].decode(encoding, "surrogateescape") + "\n"


def _may_go_on(lines: list[bytes], place: int) -> bool:
    """Tell whether the open record at `place` is still within the size of a record."""
    size = sum(len(line) + 1 for line in lines[place:])
    return size < MAX_RECORD and len(lines) - place < MAX_RECORD_LINES


def _fault(fields: list[str], dialect: Dialect) -> str | None:
    """Return the rule that a record breaks as a record; None if it is one."""
    if any(not ESCAPED.isdisjoint(text) for text in fields):
        return "S06"
    if any("\0" in text for text in fields):
        return "S04"
    return "S01" if dialect.width and len(fields) != dialect.width else None


def _broken(
    line: int, rule: str, fields: list[str], dialect: Dialect, *, is_cut: bool
) -> BrokenRow:
    """Return a damaged record; at the very end of a file without line feed it was cut off."""
    if is_cut and (rule == "S02" or (rule == "S01" and len(fields) < dialect.width)):
        rule = "S03"
    details = {"encoding": dialect.encoding.upper()}
    if rule == "S01":
        details = {"found": str(len(fields)), "expected": str(dialect.width)}
    shown = tuple(readable(text)[:SHOWN_OF_LINE] for text in fields[: dialect.width + 10])
    return BrokenRow(line, rule, shown, details)


def too_long(line: int, start: str) -> BrokenRow:
    """Return a line that is longer than a record can be, by how it begins."""
    return BrokenRow(line, "S05", (readable(start),), {"limit": str(MAX_RECORD >> 20)})


def readable(text: str) -> str:
    """Return text in which damaged bytes and NUL characters are marked as such."""
    return (
        text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").replace("\0", "\u2400")
    )
