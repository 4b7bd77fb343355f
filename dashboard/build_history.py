"""The builds there were, from the journal that the build command writes beside the marts."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dashboard import settings, viewer

SHOWN = 10


@dataclass(frozen=True)
class BuildRecord:
    """One build: when, from what, how it ended, and how many rows it read, kept and refused."""

    build_id: str
    as_of: str
    source_name: str
    started_at: datetime | None
    outcome: str
    seconds: float | None
    read: int
    kept: int
    refused: int
    reasons: tuple[str, ...]


def newest() -> list[BuildRecord]:
    """Return the newest builds, newest first; records that cannot be read are left out."""
    folder = settings.get().var / "history"
    found = [_read(path) for path in sorted(folder.glob("*.json"), reverse=True)[:SHOWN]]
    return [record for record in found if record is not None]


def _read(path: Path) -> BuildRecord | None:
    try:
        entry = json.loads(path.read_bytes())
        counts = list(entry["tables"].values())
        started, finished = _moment(entry["started_at"]), _moment(entry.get("finished_at"))
        return BuildRecord(
            build_id=str(entry["build_id"]),
            as_of=str(entry["as_of"]),
            source_name=str(entry["source_name"]),
            started_at=started,
            outcome=str(entry["outcome"]),
            seconds=(finished - started).total_seconds() if started and finished else None,
            read=sum(int(count["read"]) for count in counts),
            kept=sum(int(count["kept"]) for count in counts),
            refused=sum(int(count["refused"]) for count in counts),
            reasons=tuple(_sentence(reason) for reason in entry.get("reasons", [])),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # A record that is just being replaced, or of another version, must not cost the page.
        return None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _sentence(reason: dict[str, str]) -> str:
    language = viewer.current().language
    return reason.get(language) or reason.get(f"message_{language}") or next(iter(reason.values()))
