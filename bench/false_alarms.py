"""Whether early warning finds what is planted in the demo city, and nothing else.

Slow: every seed is a city of its own, made, loaded and built. The rules about areas and
departments must find the stories of `docs/demo-city.md` and raise no other alarm; the rules about
subjects are work lists and only counted.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from data.demo import stories
from data.demo.departments import list_departments

TITLE = "Early warning: planted alarms found, and false ones"
# `python -m bench` leaves it out unless it is named: ten cities take a quarter of an hour.
ONLY_WHEN_NAMED = True
SEEDS = range(1, 11)
AS_OF = date(2026, 11, 25)
SIZE = (60_000, 1_000_000)
ALARMS = "select alert_id from fct_alert where alert_kind in ('area', 'department')"
LISTED = "select count(*) from fct_alert where alert_kind = 'subject'"


def planted() -> set[str]:
    """Return the keys of the alerts that the stories must raise."""
    departments = list_departments()
    silent = departments[stories.SILENT_DEPARTMENT - 1].code
    backlog = departments[stories.BACKLOG_DEPARTMENT - 1].code
    return {
        f"district_drift|{stories.DRIFT_DISTRICT}",
        f"penalty_cluster|{stories.CLUSTER_TOWN}|{stories.CLUSTER_INDUSTRY[1:3]}",
        f"department_silent|{silent}",
        f"repair_backlog|{backlog}",
    }


def measure() -> list[dict[str, str | int | float]]:
    """One row a seed: planted alarms found and missed, false ones, and subjects listed."""
    rows: list[dict[str, str | int | float]] = []
    for seed in SEEDS:
        with TemporaryDirectory(prefix="bench-alarms-") as scratch:
            found, listed = _city(Path(scratch), seed)
        wanted = planted()
        rows.append(
            {
                "seed": seed,
                "subjects": SIZE[0],
                "planted": len(wanted),
                "found": len(wanted & found),
                "missed": ", ".join(sorted(wanted - found)) or "none",
                "false": ", ".join(sorted(found - wanted)) or "none",
                "subjects listed": listed,
            }
        )
    return rows


def _city(folder: Path, seed: int) -> tuple[set[str], int]:
    """Return the alarms of a city of this seed, and how many subjects its work lists name."""
    subjects, records = (str(number) for number in SIZE)
    _run(folder, "demo", "--out", str(folder / "demo"), "--seed", str(seed),
         "--subjects", subjects, "--records", records, "--as-of", AS_OF.isoformat())  # fmt: skip
    said = _run(folder, "build", "--source", str(folder / "demo"), "--json")
    mart = folder / "var" / "published" / f"mart-{json.loads(said)['build_id']}.duckdb"
    with duckdb.connect(str(mart), read_only=True) as connection:
        alarms = {alert_id for (alert_id,) in connection.execute(ALARMS).fetchall()}
        ((listed,),) = connection.execute(LISTED).fetchall()
    return alarms, listed


def _run(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "data", *arguments],
        env={**os.environ, "CREDIT_VAR": str(folder / "var")},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout
