"""Cuts a stream of CSV into blocks of whole records, around whatever is damaged."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from data.intake.csv_blocks import LINE_FEED, QUOTE, Block, Offsets, read_block
from data.intake.csv_records import MAX_RECORD, SHOWN_OF_LINE, Dialect, read_exactly, too_long
from data.intake.encodings import SAMPLE, UTF8, either
from data.intake.rows import Job, RawRows, ready

# More than a record can have, so that a block always holds a whole one or a faulty one.
BLOCK = 4 * MAX_RECORD
LAST_ASCII = 0x7F
# After a damaged record that many bytes are read exactly; twice as many the next time.
SMALLEST_WINDOW, LARGEST_WINDOW = 64 << 10, 1 << 20


class Blocks:
    """The rest of a CSV stream as jobs that read it."""

    def __init__(
        self, read: Callable[[int], bytes], dialect: Dialect, *, pending: bytes, first_line: int
    ) -> None:
        """Take over a stream.

        Args:
            read: returns about so many bytes with line feeds as line ends; empty at the end.
            dialect: its encoding is empty as long as nothing but ASCII has been seen.
            pending: what was read after the header.
            first_line: physical line in which `pending` begins.
        """
        self._read = read
        self._dialect = dialect
        self._pending = pending
        self._line = first_line
        self._is_ended = False
        self._window = SMALLEST_WINDOW

    def jobs(self) -> Iterator[Job]:
        """Yield jobs in file order; only the cutting happens here, reading in the job."""
        while True:
            self._fill()
            if not self._pending:
                return
            self._settle()
            end, is_faulty = last_boundary(self._pending, self.dialect, at_end=self._is_ended)
            if end:
                block = Block(
                    self._pending[:end], self._line,
                    self._is_ended and end == len(self._pending) and self._pending[-1] != LINE_FEED,
                )  # fmt: skip
                self._advance(end, block.data.count(b"\n"))
                yield partial(read_block, block, self.dialect)
            if self._pending and (is_faulty or not end):
                rows = self._read_awkward()
                yield ready(rows)

    def _settle(self) -> None:
        """Decide on the encoding once there is something in it that is not ASCII."""
        if self._dialect.encoding or self._pending.isascii():
            return
        first = int(np.argmax(np.frombuffer(self._pending, dtype=np.uint8) > LAST_ASCII))
        sample = self._pending[first : first + SAMPLE]
        encoding, _ = either(sample, is_whole=self._is_ended)
        self._dialect = replace(self._dialect, encoding=encoding)

    @property
    def dialect(self) -> Dialect:
        """The dialect as far as it is known."""
        return replace(self._dialect, encoding=self._dialect.encoding or UTF8)

    def _fill(self) -> None:
        """Read on until a block is there or the stream ends."""
        parts, size = [self._pending], len(self._pending)
        while size < BLOCK and not self._is_ended:
            data = self._read(BLOCK - size)
            self._is_ended = not data
            parts.append(data)
            size += len(data)
        self._pending = b"".join(parts)

    def _advance(self, size: int, lines: int) -> None:
        self._pending = self._pending[size:]
        self._line += lines

    def _read_awkward(self) -> RawRows:
        """Read some records exactly, from the start of what is pending."""
        self._fill()
        if self._pending.find(b"\n", 0, MAX_RECORD) < 0 and len(self._pending) > MAX_RECORD:
            return self._skip_line()
        size = self._window
        self._window = min(2 * self._window, LARGEST_WINDOW)
        while True:
            window = self._pending[:size]
            at_end = self._is_ended and len(window) == len(self._pending)
            exact = read_exactly(window, self._line, self.dialect, at_end=at_end)
            if exact.consumed_bytes:
                self._advance(exact.consumed_bytes, exact.consumed_lines)
                return exact.as_rows(self.dialect.width)
            size *= 2

    def _skip_line(self) -> RawRows:
        """Leave out a line that no record can have, in bounded memory."""
        line, start = self._line, self._pending[:SHOWN_OF_LINE]
        while (end := self._pending.find(b"\n")) < 0 and not self._is_ended:
            self._pending = b""
            self._fill()
        self._advance(end + 1 if end >= 0 else len(self._pending), 1)
        broken = too_long(line, start.decode(self.dialect.encoding, "surrogateescape"))
        empty = [pa.array([], pa.string())] * self._dialect.width
        return RawRows(empty, np.zeros(0, np.int64), [broken])


def last_boundary(data: bytes, dialect: Dialect, *, at_end: bool) -> tuple[int, bool]:
    """Return where the last whole, well-formed record ends, and whether a faulty one follows.

    A quotation mark is well placed when it opens a field (after a delimiter or a line feed),
    closes one (before either), or stands twice inside one.
    """
    if data.find(b'"') < 0:
        return (len(data) if at_end else data.rfind(b"\n") + 1), False
    letters = np.frombuffer(data, dtype=np.uint8)
    quotes = np.flatnonzero(letters == QUOTE)
    misplaced = _first_misplaced(letters, quotes, ord(dialect.delimiter), at_end=at_end)
    if misplaced is None and at_end and len(quotes) % 2 == 0:
        return len(data), False
    limit = len(data) if misplaced is None else misplaced
    is_faulty = misplaced is not None and not (misplaced == len(data) - 1 and not at_end)
    return _boundary_before(data, quotes, limit), is_faulty or (misplaced is None and at_end)


def _first_misplaced(
    letters: NDArray[np.uint8], quotes: Offsets, delimiter: int, *, at_end: bool
) -> int | None:
    """Return the place of the first quotation mark that RFC 4180 does not allow."""
    before = letters[np.maximum(quotes[::2] - 1, 0)]
    opens = (before == delimiter) | (before == LINE_FEED) | (before == QUOTE) | (quotes[::2] == 0)
    closing = quotes[1::2]
    after = letters[np.minimum(closing + 1, len(letters) - 1)]
    is_last = closing == len(letters) - 1
    closes = (after == delimiter) | (after == LINE_FEED) | (after == QUOTE)
    closes = np.where(is_last, at_end, closes)
    wrong = np.concatenate([quotes[::2][~opens], closing[~closes]])
    return int(wrong.min()) if len(wrong) else None


def _boundary_before(data: bytes, quotes: Offsets, limit: int) -> int:
    """Return where the last record that ends before `limit` ends: a line feed outside quotes."""
    place = data.rfind(b"\n", 0, limit)
    while place >= 0:
        if np.searchsorted(quotes, place) % 2 == 0:
            return place + 1
        # Inside a quoted field: go back to before it opened.
        opened = int(quotes[np.searchsorted(quotes, place) - 1])
        place = data.rfind(b"\n", 0, opened)
    return 0
