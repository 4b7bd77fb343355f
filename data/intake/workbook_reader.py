"""Reads one sheet of a workbook (XLSX and its relatives)."""

import mmap
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow as pa
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from data.intake.csv_reader import HEADER_WITHIN, Score
from data.intake.rows import Job, RawRows, UnreadableError, ready
from data.language import Message

BATCH = 20_000
# Workbooks are unpacked in memory: beyond these sizes they have to come as CSV.
MOST_BYTES = 2 << 30
MOST_CELLS = 100_000_000
OLD_CONTAINER = b"\xd0\xcf\x11\xe0"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
DIMENSION = re.compile(rb'<dimension ref="[A-Z]+[0-9]+:([A-Z]+)([0-9]+)"')
HEAD = 4_096
# What damage inside an archive shows itself as, depending on where it is.
DAMAGED = (
    CalamineError, zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError
)  # fmt: skip


def open_workbook(path: Path) -> CalamineWorkbook:
    """Return a workbook.

    Raises:
        UnreadableError: it is protected, damaged, or too large for memory.
    """
    try:
        _require_open(path)
        _require_bounded(path)
        return CalamineWorkbook.from_path(str(path))
    except PasswordError:
        raise _protected() from None
    except DAMAGED as error:
        raise _damaged(error) from None


def _damaged(error: Exception) -> UnreadableError:
    reason = " ".join(str(error).split())[:200]
    return UnreadableError(Message("it cannot be read as a workbook ({reason})", reason=reason))


def _require_open(path: Path) -> None:
    """Refuse an encrypted workbook: an old container with the new file as one stream in it."""
    with path.open("rb") as file:
        if file.read(len(OLD_CONTAINER)) != OLD_CONTAINER:
            return
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            if content.find(ENCRYPTED_STREAM) >= 0:
                raise _protected()


def _protected() -> UnreadableError:
    return UnreadableError(Message("it is protected by a password; send it without one"))


def _require_bounded(path: Path) -> None:
    """Refuse a workbook that would not fit in memory."""
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
            limit = MOST_BYTES >> 30
            message = Message("it is larger than {limit} GiB unpacked; send it as CSV", limit=limit)
            raise UnreadableError(message)
        for part in archive.namelist():
            if part.startswith("xl/worksheets/sheet"):
                with archive.open(part) as sheet:
                    _require_few_cells(sheet.read(HEAD))


def _require_few_cells(head: bytes) -> None:
    """Refuse a sheet that claims to reach far beyond any table, by a stray cell or on purpose."""
    claim = DIMENSION.search(head)
    if claim is None:
        return
    width = 0
    for letter in claim[1]:
        width = width * 26 + letter - ord("A") + 1
    if width * int(claim[2]) > MOST_CELLS:
        message = Message(
            "a sheet claims {rows:,} rows and {columns:,} columns; delete the empty ones",
            rows=int(claim[2]), columns=width,
        )  # fmt: skip
        raise UnreadableError(message)


class WorkbookReader:
    """One sheet; a row's line is its number in the sheet."""

    encoding = "xlsx"

    def __init__(self, load: Callable[[], CalamineSheet], score: Score) -> None:
        """Read the sheet's header: among its first rows the one with the highest score.

        Raises:
            UnreadableError: the sheet is empty or damaged.
        """
        self.notes: list[Message] = []
        self._sheet = loaded(load)
        self._rows = enumerate(self._sheet.iter_rows(), start=1)
        self._total = max(self._sheet.total_height, 1)
        self._read = 0
        first = [(line, [text_of(cell) for cell in cells])
                 for line, cells in islice(self._rows, HEADER_WITHIN)]  # fmt: skip
        if not any(any(cells) for _, cells in first):
            raise UnreadableError(Message("it is empty"))
        scores = [score(cells) if any(cells) else -1 for _, cells in first]
        chosen = scores.index(max(scores))
        headers = first[chosen][1]
        while headers and not headers[-1]:
            headers.pop()
        self.headers = [header.strip() for header in headers]
        self._first = first[chosen + 1 :]

    def jobs(self) -> Iterator[Job]:
        """Yield the rows, batch by batch; rows without any text are left out."""
        waiting = self._first
        while waiting or self._read < self._total:
            rest = islice(self._rows, BATCH)
            rows = waiting + [(line, [text_of(cell) for cell in cells]) for line, cells in rest]
            waiting = []
            if not rows:
                return
            self._read = rows[-1][0]
            kept = [(line, cells) for line, cells in rows if any(map(str.strip, cells))]
            columns = zip(*(cells for _, cells in kept), strict=True)
            cells = [pa.array(column, pa.string()) for column in columns]
            cells += [pa.array([], pa.string())] * (len(self.headers) - len(cells))
            yield ready(RawRows(cells[: len(self.headers)], _lines(kept)))

    def fraction(self) -> float | None:
        """Return the share of the rows that have been read."""
        return min(self._read / self._total, 1.0)

    def close(self) -> None:
        """Nothing is held open."""


def loaded(load: Callable[[], CalamineSheet]) -> CalamineSheet:
    """Return a sheet.

    Raises:
        UnreadableError: its content is damaged.
    """
    try:
        return load()
    except DAMAGED as error:
        raise _damaged(error) from None


def _lines(rows: list[tuple[int, list[str]]]) -> np.ndarray:
    return np.array([line for line, _ in rows], dtype=np.int64)


def text_of(cell: object) -> str:
    """Return a cell as the text a person sees in it: no time at midnight, no `.0`."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e17:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    return cell.isoformat() if isinstance(cell, date) else str(cell)
