"""How fast the demo city is made: messy files for the intake, and clean Parquet in bulk.

The largest city takes minutes and 2 GB: `BENCH_CITY=1400000x100000000 python -m bench demo`
measures it, or any other number of subjects and records, instead of the usual ones in bulk.
"""

from __future__ import annotations

import os
import resource
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from data.demo import DemoManifest, write_city, write_parquet

TITLE = "Demo city: from nothing to files"
AS_OF = date(2026, 10, 31)
MESSY = ((60_000, 1_000_000),)
BULK = ((60_000, 1_000_000), (140_000, 10_000_000))
WISH = os.environ.get("BENCH_CITY", "")


def measure() -> list[dict[str, str | int | float]]:
    """One row a size: records, seconds, processor seconds, records a second and peak memory.

    The peak is that of the process so far: sizes come in growing order.
    """
    rows = []
    wished = tuple(map(int, WISH.split("x"))) if WISH else ()
    messy, bulk = ((), ((wished[0], wished[1]),)) if wished else (MESSY, BULK)
    for write, sizes in ((write_city, messy), (write_parquet, bulk)):
        for subjects, records in sizes:
            with TemporaryDirectory(prefix="bench-demo-") as scratch:
                busy = time.process_time()
                made = write(Path(scratch) / "out", subjects=subjects, records=records, as_of=AS_OF)
                rows.append(_row(write.__name__, made, time.process_time() - busy))
    return rows


def _row(name: str, made: DemoManifest, busy: float) -> dict[str, str | int | float]:
    size = sum((made.out / name).stat().st_size for name in made.files)
    return {
        "what": "messy files" if name == "write_city" else "clean Parquet",
        "subjects": made.subjects,
        "records": made.records,
        "MB": round(size / 1e6),
        "seconds": round(made.seconds, 1),
        "processor seconds": round(busy, 1),
        "records a second": round(made.records / made.seconds),
        "peak MiB so far": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
