"""What the page of the repairs counts, against plain Python under random filters."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from itertools import pairwise
from statistics import mean
from typing import Any

import duckdb
import pytest

from queries import runner
from tests.queries.oracles.marts import Marts
from tests.queries.oracles.repairs import Repairs
from tests.queries.repair_filters import Row, chosen, kept, within

SEEDS = range(10)
DONE = ("approved", "rejected")


@pytest.fixture(scope="session")
def repairs(expected: Marts) -> Repairs:
    return Repairs(expected)


@pytest.fixture(scope="session")
def flow(repairs: Repairs) -> list[Row]:
    return repairs.flow()


def answer(mart: duckdb.DuckDBPyConnection, name: str, asked: Row) -> list[Row]:
    found = runner.run(mart, f"repairs/{name}", asked)
    return [
        {str(key): None if value != value or str(value) == "<NA>" else value for key, value in row}
        for row in (list(entry.items()) for entry in found.to_dict("records"))
    ]


def quantile(values: list[int], part: float) -> float | None:
    """Returns the value below which that part lies, between two neighbours in proportion."""
    if not values:
        return None
    ordered = sorted(values)
    place = part * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return pytest.approx(ordered[low] + (ordered[high] - ordered[low]) * (place - low))


def done(rows: list[Row], asked: Row) -> list[Row]:
    return [r for r in rows if r["repair_status"] in DONE and within(r["completed_on"], asked)]


def left(rows: list[Row], day: Any) -> list[Row]:
    return [
        r
        for r in rows
        if r["submitted_on"] <= day
        and (r["is_open"] or (r["flow_closed_on"] is not None and r["flow_closed_on"] > day))
    ]


def summary(rows: list[Row], asked: Row, day: Any) -> Row:
    finished = done(rows, asked)
    timed = [r["total_wd"] for r in finished if r["total_wd"] is not None]
    waiting = left(rows, day)
    return {
        "received_count": sum(within(r["submitted_on"], asked) for r in rows),
        "completed_count": len(finished),
        "timed_count": len(timed),
        "wd_p50": quantile(timed, 0.5),
        "wd_p90": quantile(timed, 0.9),
        "open_count": len(waiting),
        "overdue_count": sum(r["due_on"] is not None and r["due_on"] < day for r in waiting),
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_counts_of_the_period(city_mart, flow: list[Row], seed: int) -> None:
    asked = chosen(city_mart, seed)
    rows = kept(flow, asked)
    found = {row["slot"]: row for row in answer(city_mart, "counts", asked)}
    wanted = summary(rows, asked, asked["on_day"])
    assert {name: found["period"][name] for name in wanted} == wanted
    timed = [r for r in done(rows, asked) if r["total_wd"] is not None]
    assert found["period"]["on_time_count"] == sum(r["total_wd"] <= 10 for r in timed)
    before = asked["period_start"] - timedelta(days=1)
    assert found["previous"]["open_count"] == len(left(rows, before))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    "column", ["handling_department_code", "district_code", "severity_class", "subject_type"]
)
def test_breakdowns(city_mart, flow: list[Row], seed: int, column: str) -> None:
    asked = chosen(city_mart, seed)
    groups = defaultdict(list)
    for row in kept(flow, asked):
        groups[row[column]].append(row)
    wanted = {key: summary(rows, asked, asked["on_day"]) for key, rows in groups.items()}
    wanted = {
        key: entry
        for key, entry in wanted.items()
        if entry["received_count"] + entry["completed_count"] + entry["open_count"]
    }
    rows = answer(city_mart, "breakdowns", asked)
    found = {row[column]: row for row in rows if row["breakdown"] == column}
    assert found.keys() == wanted.keys()
    for key, entry in wanted.items():
        assert {column: found[key][column] for column in entry} == entry


@pytest.mark.parametrize("seed", SEEDS)
def test_steps_against_their_clock(city_mart, flow: list[Row], seed: int) -> None:
    asked = chosen(city_mart, seed)
    wanted = defaultdict(list)
    parts = {
        "accept": ("accepted_on", "accept_wd", "accept_limit_wd"),
        "decide": ("flow_decided_on", "decide_wd", "decide_limit_wd"),
        "return": ("flow_closed_on", "return_wd", None),
        "total": ("completed_on", "total_wd", "total_limit_wd"),
    }
    for row in kept(flow, asked):
        for step, (day, days, limit) in parts.items():
            if step != "accept" and row["repair_status"] not in DONE:
                continue
            if within(row[day], asked) and row[days] is not None:
                wanted[step, row["rule_version"]].append((row[days], limit and row[limit]))
    found = {(r["step"], r["rule_version"]): r for r in answer(city_mart, "steps", asked)}
    assert found.keys() == wanted.keys()
    for key, pairs in wanted.items():
        days, limit = [pair[0] for pair in pairs], pairs[0][1]
        late = sum(limit is not None and day > limit for day in days)
        assert found[key]["timed_count"] == len(days)
        assert found[key]["late_count"] == late
        assert found[key]["limit_wd"] == limit
        assert found[key]["wd_p50"] == quantile(days, 0.5)
        assert found[key]["wd_p90"] == quantile(days, 0.9)
        rate = None if limit is None else pytest.approx(1 - late / len(days))
        assert found[key]["on_time_rate"] == rate


@pytest.mark.parametrize("seed", SEEDS)
def test_control_chart(city_mart, flow: list[Row], seed: int) -> None:
    asked = chosen(city_mart, seed)
    weeks = defaultdict(list)
    for row in done(kept(flow, asked), asked):
        if row["total_wd"] is not None:
            day = row["completed_on"]
            weeks[day - timedelta(days=day.weekday())].append(row["total_wd"])
    means = [mean(weeks[week]) for week in sorted(weeks)]
    moves = [abs(b - a) for a, b in pairwise(means)]
    found = answer(city_mart, "control", asked)
    assert [row["week_start"].date() for row in found] == sorted(weeks)
    for row, value in zip(found, means, strict=True):
        assert row["mean_wd"] == pytest.approx(value)
        assert row["centre_wd"] == pytest.approx(mean(means))
        if moves:
            reach = 2.66 * mean(moves)
            assert row["upper_wd"] == pytest.approx(mean(means) + reach)
            assert row["lower_wd"] == pytest.approx(max(0, mean(means) - reach))
            assert row["is_signal"] == (value > row["upper_wd"] or value < row["lower_wd"])


@pytest.mark.parametrize("seed", SEEDS)
def test_ageing_reasons_passes_and_what_is_kept_out(city_mart, flow, seed: int) -> None:
    asked = chosen(city_mart, seed)
    rows = kept(flow, asked)
    finished = done(rows, asked)
    received = [r for r in rows if within(r["submitted_on"], asked)]
    tables = {
        "ageing": ([r for r in rows if r["is_open"]], ("repair_age", "is_overdue")),
        "rejections": (
            [r for r in finished if r["repair_status"] == "rejected"],
            ("rejection_group",),
        ),
        "passes": (finished, ("training_state", "pass_state")),
        "problems": ([r for r in received if r["clock_problem"]], ("clock_problem",)),
    }
    for name, (mine, columns) in tables.items():
        wanted = Counter(tuple(row[column] for column in columns) for row in mine)
        found = {
            tuple(row[column] for column in columns): row["application_count"]
            for row in answer(city_mart, name, asked)
        }
        assert found == dict(wanted), name
