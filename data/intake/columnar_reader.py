"""Reads a Parquet file."""

import itertools
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from data.intake.columns import is_mostly_distinct
from data.intake.encodings import UTF8
from data.intake.native import is_text, shown
from data.intake.rows import BrokenRow, Job, RawRows, UnreadableError
from data.language import Message

BATCH = 65_536
SAMPLE = 4_096
# A dictionary that leaves more than this share of a column's bytes saves nothing.
WORTHWHILE = 0.5


class ColumnarReader:
    """One Parquet file; a row's line is its number in the file, from 1."""

    encoding = "parquet"

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises:
            UnreadableError: it is no Parquet file, or a damaged one.
        """
        self.notes: list[Message] = []
        try:
            with pq.ParquetFile(path) as file:
                self.headers = list(file.schema_arrow.names)
                coded = _repeating(file)
            with pq.ParquetFile(path, read_dictionary=coded) as file:
                doubtful = _with_repeated_words(file, coded)
            trusted = [name for name in coded if name not in doubtful]
            self._file = pq.ParquetFile(path, read_dictionary=trusted)
        except (OSError, ValueError, pa.ArrowException) as error:
            raise _damaged(error) from None
        self._total: int = max(self._file.metadata.num_rows, 1)
        self._rows: int = 0

    def jobs(self) -> Iterator[Job]:
        """Yield the rows, batch by batch.

        Raises:
            UnreadableError: a part of the file is damaged.
        """
        try:
            for batch in self._file.iter_batches(batch_size=BATCH, use_threads=False):
                lines = np.arange(self._rows + 1, self._rows + batch.num_rows + 1, dtype=np.int64)
                self._rows += int(batch.num_rows)
                yield partial(_sound, batch.columns, lines)
        except (OSError, ValueError, pa.ArrowException) as error:
            raise _damaged(error) from None

    def fraction(self) -> float | None:
        """Return the share of the rows that have been read."""
        return min(self._rows / self._total, 1.0)

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _sound(columns: list[pa.Array], lines: NDArray[np.int64]) -> RawRows:
    """Return the rows; those with bytes that are no text apart."""
    columns = list(columns)
    damaged = np.zeros(len(lines), dtype=np.bool_)
    for place, cells in enumerate(columns):
        is_coded = pa.types.is_dictionary(cells.type)
        try:
            (cells.dictionary if is_coded else cells).validate(full=True)
        except pa.ArrowInvalid:
            # A dictionary would keep the damaged word, whether a row of this batch has it or not.
            columns[place] = cells.dictionary_decode() if is_coded else cells
            damaged |= [not _is_text(value) for value in cells.cast(pa.binary()).to_pylist()]
    if not damaged.any():
        return RawRows(columns, lines)
    texts = [_readable(cells.filter(pa.array(damaged))) for cells in columns]
    broken = [
        BrokenRow(int(line), "S06", tuple(fields), {"encoding": UTF8.upper()})
        for line, *fields in zip(lines[damaged], *texts, strict=True)
    ]
    return RawRows([cells.filter(pa.array(~damaged)) for cells in columns], lines[~damaged], broken)


def _readable(cells: pa.Array) -> list[str]:
    """Return cells as text, with damaged bytes marked as such."""
    values = (cells.cast(pa.binary()) if is_text(cells.type) else cells).to_pylist()
    return [shown(value) or "" for value in values]


def _is_text(value: bytes | None) -> bool:
    try:
        return value is None or value.decode() is not None
    except UnicodeDecodeError:
        return False


def _repeating(file: pq.ParquetFile) -> list[str]:
    """Return the columns of text in which the same words come again: read as dictionaries."""
    sample = next(file.iter_batches(batch_size=SAMPLE, use_threads=False), None)
    if sample is None:
        return []
    group = file.metadata.row_group(0)
    stored = {
        (one := group.column(place)).path_in_schema: one for place in range(group.num_columns)
    }
    return [
        name
        for name, cells in zip(sample.schema.names, sample.columns, strict=True)
        if is_text(cells.type)
        and (not is_mostly_distinct(cells) or _is_stored_by_words(stored[name], cells))
    ]


def _with_repeated_words(file: pq.ParquetFile, coded: list[str]) -> set[str]:
    """Return the columns whose stored dictionary has a word twice, in any part of the file.

    Arrow then keeps the word once but not the places of the others, and rows would get another's
    value. DuckDB writes such dictionaries for its enums, with every unused word left empty.
    """
    found: set[str] = set()
    for number in range(file.num_row_groups if coded else 0):
        group = file.metadata.row_group(number)
        stored = [group.column(place) for place in range(group.num_columns)]
        counted = {
            one.path_in_schema: one.statistics.distinct_count
            for one in stored
            if one.statistics is not None and one.statistics.has_distinct_count
        }
        rows = file.iter_batches(1, row_groups=[number], columns=coded, use_threads=False)
        for batch in itertools.islice(rows, 1):
            named = zip(batch.schema.names, batch.columns, strict=True)
            found |= {
                name
                for name, cells in named
                if pa.types.is_dictionary(cells.type)
                and counted.get(name, len(cells.dictionary)) != len(cells.dictionary)
            }
    return found


def _is_stored_by_words(stored: pq.ColumnChunkMetaData, sample: pa.Array) -> bool:
    """Tell whether the file keeps a dictionary that makes the column half as long, or shorter."""
    plain = (sample.nbytes / len(sample)) * stored.num_values
    return bool(stored.has_dictionary_page and stored.total_uncompressed_size < plain * WORTHWHILE)


def _damaged(error: Exception) -> UnreadableError:
    reason = " ".join(str(error).split())[:200]
    return UnreadableError(Message("it cannot be read as Parquet ({reason})", reason=reason))
