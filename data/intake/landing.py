"""Writes the kept rows of a table as Parquet files of equal size, in the order of the source."""

import shutil
from collections import deque
from concurrent.futures import Executor, Future
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ROWS_PER_FILE = 122_880
COMPRESSION = "zstd"
# The cheapest level: text columns are dictionaries already, more effort saves little.
COMPRESSION_LEVEL = 1
WRITES_AT_ONCE = 2
DICTIONARY = "RLE_DICTIONARY"
# A dictionary with more entries than this share of the rows saves nothing.
WORTHWHILE = 0.5


class TableWriter:
    """Collects the rows of one table and writes a file whenever there are enough."""

    def __init__(self, folder: Path, schema: pa.Schema, executor: Executor) -> None:
        # Files of an earlier load under the same name would be taken for part of this one.
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.folder = folder
        self.sizes: list[int] = []
        self._schema = schema
        self._executor = executor
        self._waiting: list[pa.Table] = []
        self._waiting_rows = 0
        self._writes: deque[Future[None]] = deque()

    def append(self, rows: pa.Table) -> None:
        """Add rows after those that came before."""
        if not rows.num_rows:
            return
        self._waiting.append(rows)
        self._waiting_rows += rows.num_rows
        while self._waiting_rows >= ROWS_PER_FILE:
            self._start_file(ROWS_PER_FILE)

    def close(self) -> None:
        """Write what is left; an empty table gets a file too."""
        if self._waiting_rows or not self.sizes:
            self._start_file(self._waiting_rows)
        while self._writes:
            self._writes.popleft().result()

    def _start_file(self, count: int) -> None:
        """Have the first `count` waiting rows written."""
        taken, left = [], count
        while left:
            first = self._waiting.pop(0)
            taken.append(first.slice(0, left))
            if first.num_rows > left:
                self._waiting.insert(0, first.slice(left))
            left -= min(left, first.num_rows)
        self._waiting_rows -= count
        path = part(self.folder, len(self.sizes))
        self.sizes.append(count)
        while len(self._writes) >= WRITES_AT_ONCE:
            self._writes.popleft().result()
        self._writes.append(self._executor.submit(write_rows, taken, path, self._schema))


def part(folder: Path, number: int) -> Path:
    """Return the path of a table's file by its number, from 0."""
    return folder / f"part-{number:05}.parquet"


def coded_columns(path: Path) -> list[str]:
    """Return the columns that were written as dictionaries, to be read as such."""
    group = pq.read_metadata(path).row_group(0)
    columns = [group.column(number) for number in range(group.num_columns)]
    return [one.path_in_schema for one in columns if DICTIONARY in one.encodings]


def write_rows(tables: list[pa.Table], path: Path, schema: pa.Schema) -> None:
    """Write the tables, one after the other, as one file with one row group."""
    columns = [
        _column([table.column(name) for table in tables], schema.field(name))
        for name in schema.names
    ]
    rows = pa.table(dict(zip(schema.names, columns, strict=True)))
    coded = [field.name for field in rows.schema if pa.types.is_dictionary(field.type)]
    counted = [field.name for field in schema if not pa.types.is_string(field.type)]
    pq.write_table(
        rows, path, row_group_size=max(rows.num_rows, 1), compression=COMPRESSION,
        compression_level=COMPRESSION_LEVEL, use_dictionary=coded,
        # Least and greatest text would cost a quarter of the writing, and nobody looks for it.
        write_statistics=counted,
        # Whoever reads the file sees text, not how it happened to be coded here.
        store_schema=False,
    )  # fmt: skip


def _column(pieces: list[pa.ChunkedArray], field: pa.Field) -> pa.ChunkedArray:
    """Return one column out of pieces, as a dictionary if every piece is one."""
    chunks = [chunk for piece in pieces for chunk in piece.chunks]
    kinds = {chunk.type for chunk in chunks}
    if len(kinds) == 1 and pa.types.is_dictionary(next(iter(kinds))):
        coded = pa.chunked_array(chunks).unify_dictionaries()
        if len(coded.chunk(0).dictionary) <= WORTHWHILE * len(coded):
            return coded
    return pa.chunked_array([chunk.cast(field.type) for chunk in chunks], field.type)
