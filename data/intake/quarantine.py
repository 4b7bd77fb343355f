"""The file of refused rows."""

from collections import Counter
from pathlib import Path
from threading import Lock
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
WAITING = 20_000

Row = dict[str, Any]


class Quarantine:
    """The file of refused rows of one intake; any thread may add to it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / FILE
        self._writer = pq.ParquetWriter(self.path, SCHEMA, compression="zstd")
        self._waiting: list[Row] = []
        self._lock = Lock()
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, rows: list[Row]) -> None:
        """Add refused rows."""
        with self._lock:
            self.counts.update((row["table_name"], row["rule_id"]) for row in rows)
            self._waiting += rows
            if len(self._waiting) >= WAITING:
                self._flush()

    def close(self) -> None:
        """Finish the file."""
        with self._lock:
            self._flush()
            self._writer.close()

    def _flush(self) -> None:
        if self._waiting:
            self._writer.write_table(pa.Table.from_pylist(self._waiting, schema=SCHEMA))
        self._waiting = []
