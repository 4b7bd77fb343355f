"""Reads blocks of whole CSV records, well-formed ones fast."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.csv
from numpy.typing import NDArray

from data.intake.csv_records import MAX_RECORD, Dialect, read_exactly
from data.intake.encodings import UTF8
from data.intake.rows import BrokenRow, RawRows

QUOTE, LINE_FEED = ord('"'), ord("\n")

Offsets = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Block:
    """Whole records; `is_cut_off` if the file ends in it without a line feed."""

    data: bytes
    first_line: int
    is_cut_off: bool


def read_block(block: Block, dialect: Dialect) -> RawRows:
    """Return the rows of a block; falls back to the exact reader when anything is unusual."""
    rows = None if b"\0" in block.data or block.is_cut_off else _read_fast(block, dialect)
    if rows is None:
        exact = read_exactly(block.data, block.first_line, dialect, at_end=True)
        return exact.as_rows(dialect.width)
    return rows


def _read_fast(block: Block, dialect: Dialect) -> RawRows | None:
    """Return the rows of a well-formed block; None if they cannot be told for certain."""
    broken: list[tuple[int, str]] = []

    def note(row: pyarrow.csv.InvalidRow) -> str:
        broken.append((row.number - 1, row.text))
        return "skip"

    data = _as_utf8(block.data, dialect.encoding)
    if data is None:
        return None
    try:
        table = _parse(data, dialect, note)
    except pa.ArrowInvalid:
        return None
    lines, longest = record_lines(block)
    if longest > MAX_RECORD or len(lines) != table.num_rows + len(broken):
        return None
    return _rows(table, lines, broken, dialect)


def _parse(
    data: bytes, dialect: Dialect, note: Callable[[pyarrow.csv.InvalidRow], str]
) -> pa.Table:
    """Return a block as columns of text; `note` is told of rows with a wrong number of fields."""
    names = [str(place) for place in range(dialect.width)]
    return pyarrow.csv.read_csv(
        pa.py_buffer(data),
        read_options=pyarrow.csv.ReadOptions(
            column_names=names, block_size=len(data) + 1, use_threads=False
        ),
        parse_options=pyarrow.csv.ParseOptions(
            delimiter=dialect.delimiter, newlines_in_values=True, invalid_row_handler=note
        ),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            strings_can_be_null=False,
            check_utf8=False,
        ),
    )


def _as_utf8(data: bytes, encoding: str) -> bytes | None:
    """Return the text of a block in UTF-8; None if some of it is damaged."""
    if encoding != UTF8:
        try:
            return data.decode(encoding).encode()
        except UnicodeDecodeError:
            return None
    # One cell with everything in it: the quickest check there is, and without a copy.
    ends = pa.py_buffer(np.array([0, len(data)], dtype=np.int32))
    whole = pa.Array.from_buffers(pa.string(), 1, [None, ends, pa.py_buffer(data)])
    try:
        whole.validate(full=True)
    except pa.ArrowInvalid:
        return None
    return data


def _rows(
    table: pa.Table, lines: Offsets, broken: list[tuple[int, str]], dialect: Dialect
) -> RawRows | None:
    """Return a parsed block with its line numbers, the broken rows apart."""
    found: list[BrokenRow] = []
    in_utf8 = replace(dialect, encoding=UTF8)
    for place, text in broken:
        record = text.encode() + b"\n"
        exact = read_exactly(record, int(lines[place]), in_utf8, at_end=True)
        if exact.records:
            return None
        found.extend(exact.broken)
    kept = np.delete(lines, [place for place, _ in broken])
    return RawRows([column.combine_chunks() for column in table.columns], kept, found)


def record_lines(block: Block) -> tuple[Offsets, int]:
    """Return the physical line in which each record of a well-formed block begins.

    The second value is the size of the longest record in bytes.

    Empty lines are no records; a quoted field may span lines.
    """
    letters = np.frombuffer(block.data, dtype=np.uint8)
    feeds = np.flatnonzero(letters == LINE_FEED)
    outside = np.ones(len(feeds), dtype=np.bool_)
    if block.data.find(b'"') >= 0:
        quotes = np.flatnonzero(letters == QUOTE)
        outside = np.searchsorted(quotes, feeds) % 2 == 0
    ends = feeds[outside]
    numbers = np.flatnonzero(outside)
    starts = np.concatenate([[0], ends + 1])
    lines = np.concatenate([[0], numbers + 1]) + block.first_line
    stops = np.concatenate([ends, [len(letters)]])
    sizes = stops - starts
    return np.asarray(lines[sizes > 0], dtype=np.int64), int(sizes.max())
