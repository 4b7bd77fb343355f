"""The page of the joint cases against plain Python: every figure, and the rows behind each."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from typing import Any

import duckdb
import pytest

from queries import runner
from tests.queries.oracles import case_figures as slow
from tests.queries.selections import as_of, months_after, whole
from tests.queries.test_risk_tier_queries import rows_of

Row = dict[str, Any]
SEEDS = range(10)
# Narrowings of the list of cases, none of them in force.
OPEN = dict.fromkeys(("case_step", "case_state", "basis_code", "measure_code", "domain_code"), "")
ROLES = {"executing": "department_codes", "initiating": "initiating_codes"}


@pytest.fixture
def flow(mart: duckdb.DuckDBPyConnection) -> list[Row]:
    return rows_of(mart, "fct_case_flow")


def random_params(mart: duckdb.DuckDBPyConnection, flow: list[Row], seed: int) -> Row:
    """Returns some of the values of some of the filters, and a period."""
    dice = random.Random(seed)
    chosen: Row = {}
    for name, column in slow.FILTERS.items():
        known = sorted({row[column] for row in flow if row[column] is not None})
        is_open = dice.random() < 0.65
        chosen[name] = [] if is_open else dice.sample(known, dice.randint(1, len(known)))
    day = as_of(mart)
    last = months_after(day, 1 - dice.choice([0, 0, 0, 7]))
    return whole(
        mart,
        period_start=months_after(last, -dice.choice([1, 6, 12, 30])),
        period_end=last,
        **chosen,
        **OPEN,
    )


def plain(value: Any) -> Any:
    return None if value is None or value != value else pytest.approx(value)


def check(found: Row, wanted: Row) -> None:
    for name, value in wanted.items():
        assert plain(found[name]) == value, name


@pytest.mark.parametrize("seed", SEEDS)
def test_summary_counts_the_period_and_what_it_is_compared_with(
    seed: int, mart: duckdb.DuckDBPyConnection, flow: list[Row]
) -> None:
    params = random_params(mart, flow, seed)
    start, end, day = params["period_start"], params["period_end"], as_of(mart)
    is_complete = months_after(day, 1).toordinal() - 1 == day.toordinal()
    last = min(end, months_after(day, 1 if is_complete else 0))
    months = (last.year - start.year) * 12 + last.month - start.month
    rows = slow.kept(flow, params)
    check(records(mart, "summary", params)[0], slow.figures(slow.within(rows, start, end)))
    spans = {"compared": (start, last), "previous": (months_after(start, -months), start)}
    wanted = {slot: slow.within(rows, *span) for slot, span in spans.items()}
    found = {row["slot"]: row for row in records(mart, "before", params)}
    assert set(found) == {slot for slot, cases in wanted.items() if cases}
    for slot, row in found.items():
        whole_row = slow.figures(wanted[slot])
        check(row, {name: whole_row[name] for name in ("case_count", "response_rate")})


def records(mart: duckdb.DuckDBPyConnection, name: str, params: Row) -> list[Row]:
    return runner.run(mart, f"joint_cases/{name}", params).to_dict("records")


def listed(mart: duckdb.DuckDBPyConnection, params: Row, **narrowed: Any) -> int:
    return runner.count(mart, "joint_cases/cases", params | narrowed)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_of_the_period_opens_as_many_rows(
    seed: int, mart: duckdb.DuckDBPyConnection, flow: list[Row]
) -> None:
    params = random_params(mart, flow, seed + 100)
    cases = slow.within(slow.kept(flow, params), params["period_start"], params["period_end"])
    frame = runner.run(mart, "joint_cases/cases", params)
    assert sorted(frame["record_id"]) == sorted(row["record_id"] for row in cases)
    figures = slow.figures(cases)
    assert listed(mart, params, case_state="order_gap") == figures["order_gap_count"]
    assert listed(mart, params, case_state="withdrawn") == figures["case_withdrawn_count"]
    funnel = {
        row["case_step"]: (row["case_count"], *map(plain_of(row), ("p50", "p90")))
        for row in records(mart, "funnel", params)
    }
    assert {k: tuple(map(plain, v)) for k, v in funnel.items()} == slow.steps(cases)
    for step, (count, *_hours) in funnel.items():
        assert listed(mart, params, case_step=step) == count
    for row in records(mart, "measures", params):
        code, kind = row["measure_code"], row["case_kind"]
        mine = [r for r in cases if (r["measure_code"], r["case_kind"]) == (code, kind)]
        assert row["case_count"] == len(mine)
        assert row["has_basis"] == all(r["basis_gap"] is None for r in mine)
        own = params | {"case_kinds": [kind]}
        assert listed(mart, own, measure_code=code) == row["case_count"]
    domains = records(mart, "domains", params)
    known = mart.execute("select count(*) from dim_code where code_list = 'domain'").fetchone()
    assert known == (len(domains),)
    for row in domains:
        mine = [r for r in cases if r["domain_code"] == row["domain_code"]]
        assert (
            row["case_count"] == len(mine) == listed(mart, params, domain_code=row["domain_code"])
        )
        assert row["sanction_count"] == sum(r["case_kind"] == "sanction" for r in mine)


def plain_of(row: Row) -> Any:
    return lambda name: row[f"step_hours_{name}"]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("seed", SEEDS)
def test_departments_and_cells_open_as_many_rows(
    seed: int, role: str, mart: duckdb.DuckDBPyConnection, flow: list[Row]
) -> None:
    params = random_params(mart, flow, seed + 200) | {"role": role}
    cases = slow.within(slow.kept(flow, params), params["period_start"], params["period_end"])
    column = f"{role}_department_code"
    by_department = slow.grouped(cases, lambda row: row[column])
    found = {row["department_code"]: row for row in records(mart, "by_department", params)}
    assert set(found) == set(by_department)
    for code, row in found.items():
        wanted = slow.figures(by_department[code])
        if wanted["pushed_count"] < 5:
            few = ("response_rate", "feedback_rate", "feedback_hours_p50", "feedback_hours_p90")
            wanted |= dict.fromkeys(few)
        check({name: row[name] for name in row}, {n: wanted[n] for n in wanted if n in row})
        assert listed(mart, params | {ROLES[role]: [code]}) == row["case_count"]
    used = [row for row in cases if row["withdrawal"] is None]
    basis = slow.grouped(used, lambda r: (r["list_code"] or r["honour_type"] or "none", r[column]))
    cells: Counter[tuple[str, str]] = Counter()
    for row in records(mart, "cells", params):
        names = (row[c] for c in ("list_code", "honour_type"))
        name = next((one for one in names if isinstance(one, str)), None)
        cells[(name or "none", row["department_code"])] += row["case_count"]
    assert cells == {key: len(rows) for key, rows in basis.items()}
    for code, department in list(cells)[:12]:
        own = params | {ROLES[role]: [department]}
        assert listed(mart, own, basis_code=code) == cells[(code, department)]


@pytest.mark.parametrize("seed", SEEDS)
def test_worklists_and_alarms_are_of_today_whatever_the_period(
    seed: int, mart: duckdb.DuckDBPyConnection, flow: list[Row]
) -> None:
    params = random_params(mart, flow, seed + 300)
    rows = slow.kept(flow, params)
    owed = [row for row in rows if row["feedback_due_on"] is not None]
    by_department = records(mart, "owed_by_department", params)
    assert sum(row["feedback_owed_count"] for row in by_department) == len(owed)
    overdue = {r["record_id"]: r["feedback_due_on"] for r in owed if r["is_feedback_overdue"]}
    assert sum(row["feedback_overdue_count"] for row in by_department) == len(overdue)
    assert runner.count(mart, "joint_cases/owed", params | {"only_overdue": False}) == len(owed)
    late = records(mart, "owed", params | {"only_overdue": True})
    assert {row["record_id"]: row["feedback_days_overdue"] for row in late} == {
        name: (as_of(mart) - due).days for name, due in overdue.items()
    }
    baseless = [row["record_id"] for row in rows if row["basis_gap"] is not None]
    found = records(mart, "without_basis", params)
    assert sorted(row["record_id"] for row in found) == sorted(baseless)
    names = ("district_codes", "department_codes", "initiating_codes")
    others = [name for name in slow.FILTERS if name not in names]
    unlifted = slow.kept(rows_of(mart, "fct_case_to_lift"), params, *others)
    for row in records(mart, "lift_counts", params):
        why = row["withdrawal"]
        assert row["case_count"] == sum(r["withdrawal"] == why for r in unlifted)
        only = params | {"withdrawals": [why]}
        assert runner.count(mart, "joint_cases/to_lift", only) == row["case_count"]


def test_trend_counts_24_complete_months(mart: duckdb.DuckDBPyConnection, flow: list[Row]) -> None:
    params = random_params(mart, flow, 1) | {"case_kinds": [], "period_end": date(9999, 1, 1)}
    rows = slow.kept(flow, params)
    found = runner.run(mart, "joint_cases/trend", params)
    assert 1 < found["period"].nunique() <= 24
    for row in found.itertuples():
        month = row.period.date()
        mine = slow.within(rows, month, months_after(month, 1))
        assert row.case_count == sum(r["case_kind"] == row.case_kind for r in mine)
