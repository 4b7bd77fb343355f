"""Writes a query's rows as CSV in any encoding, gzip, Parquet or sheets of a workbook."""

import codecs
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any

import duckdb
import xlsxwriter

_CHUNK = 4 * 1024 * 1024
_FETCH = 2000
_FIXED_DAY = datetime(2026, 1, 1, tzinfo=UTC)


class FileWriter:
    """Writes files into one folder, two at a time.

    Queries run on cursors of their own: they see tables and macros of the database, but neither
    its temporary tables nor its variables.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, out: Path) -> None:
        self._connection = connection
        self._out = out
        self._books: dict[str, xlsxwriter.Workbook] = {}
        self._pending: list[Future[None]] = []

    def __enter__(self) -> "FileWriter":
        self._scratch = TemporaryDirectory(prefix="demo-", dir=self._out)
        self._workers = ThreadPoolExecutor(max_workers=2)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._workers.shutdown(cancel_futures=kind is not None)
        self._scratch.cleanup()
        for book in self._books.values():
            book.close()
        if kind is None:
            self.wait()

    def wait(self) -> None:
        """Return when every file asked for so far is written; raise what kept one from it."""
        for task in self._pending:
            task.result()
        self._pending.clear()

    def write_csv(self, query: str, name: str, *, encoding: str) -> None:
        """Write a CSV file with a header; `utf-16` is little-endian with a byte order mark."""
        self._pending.append(self._workers.submit(self._write_csv, query, name, encoding))

    def write_gzip(self, query: str, name: str) -> None:
        """Write a gzipped UTF-8 CSV file with a header."""
        options = "format csv, header, compression gzip"
        self._pending.append(self._workers.submit(self._copy, query, self._out / name, options))

    def write_parquet(self, query: str, name: str) -> None:
        """Write a Parquet file."""
        options = "format parquet, compression snappy"
        self._pending.append(self._workers.submit(self._copy, query, self._out / name, options))

    def write_sheet(self, query: str, name: str, sheet: str, *, serial_columns: set[int]) -> None:
        """Write one sheet of a workbook; columns numbered in `serial_columns` hold numbers."""
        if name not in self._books:
            self._books[name] = _open_workbook(self._out / name)
        page = self._books[name].add_worksheet(sheet)
        cursor = self._connection.cursor().execute(query)
        for place, header in enumerate(column[0] for column in cursor.description or ()):
            page.write_string(0, place, header)
        line = 1
        while rows := cursor.fetchmany(_FETCH):
            for row in rows:
                _write_cells(page, line, row, serial_columns)
                line += 1

    def _write_csv(self, query: str, name: str, encoding: str) -> None:
        if encoding == "utf-8":
            self._copy(query, self._out / name, "format csv, header")
            return
        plain = Path(self._scratch.name) / name
        self._copy(query, plain, "format csv, header")
        _encode(plain, self._out / name, encoding)

    def _copy(self, query: str, target: Path, options: str) -> None:
        place = str(target).replace("'", "''")
        self._connection.cursor().execute(f"copy ({query}) to '{place}' ({options})")


def _write_cells(page: Any, line: int, row: Iterable[str | None], serials: set[int]) -> None:
    for place, text in enumerate(row):
        if text is None:
            continue
        if place in serials and text.isdigit():
            page.write_number(line, place, int(text))
        else:
            page.write_string(line, place, text)


def _open_workbook(path: Path) -> xlsxwriter.Workbook:
    """A workbook that keeps one row in memory; its creation date is fixed, so files repeat."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_urls": False})
    book.set_properties({"created": _FIXED_DAY})
    return book


def _encode(plain: Path, target: Path, encoding: str) -> None:
    """Rewrite a UTF-8 file in another encoding, a few megabytes at a time."""
    decode = codecs.getincrementaldecoder("utf-8")()
    encode = codecs.getincrementalencoder(encoding)()
    with plain.open("rb") as source, target.open("wb") as sink:
        while chunk := source.read(_CHUNK):
            sink.write(encode.encode(decode.decode(chunk)))
        sink.write(encode.encode("", final=True))
    plain.unlink()
