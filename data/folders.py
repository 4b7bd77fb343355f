"""Where each run-time file of a build lies."""

import re
from dataclasses import dataclass
from pathlib import Path

BUILD_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{6}")
MART_NAME = re.compile(rf"mart-({BUILD_ID.pattern})\.duckdb")


@dataclass(frozen=True)
class Folders:
    """The run-time folder `var` and the published place, which may lie elsewhere."""

    var: Path
    published: Path

    @classmethod
    def under(cls, var: Path, published: Path | None = None) -> "Folders":
        """Return the folders of `var`, published in `published` (default `var/published`)."""
        base = var.resolve()
        return cls(base, (published or base / "published").resolve())

    @property
    def current(self) -> Path:
        """The pointer file: one line, the name of the mart in use."""
        return self.published / "CURRENT"

    @property
    def history(self) -> Path:
        """One JSON record a build, failed ones included."""
        return self.var / "history"

    @property
    def builds(self) -> Path:
        """Scratch of the running build; whatever lies here belongs to it or to a dead one."""
        return self.var / "build"

    @property
    def locks(self) -> list[Path]:
        """Locks a build holds: its run-time folder, and a published place outside it."""
        places = [self.var]
        if not self.published.is_relative_to(self.var):
            places.append(self.published)
        return [place / "build.lock" for place in places]

    @property
    def pointer_lock(self) -> Path:
        """Held for the moment in which CURRENT changes or old builds are removed."""
        return self.published / "pointer.lock"

    def landing(self, build_id: str) -> Path:
        """Accepted rows of a build, one folder a table."""
        return self.var / "landing" / build_id

    def quarantine(self, build_id: str) -> Path:
        """Refused rows of a build."""
        return self.var / "quarantine" / build_id

    def scratch(self, build_id: str) -> Path:
        """Working files of the models: compiled SQL, logs, spilled data."""
        return self.builds / build_id

    def draft(self, build_id: str) -> Path:
        """The mart while it is being built."""
        return self.builds / f"mart-{build_id}.duckdb"

    def mart(self, build_id: str) -> Path:
        """The published mart."""
        return self.published / f"mart-{build_id}.duckdb"

    def manifest(self, build_id: str) -> Path:
        """Hash, row counts and origin of the published mart."""
        return self.published / f"manifest-{build_id}.json"

    def record(self, build_id: str) -> Path:
        """The journal entry of a build."""
        return self.history / f"{build_id}.json"
