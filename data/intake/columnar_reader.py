"""Reads a Parquet file."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from data.intake.columns import is_mostly_distinct
from data.intake.native import is_text
from data.intake.rows import Job, RawRows, UnreadableError, ready
from data.language import Message

BATCH = 65_536
SAMPLE = 4_096


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
            self._file = pq.ParquetFile(path, read_dictionary=coded)
        except (OSError, pa.ArrowException) as error:
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
                yield ready(RawRows(batch.columns, lines))
        except (OSError, pa.ArrowException) as error:
            raise _damaged(error) from None

    def fraction(self) -> float | None:
        """Return the share of the rows that have been read."""
        return min(self._rows / self._total, 1.0)

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _repeating(file: pq.ParquetFile) -> list[str]:
    """Return the columns of text in which the same words come again: read as dictionaries."""
    sample = next(file.iter_batches(batch_size=SAMPLE, use_threads=False), None)
    if sample is None:
        return []
    named = zip(sample.schema.names, sample.columns, strict=True)
    return [name for name, cells in named if is_text(cells.type) and not is_mostly_distinct(cells)]


def _damaged(error: Exception) -> UnreadableError:
    reason = " ".join(str(error).split())[:200]
    return UnreadableError(Message("it cannot be read as Parquet ({reason})", reason=reason))
