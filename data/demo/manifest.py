"""What was written: rows by table, files, and how long it took."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

Progress = Callable[[str, int], None]


@dataclass(frozen=True)
class DemoManifest:
    """The result of writing a city.

    Attributes:
        out: the folder.
        rows: rows written by table, planted duplicates included.
        files: paths relative to `out`, in the order of their names.
        planted: rows spoiled on purpose, by table and rule.
        seconds: wall-clock time.
    """

    out: Path
    seed: int
    as_of: date
    subjects: int
    records: int
    rows: dict[str, int]
    files: list[str]
    planted: dict[str, dict[str, int]]
    seconds: float
