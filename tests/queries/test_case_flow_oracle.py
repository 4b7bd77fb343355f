"""The joint cases of the pages equal their slow recomputation, row by row and column by column."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

import duckdb

from tests.queries.oracles.cases import STEPS, Cases, hours, order_gap
from tests.queries.oracles.marts import Marts
from tests.queries.test_marts_oracle import held

EVENT = (
    *("district_code", "initiating_department_code", "executing_department_code"),
    *("initiated_on", "raw_case_count", "case_kind", "withdrawal"),
)
UNLIFTED = (*EVENT[:4], "withdrawal", "withdrawn_on")


def test_flow_holds_exactly_what_the_landed_rows_give(
    city_mart: duckdb.DuckDBPyConnection, expected: Marts
) -> None:
    found = held(city_mart, "fct_case_flow")
    wanted = Cases(expected).flow()
    used = {row["record_id"]: row for row in wanted if row["withdrawal"] is None}
    assert {name for name, row in found.items() if row["withdrawal"] is None} == set(used)
    assert used
    for name, case in used.items():
        assert found[name] == {column: case[column] for column in found[name]}, name


def test_withdrawn_cases_count_once_and_name_nobody(
    city_mart: duckdb.DuckDBPyConnection, expected: Marts
) -> None:
    found = [row for row in held(city_mart, "fct_case_flow").values() if row["withdrawal"]]
    wanted = [row for row in Cases(expected).flow() if row["withdrawal"]]
    assert wanted
    assert Counter(tuple(row[name] for name in EVENT) for row in found) == Counter(
        tuple(row[name] for name in EVENT) for row in wanted
    )
    shown = {name for row in found for name, value in row.items() if value is not None}
    assert shown <= {*EVENT, "record_id", "is_in_force", "is_feedback_overdue"}


def test_sanctions_to_lift_are_those_still_reported_as_in_force(
    city_mart: duckdb.DuckDBPyConnection, expected: Marts
) -> None:
    found = held(city_mart, "fct_case_to_lift", "event_id").values()
    wanted = Cases(expected).to_lift()
    assert wanted
    assert Counter(tuple(row[name] for name in UNLIFTED) for row in found) == Counter(
        tuple(row[name] for name in UNLIFTED) for row in wanted
    )
    assert not set(next(iter(found))) & {"uscc", "record_id", "subject_name", "case_no"}


def test_every_kind_of_bad_case_is_among_them(expected: Marts) -> None:
    flow = [row for row in Cases(expected).flow() if row["withdrawal"] is None]
    gaps = {row["order_gap"] for row in flow}
    assert {"not_pushed", "pushed", "received", "feedback"} <= gaps
    assert {"other_kind", "no_document", "not_in_effect"} <= {row["basis_gap"] for row in flow}
    backwards = [row for row in flow if row["order_gap"] == "feedback"]
    assert all(row["feedback_hours"] is None for row in backwards)


def test_feedback_before_the_push_has_no_hours_by_hand() -> None:
    case = {f"{step}_at": None for step in STEPS}
    case["initiated_at"] = datetime(2026, 5, 1, 8)  # noqa: DTZ001 - as the source has it
    case["pushed_at"] = case["initiated_at"] + timedelta(days=2)
    case["feedback_at"] = case["initiated_at"] + timedelta(days=1)
    assert order_gap(case) == "feedback"
    assert hours(case["pushed_at"], case["feedback_at"]) is None
