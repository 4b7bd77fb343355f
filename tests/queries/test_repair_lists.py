"""Every count of the repairs page opens exactly its rows, under ten random filter combinations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from queries import runner
from tests.queries.oracles.marts import Marts
from tests.queries.oracles.repairs import Repairs
from tests.queries.repair_filters import Row, chosen, kept
from tests.queries.test_repair_queries import DONE, SEEDS, answer

Opened = tuple[str, int, str, Row]


@pytest.fixture(scope="session")
def flow(expected: Marts) -> list[Row]:
    return Repairs(expected).flow()


def counts(mart, asked: Row) -> Iterator[Opened]:
    """Yields the figures of the cards and breakdowns, each with its list."""
    (now,) = (row for row in answer(mart, "counts", asked) if row["slot"] == "period")
    yield "received", now["received_count"], "received", {}
    yield "completed", now["completed_count"], "completed", {}
    yield "open", now["open_count"], "in_progress", {}
    yield "overdue", now["overdue_count"], "in_progress", {"lateness": ["overdue"]}
    groups = {
        "handling_department_code": "department_codes",
        "district_code": "district_codes",
        "severity_class": "severity_classes",
        "subject_type": "subject_types",
    }
    for row in answer(mart, "breakdowns", asked):
        name = row["breakdown"]
        if row[name] is not None:
            code = {groups[name]: [row[name]]}
            yield name, row["received_count"], "received", code
            yield name, row["completed_count"], "completed", code
            yield name, row["open_count"], "in_progress", code
            yield name, row["overdue_count"], "in_progress", code | {"lateness": ["overdue"]}


def charts(mart, asked: Row) -> Iterator[Opened]:
    """Yields the marks of the charts, each with its list."""
    for row in answer(mart, "funnel", asked):
        state = {"reached_state": row["reached_state"]}
        yield "funnel", row["application_count"], "received", state
    days = answer(mart, "flow", asked)
    for row in days[:: max(1, len(days) // 6)]:
        for state in ("waiting", "handling", "returning", "closed"):
            at = {"flow_state": state, "on_day": row["day"].date()}
            yield "flow", row[f"{state}_count"], "in_state", at
    for row in answer(mart, "control", asked):
        week = {"weeks": [f"{row['week_start']:%Y-%m-%d}"]}
        yield "control", row["timed_count"], "completed", week
    ages: dict[str, int] = {}
    for row in answer(mart, "ageing", asked):
        ages[row["repair_age"]] = ages.get(row["repair_age"], 0) + row["application_count"]
    for age, count in ages.items():
        yield "ageing", count, "in_progress", {"repair_ages": [age], "on_day": asked["as_of"]}


def tables(mart, asked: Row) -> Iterator[Opened]:
    """Yields the numbers of the tables, each with its list."""
    for row in answer(mart, "steps", asked):
        step = {"step": row["step"], "rule_versions": [row["rule_version"]]}
        yield "steps", row["timed_count"], "timed", step
        yield "late", row["late_count"], "timed", step | {"is_late": True}
    for row in answer(mart, "rejections", asked):
        reason = {"rejection_groups": [row["rejection_group"]], "repair_statuses": ["rejected"]}
        yield "rejections", row["application_count"], "completed", reason
    for row in answer(mart, "passes", asked):
        passed = {"passes": [row["pass_state"]], "trainings": [row["training_state"]]}
        yield "passes", row["application_count"], "completed", passed
    for row in answer(mart, "problems", asked):
        yield (
            "problems",
            row["application_count"],
            "unclocked",
            {"clock_problems": [row["clock_problem"]]},
        )
    for row in answer(mart, "repairable_counts", asked):
        state = {"eligibilities": [row["repair_eligibility"]]}
        yield "repairable", row["record_count"], "repairable", state
    for row in answer(mart, "notice_counts", asked):
        if not row["is_withdrawn"]:
            state = {"notice_states": [row["notice_state"]]}
            yield "notices", row["decision_count"], "notices", state


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("figures", [counts, charts, tables])
def test_list_has_as_many_rows_as_the_figure_says(city_mart, seed: int, figures) -> None:
    asked = chosen(city_mart, seed)
    tried = 0
    for name, count, query, more in figures(city_mart, asked):
        found = runner.count(city_mart, f"repairs/{query}", asked | more)
        assert found == count, (name, more)
        tried += 1
    assert tried or seed


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_due_this_week(city_mart, flow, seed: int) -> None:
    asked = chosen(city_mart, seed)
    wanted = {}
    for row in kept(flow, asked):
        if not row["is_open"]:
            continue
        is_first = row["accepted_on"] is None and row["accept_due_on"] is not None
        is_first = is_first and row["accept_due_on"] >= asked["as_of"]
        due = row["accept_due_on"] if is_first else row["due_on"]
        if due is not None and asked["as_of"] <= due < asked["due_before"]:
            wanted[row["application_no"]] = (due, "accept" if is_first else "total")
    found = {
        row["application_no"]: (row["next_due_on"].date(), row["step"])
        for row in answer(city_mart, "due", asked)
    }
    assert found == wanted


def test_lists_name_no_subject_of_a_withheld_record(city_mart, flow) -> None:
    asked = chosen(city_mart, 0) | {"on_day": chosen(city_mart, 0)["as_of"]}
    start = asked["period_start"] - timedelta(days=2000)
    for name in ("received", "completed", "in_progress", "in_state", "due", "unclocked"):
        for row in answer(city_mart, name, asked | {"period_start": start}):
            if row["is_identity_withheld"]:
                assert row["uscc"] is None, name
                assert row["subject_name"] is None, name
    assert any(row["repair_status"] in DONE and row["is_identity_withheld"] for row in flow)
