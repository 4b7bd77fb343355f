"""The whole way of the default demo city: files written, read, modelled, checked, published."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TITLE = "From nothing to a published mart: demo city, 60 000 subjects, 1 000 000 records"
Row = dict[str, str | int | float]


def run(var: Path, *arguments: str) -> tuple[float, float]:
    """Run `python -m data` and return its seconds and its peak memory in MiB.

    Raises:
        SystemExit: the command failed.
    """
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "data", *arguments],
        cwd=ROOT,
        env={**os.environ, "CREDIT_VAR": str(var), "CREDIT_MODE": "demo"},
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"python -m data {arguments[0]} ended with {process.returncode}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def measure() -> list[Row]:
    """Return seconds, rows a second and peak memory of each stage."""
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        var, source = Path(place) / "var", Path(place) / "city"
        written = run(var, "demo", "--out", str(source))
        built = run(var, "build", "--source", str(source))
        (record,) = (json.loads(path.read_text()) for path in (var / "history").glob("*.json"))
    read = sum(counts["read"] for counts in record["tables"].values())
    rows: list[Row] = [_row("generate", written[0], read, f"{written[1]:,.0f}")]
    rows += [_row(name, seconds, read, "") for name, seconds in record["stages"].items()]
    rows.append(_row("build (all stages)", built[0], read, f"{built[1]:,.0f}"))
    return [*rows, _row("generate and build", written[0] + built[0], read, "")]


def _row(stage: str, seconds: float, rows: int, memory: str) -> Row:
    return {
        "stage": stage,
        "seconds": round(seconds, 1),
        "rows": rows,
        "rows a second": round(rows / seconds) if seconds >= 1 else 0,
        "peak memory, MiB": memory,
    }
