"""The flow of the repairs day by day, its pace, funnel and what may be repaired, recomputed."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from tests.queries.oracles.marts import Marts
from tests.queries.oracles.repairs import Repairs
from tests.queries.repair_filters import Row, chosen, kept, within
from tests.queries.test_repair_queries import DONE, SEEDS, answer, quantile

STATES = ("waiting", "handling", "returning", "closed")


@pytest.fixture(scope="session")
def repairs(expected: Marts) -> Repairs:
    return Repairs(expected)


@pytest.fixture(scope="session")
def flow(repairs: Repairs) -> list[Row]:
    return repairs.flow()


def state_on(row: Row, day: date, start: date) -> str | None:
    """Returns where an application stood at the end of a day, as one would say by hand."""
    if row["flow_submitted_on"] is None or row["flow_submitted_on"] > day:
        return None
    closed = row["flow_closed_on"]
    if closed and closed <= day:
        return "closed" if closed >= start else None
    if row["flow_decided_on"] and row["flow_decided_on"] <= day:
        return "returning"
    if row["flow_accepted_on"] and row["flow_accepted_on"] <= day:
        return "handling"
    return "waiting"


@pytest.mark.parametrize("seed", SEEDS)
def test_areas_of_the_flow_are_the_counts_of_each_day(city_mart, flow, seed: int) -> None:
    asked = chosen(city_mart, seed)
    rows, start = kept(flow, asked), asked["period_start"]
    found = answer(city_mart, "flow", asked)
    length = (asked["on_day"] - start).days + 1
    assert [row["day"].date() for row in found] == [start + timedelta(n) for n in range(length)]
    for row in found[:: max(1, length // 40)]:
        day = row["day"].date()
        wanted = Counter(state_on(entry, day, start) for entry in rows)
        assert {s: row[f"{s}_count"] for s in STATES} == {s: wanted[s] for s in STATES}, day


@pytest.mark.parametrize("seed", SEEDS)
def test_pace_counts_blocks_of_five_working_days(city_mart, flow, repairs, seed: int) -> None:
    asked = chosen(city_mart, seed)
    rows, today = kept(flow, asked), asked["as_of"]
    # Counted by walking back day by day: a block ends after every fifth working day.
    working, block, blocks = repairs.marts, 0, {}
    day, count = today, 0
    while block < 12:
        blocks[day] = block
        if working.index[day] != working.index[day - timedelta(1)]:
            count += 1
            block = count // 5
        day -= timedelta(1)
    arrived = Counter(blocks.get(row["flow_submitted_on"]) for row in rows)
    closed = Counter(blocks.get(row["flow_closed_on"]) for row in rows if row["flow_closed_on"])
    found = answer(city_mart, "pace", asked)
    assert [row["arrival_count"] for row in found] == [arrived[n] for n in range(12)]
    assert [row["closing_count"] for row in found] == [closed[n] for n in range(12)]
    is_left = [r for r in rows if r["is_open"] and r["flow_submitted_on"] is not None]
    assert {row["left_count"] for row in found} == {len(is_left)}


@pytest.mark.parametrize("seed", SEEDS)
def test_funnel(city_mart, flow, seed: int) -> None:
    asked = chosen(city_mart, seed)
    rows = [r for r in kept(flow, asked) if within(r["submitted_on"], asked)]
    accepted = [r for r in rows if r["accepted_on"] or r["repair_status"] in DONE]
    finished = [r for r in rows if r["repair_status"] in DONE]
    approved = [r for r in rows if r["repair_status"] == "approved"]
    over = asked["as_of"]
    ended = [r for r in approved if r["publicity_ended_on"] and r["publicity_ended_on"] <= over]
    found = {row["reached_state"]: row for row in answer(city_mart, "funnel", asked)}
    wanted = zip(
        ("received", "accepted", "completed", "approved", "ended"),
        (rows, accepted, finished, approved, ended),
        strict=True,
    )
    assert {state: row["application_count"] for state, row in found.items()} == {
        state: len(mine) for state, mine in wanted
    }
    days = [r["accept_wd"] for r in accepted if r["accept_wd"] is not None]
    assert found["accepted"]["wd_p50"] == quantile(days, 0.5)


@pytest.mark.parametrize("seed", SEEDS)
def test_notices_and_what_may_be_repaired(city_mart, repairs: Repairs, seed: int) -> None:
    asked = chosen(city_mart, seed)
    mine = kept(repairs.repairable(), asked, "department_code")
    found = answer(city_mart, "repairable_counts", asked)
    assert {row["repair_eligibility"]: row["record_count"] for row in found} == dict(
        Counter(row["repair_eligibility"] for row in mine)
    )
    decided = kept(repairs.notices(), asked, "department_code")
    wanted = Counter(
        (r["notice_state"], r["is_withdrawn"]) for r in decided if within(r["decided_on"], asked)
    )
    found = answer(city_mart, "notice_counts", asked)
    assert {(r["notice_state"], r["is_withdrawn"]): r["decision_count"] for r in found} == wanted


@pytest.mark.parametrize("seed", SEEDS)
def test_relapse_is_counted_without_subjects(city_mart, repairs: Repairs, seed: int) -> None:
    asked = chosen(city_mart, seed)
    total, again = 0, 0
    for (period, district, office, severity, is_again), count in repairs.relapses().items():
        places = ("district_codes", "department_codes", "severity_classes")
        codes = (district, office, severity)
        if within(period, asked) and all(
            not asked[name] or code in asked[name] for name, code in zip(places, codes, strict=True)
        ):
            total += count
            again += count * is_again
    (found,) = answer(city_mart, "relapse", asked)
    assert (found["repaired_count"], found["relapsed_count"]) == (total, again)


def test_no_table_of_the_relapse_knows_a_subject(city_mart) -> None:
    columns = city_mart.execute("select * from agg_repair_relapse limit 0").description
    assert {column[0] for column in columns} == {
        *("period", "district_code", "department_code", "severity_class"),
        *("repaired_count", "relapsed_count"),
    }


def test_no_repaired_record_is_in_use(city_mart) -> None:
    assert city_mart.execute("select count(*) from fct_repair_in_use").fetchone() == (0,)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        # Spring Festival 2026: off 15-23 February, working on Saturdays 14 and 28 February.
        (date(2026, 2, 13), date(2026, 2, 14), 1),
        (date(2026, 2, 13), date(2026, 2, 24), 2),
        (date(2026, 2, 27), date(2026, 2, 28), 1),
        # National Day 2026: off 1-7 October, working on 20 September and 10 October.
        (date(2026, 9, 18), date(2026, 9, 20), 1),
        (date(2026, 9, 30), date(2026, 10, 8), 1),
        (date(2026, 10, 9), date(2026, 10, 12), 2),
        (date(2025, 12, 31), date(2026, 12, 31), 248),
    ],
)
def test_working_days_know_holidays_and_make_up_days(city_mart, start, end, days) -> None:
    """Checked against the State Council's notice on the holidays of 2026, by hand."""
    found = city_mart.execute(
        "select b.workday_index - a.workday_index from dim_workday as a, dim_workday as b"
        " where a.day = ? and b.day = ?",
        [start, end],
    ).fetchone()
    assert found == (days,)
