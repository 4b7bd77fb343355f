"""How fast the intake reads one large table of licences, and how much memory it takes.

Usage: python -m bench.intake [--rows N] [--gigabytes G]

The rows have all 31 columns of the licences contract (28 of the national standard). Each
form is read in a process of its own: the peak memory is that of the whole process. With
`--gigabytes` only one CSV (UTF-8) of about that size is made, piece by piece, and read.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import shutil
import tempfile
import time
from datetime import date
from pathlib import Path

from bench.licences import FORMS, make_large, make_source
from data import intake

TITLE = "Intake of one table of licences (31 columns), by form of the file"
ROWS = 600_000
AS_OF = date(2026, 6, 30)
Row = dict[str, str | int | float]


def peak_memory() -> int:
    """Return the most memory this process has held, in MiB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def read(source: Path, scratch: Path) -> Row:
    """Return rate and peak memory of one intake; to be run in a process of its own."""
    started = time.perf_counter()
    report = intake.run(
        source, landing=scratch / "landing", quarantine=scratch / "quarantine",
        hash_key=b"benchmark only", as_of=AS_OF, partial=True,
    )  # fmt: skip
    seconds = time.perf_counter() - started
    report.raise_for_problems()
    table = report.tables["licences"]
    size = sum(path.stat().st_size for path in source.iterdir())
    return {
        "form": source.name,
        "rows": table.read_count,
        "refused": table.refused_count,
        "MiB": round(size / 2**20),
        "seconds": round(seconds, 1),
        "rows/s": round(table.read_count / seconds),
        "peak MiB": peak_memory(),
    }


def measure(rows: int = ROWS) -> list[Row]:
    """Return one row a form of the file."""
    results = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_source(folder, rows)
        for form in FORMS:
            results.append(read_apart(folder / form, folder / "scratch"))
            shutil.rmtree(folder / "scratch")
    return results


def measure_large(gigabytes: float) -> list[Row]:
    """Return one row: a CSV of about that many gigabytes (10^9 bytes)."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_large(folder / "csv utf-8", gigabytes * 1e9)
        return [read_apart(folder / "csv utf-8", folder / "scratch")]


def read_apart(source: Path, scratch: Path) -> Row:
    """Return what `read` measures, in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(read, (source, scratch))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rows", type=int, default=ROWS)
    arguments.add_argument("--gigabytes", type=float, help="read one CSV of this size instead")
    given = arguments.parse_args()
    found = measure_large(given.gigabytes) if given.gigabytes else measure(given.rows)
    print(json.dumps(found, indent=2))
