"""The file of refused rows."""

from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

FILE = "refusals.parquet"
SCHEMA = pa.schema(
    [
        ("table_name", pa.string()),
        ("source_file", pa.string()),
        ("source_sheet", pa.string()),
        ("source_line", pa.int64()),
        ("column_name", pa.string()),
        ("rule_id", pa.string()),
        ("message_zh", pa.string()),
        ("message_en", pa.string()),
        ("violations", pa.string()),
        ("raw_row", pa.string()),
        ("department_code", pa.string()),
        ("district_code", pa.string()),
        ("decided_on", pa.date32()),
        ("reported_on", pa.date32()),
    ]
)
NAMED = ("table_name", "rule_id")
WAITING = 20_000

Row = dict[str, Any]


def as_table(rows: list[Row]) -> pa.Table:
    """Return refused rows as they are written; what a row does not say is null."""
    return pa.Table.from_pylist(rows, schema=SCHEMA)


class Quarantine:
    """The file of refused rows of one intake."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / FILE
        self._writer = pq.ParquetWriter(self.path, SCHEMA, compression="zstd")
        self._waiting: list[pa.Table] = []
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, rows: pa.Table) -> None:
        """Add refused rows."""
        if not rows.num_rows:
            return
        named = zip(*(rows.column(name).to_pylist() for name in NAMED), strict=True)
        self.counts.update(named)
        self._waiting.append(rows)
        if sum(table.num_rows for table in self._waiting) >= WAITING:
            self._flush()

    def close(self) -> None:
        """Finish the file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._waiting:
            self._writer.write_table(pa.concat_tables(self._waiting))
        self._waiting = []
