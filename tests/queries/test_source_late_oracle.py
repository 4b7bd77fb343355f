"""Sources are late from the day after they were expected, by contract and working days."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from tests.queries import landing
from tests.queries.conftest import Modelled
from tests.queries.landing import Row
from tests.queries.oracles.arrivals import Arrivals, frequency

TABLES = [name for name in landing.tables() if "reported_on" in landing.schema_of(name).names]
# Before holidays, on a Sunday that is worked, at the ends of a year, of months and of February.
DAYS = [
    date.fromisoformat(day)
    for day in (
        "2025-12-31", "2026-02-13", "2026-02-14", "2026-09-20", "2026-09-30", "2026-01-31",
        "2024-02-29", "2026-04-03", "2026-10-31",
    )
]  # fmt: skip
NEVER = "objections"
# Reported on a day after which no calendar of working days is known.
UNKNOWN = {"subject_changes": date(2026, 12, 31), "licences": date(2026, 12, 30)}
Built = tuple[Arrivals, Path]


def sent(seed: int) -> dict[str, list[Row]]:
    """Returns a few rows of each table, reported on random days; the last is not the last row."""
    dice = random.Random(seed)
    rows = {}
    for table in TABLES:
        last = dice.choice([*DAYS, date(2026, 1, 1) + timedelta(days=dice.randrange(300))])
        last = UNKNOWN.get(table, last)
        days = [last, *(last - timedelta(days=dice.randrange(90)) for _ in range(3))]
        rows[table] = [{"reported_on": day} for day in days] if table != NEVER else []
    return rows


@pytest.fixture(scope="module", params=[1, 2])
def landed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The folder of the landed rows, and what they mean."""
    folder, rows = tmp_path_factory.mktemp("late"), sent(request.param)
    landing.write(folder, rows, as_of=date(2026, 11, 20))
    return Arrivals(rows, TABLES), folder


def looks(arrivals: Arrivals) -> list[date]:
    """Returns the days around the limit of a source of each frequency, and around an alarm."""
    first = {frequency(table): due for table, due in arrivals.due.items() if due}
    assert set(first) == {"daily", "7wd", "monthly", "yearly"}
    days = {due + timedelta(days=late) for due in first.values() for late in (0, 1, 3)}
    return sorted(days | {max(first.values()) + timedelta(days=10)})


def test_late_sources_are_those_of_the_recomputation(modelled: Modelled, landed: Built) -> None:
    arrivals, folder = landed
    lateness = set()
    for day in looks(arrivals):
        mart = folder / f"{day}" / "mart.duckdb"
        mart.parent.mkdir()
        tables = ("load_source_lag", "source_late", "dim_alert_rule")
        modelled.compiled.replay(folder, mart, as_of=day, tables=tables)
        with duckdb.connect(mart) as connection:
            lag = connection.execute(
                "select table_name, expected_by, is_stale from load_source_lag"
            )
            assert {row[0]: row[1:] for row in lag.fetchall()} == {
                table: (arrivals.due.get(table), arrivals.is_late(table, day)) for table in TABLES
            }
            for warn in (1, 3, 10):
                connection.execute(
                    "update dim_alert_rule set threshold_value = ?"
                    " where alert_rule_id = 'source_late' and threshold_name = 'warn'",
                    [warn],
                )
                found = connection.execute(
                    "select member_code, since, value from staging.source_late"
                ).fetchall()
                late = arrivals.late(day, warn)
                assert {table: (since, value) for table, since, value in found} == late, day
                assert len(found) == len(late)
        lateness |= {(frequency(t), (day - due).days) for t, due in arrivals.due.items() if due}
    # Each frequency was looked at on its last day, on the day after, and at a higher limit.
    for how in ("daily", "7wd", "monthly", "yearly"):
        assert {(how, 0), (how, 1), (how, 3)} <= lateness
    assert arrivals.due["licences"] is None
    assert NEVER in arrivals.late(date(2026, 11, 20), 1)
