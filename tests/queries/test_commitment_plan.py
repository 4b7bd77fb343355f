"""The planner of the commitments against exact fractions, and its parts against their sums."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from typing import Any

import duckdb
import pytest

from queries import runner
from tests.queries.landing import Row
from tests.queries.oracles import commitments as oracle
from tests.queries.selections import as_of, months_after, whole
from tests.queries.test_risk_tier_queries import rows_of

Mart = duckdb.DuckDBPyConnection


@pytest.fixture(scope="module")
def facts(modelled: Any) -> tuple[list[Row], list[Row], date]:
    """The commitments signed so far, the subjects, and the day of the build."""
    with duckdb.connect(modelled.mart, read_only=True) as mart:
        day = as_of(mart)
        signed = [row for row in rows_of(mart, "fct_commitment") if row["made_on"] <= day]
        return signed, rows_of(mart, "dim_subject"), day


def stand(facts: Any, place: str, base: list[str], on: date, *, with_kept: bool) -> Row:
    """Returns the subjects of a district on a day, and what counts towards its target."""
    signed, subjects, _ = facts
    own = [row for row in signed if row["district_code"] == place]
    there = [
        row
        for row in subjects
        if row["district_code"] == place
        and row["subject_type"] in base
        and oracle.was_active(row, on)
    ]
    reached = len(oracle.counted(own, base, on))
    return {
        "subjects": len(there),
        "reached": reached + (len(oracle.kept(own, base, on)) if with_kept else 0),
    }


@pytest.mark.parametrize("seed", range(10))
def test_plan_is_worked_out_from_the_facts(seed: int, city_mart: Mart, facts: Any) -> None:
    signed, _, day = facts
    dice = random.Random(seed)
    base = dice.choice([["enterprise"], ["enterprise", "individual_business"]])
    given = {
        "base_types": base,
        "with_kept": dice.random() < 0.5,
        "target": float(dice.choice([1, 2, 5])),
        "months_left": dice.randint(1, 30),
    }
    params = whole(city_mart, **given)
    ends = day.replace(day=1)
    if oracle.month_end(ends, date.max) != day:
        ends = months_after(ends, -1)
    last = oracle.month_end(ends, day)
    first = oracle.month_end(months_after(ends, -3), day)
    frame = runner.run(city_mart, "commitments/plan_districts", params)
    assert len(frame)
    for row in frame.to_dict("records"):
        place = row["district_code"]
        now, before, after = (
            stand(facts, place, base, on, with_kept=given["with_kept"]) for on in (day, first, last)
        )
        wanted = oracle.plan(
            now, before, after, target=int(given["target"]), months=given["months_left"]
        )
        assert (row["subject_count"], row["reached_count"]) == (now["subjects"], now["reached"])
        until = row["months_to_target"]
        assert (None if until != until else until) == wanted.pop("months_to_target")
        assert row["monthly_gain"] == pytest.approx(wanted.pop("monthly_gain"))
        assert {name: row[name] for name in wanted} == wanted, place
    parts = runner.run(city_mart, "commitments/plan_departments", params)
    since = months_after(ends, -11)
    received: dict[str, Counter[str]] = {}
    for row in oracle.counted(signed, base, last):
        if row["made_on"] >= since:
            received.setdefault(row["district_code"], Counter())[row["department_code"]] += 1
    for place, extra in zip(frame["district_code"], frame["extra_count"], strict=True):
        mine = parts[parts["district_code"] == place]
        assert mine["extra_count"].sum() == max(extra, 0), place
        if place in received and extra > 0:
            found = dict(zip(mine["department_code"], mine["extra_count"], strict=True))
            assert found == oracle.shared(extra, received[place]), place


def test_plan_by_hand() -> None:
    # Ten subjects, one more a month; four commitments, two more a month; target one each.
    now, before, after = (
        {"subjects": subjects, "reached": reached}
        for subjects, reached in ((10, 4), (7, 0), (10, 6))
    )
    plan = oracle.plan(now, before, after, target=1, months=3)
    # In three months 13 subjects and 10 commitments: three are missing; the gap of six closes
    # by one a month.
    assert plan["extra_count"] == 3
    assert plan["missing_count"] == 6
    assert plan["months_to_target"] == 6
    assert oracle.shared(10, Counter({"a": 1, "b": 1, "c": 1})) == {"a": 4, "b": 3, "c": 3}
