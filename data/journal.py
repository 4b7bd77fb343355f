"""The build journal: one JSON record a build, whatever became of it."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel

from data.folders import BUILD_ID, Folders

KEPT_RECORDS = 200
Outcome = Literal["running", "published", "refused", "failed", "interrupted"]


class TableCounts(BaseModel):
    """Rows of one source table: read = kept + refused."""

    read: int
    kept: int
    refused: int


class CheckCounts(BaseModel):
    """Results of the model checks."""

    passed: int = 0
    failed: int = 0
    warned: int = 0


class BuildRecord(BaseModel):
    """What is known of one build."""

    build_id: str
    as_of: date
    source_name: str
    mart_folder: str
    is_synthetic: bool
    engine: str = "duckdb"
    started_at: datetime
    finished_at: datetime | None = None
    outcome: Outcome = "running"
    stages: dict[str, float] = {}
    tables: dict[str, TableCounts] = {}
    checks: CheckCounts = CheckCounts()
    reasons: list[dict[str, str]] = []
    notes: list[dict[str, str]] = []

    @property
    def seconds(self) -> float:
        """Seconds from start to end; the sum of the stages while it runs."""
        if self.finished_at is None:
            return round(sum(self.stages.values()), 2)
        return round((self.finished_at - self.started_at).total_seconds(), 2)

    def report(self) -> dict[str, object]:
        """Return the object that `build --json` prints; `reasons` only when there are any."""
        shown: dict[str, object] = {
            "build_id": self.build_id,
            "as_of": self.as_of.isoformat(),
            "engine": self.engine,
            "seconds": self.seconds,
            "tables": {name: counts.model_dump() for name, counts in self.tables.items()},
            "checks": self.checks.model_dump(),
        }
        return shown if self.outcome == "published" else {
            **shown, "outcome": self.outcome, "reasons": self.reasons,
        }  # fmt: skip


def write_whole(path: Path, text: str) -> None:
    """Write `text` to `path` so that a reader sees the old content or the new, never a part."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def save(folders: Folders, record: BuildRecord) -> None:
    """Write `record`, replacing what stood there of the same build."""
    folders.history.mkdir(parents=True, exist_ok=True)
    write_whole(folders.record(record.build_id), record.model_dump_json(indent=1))


def close(folders: Folders, record: BuildRecord, outcome: Outcome) -> None:
    """Note how and when the build of `record` ended."""
    record.outcome = outcome
    record.finished_at = datetime.now(UTC)
    save(folders, record)


def records(folders: Folders) -> list[BuildRecord]:
    """Return all readable records, newest build first."""
    found = []
    for path in sorted(folders.history.glob("*.json"), reverse=True):
        if not BUILD_ID.fullmatch(path.stem):
            continue
        try:
            found.append(BuildRecord.model_validate_json(path.read_bytes()))
        except (OSError, ValueError):
            continue
    return found
