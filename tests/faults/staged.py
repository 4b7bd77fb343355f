"""A build whose slow stages are replaced by ones that take no time, to break it at every point.

Run as a program it builds once and kills itself at the named point:
`python -m tests.faults.staged VAR POINT`.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from data import build, intake, journal, map_points, placement, publish, retention, transform
from data.folders import Folders
from data.intake.report import IntakeReport, TableReport
from data.journal import BuildRecord, CheckCounts
from data.progress import Lines
from data.settings import Settings

# Where a build can break: the function that is about to run.
POINTS: dict[str, tuple[Any, str]] = {
    "definitions": (transform, "check_definitions"),
    "intake": (intake, "run"),
    "places": (placement, "write_places"),
    "models": (transform, "run_models"),
    "seal": (publish, "seal"),
    "hash": (publish, "sha256"),
    "move": (publish, "_move"),
    "pointer": (publish, "point_to"),
    "journal": (journal, "close"),
    "prune": (retention, "prune"),
}
BEFORE_THE_POINTER = [name for name in POINTS if name not in ("journal", "prune")]


def _take_in(_source: str, *, landing: Path, quarantine: Path, **_rest: object) -> IntakeReport:
    (landing / "penalties").mkdir(parents=True)
    rows = pa.table({"reported_on": [date(2026, 6, 1), date(2026, 6, 2)]})
    pq.write_table(rows, landing / "penalties" / "part.parquet")
    quarantine.mkdir(parents=True)
    table = TableReport("penalties", True, read_count=3, kept_count=2, refused_count=1)
    return IntakeReport(tables={"penalties": table})


def _model(_models: object, folders: Folders, record: BuildRecord, *_rest: object) -> None:
    with duckdb.connect(folders.draft(record.build_id)) as connection:
        connection.execute("create table fct_penalty as from range(2) t(n)")
    record.checks = CheckCounts(passed=1)


def quick(patch: Callable[[object, str, object], None]) -> None:
    """Replace the slow stages."""
    patch(transform, "check_definitions", lambda: None)
    patch(intake, "run", _take_in)
    patch(placement, "write_places", lambda *_, **__: [])
    patch(map_points, "write", lambda *_: None)
    patch(transform, "models_read", lambda *_, **__: nullcontext())
    patch(transform, "run_models", _model)


def source_of(var: Path) -> Path:
    """Return a source folder that says it is synthetic."""
    source = var.parent / "source"
    source.mkdir(exist_ok=True)
    (source / "source.yml").write_text("source_name: small\nsynthetic: true\nas_of: 2026-10-31\n")
    return source


def run(var: Path) -> BuildRecord:
    """Build once, in `var`."""
    settings = Settings(var=var, mode="demo")
    request = build.Request(str(source_of(var)), Folders.under(var), settings)
    return build.build(request, Lines("en"))


def _die(*_rest: object, **_named: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    quick(setattr)
    setattr(*POINTS[sys.argv[2]], _die)
    run(Path(sys.argv[1]))
