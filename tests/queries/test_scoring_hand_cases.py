"""The models give what was worked out by hand, down to the day and the cent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from tests.queries import landing
from tests.queries.conftest import Modelled
from tests.queries.scoring_case import Case
from tests.queries.scoring_cases import CASES

TABLES = ("fct_score", "fct_grade", "fct_score_interval", "fct_score_contribution", "dim_month")
DAYS = sorted({case.as_of for case in CASES.values()})
# Under the scorecard of the cases the three levels are A, B, and C with D: the same limits, and
# a rule for the high one wherever there is one for C or D.
LEVELS = {"A": "低", "B": "中", "C": "高", "D": "高"}
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def marts(modelled: Modelled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One mart a day, of the records of all cases of that day; they share nothing."""
    found = {}
    for day in DAYS:
        folder = tmp_path_factory.mktemp("by_hand")
        rows: Rows = {}
        for case in CASES.values():
            for table, landed in case.rows.items() if case.as_of == day else []:
                rows.setdefault(table, []).extend(landed)
        landing.write(folder, rows, as_of=day)
        mart = modelled.compiled.replay(folder, folder / "mart.duckdb", as_of=day, tables=TABLES)
        found[day] = duckdb.connect(mart, read_only=True)
    yield found
    for connection in found.values():
        connection.close()


def ask(marts: Any, case: Case, sql: str) -> list[tuple[Any, ...]]:
    """Returns the rows of the subjects of a case, code first."""
    return [row for row in marts[case.as_of].execute(sql).fetchall() if row[0] in case.expected]


@pytest.mark.parametrize("name", CASES)
def test_contributions_are_those_worked_out_by_hand(name: str, marts: Any) -> None:
    case = CASES[name]
    found: dict[str, dict[str, tuple[Any, ...]]] = {uscc: {} for uscc in case.expected}
    columns = "uscc, indicator_id, record_id, points, is_capped, has_pending_objection"
    for uscc, indicator, record, *given in ask(
        marts, case, f"select {columns} from fct_score_contribution"
    ):
        assert f"{indicator} {record}" not in found[uscc]
        found[uscc][f"{indicator} {record}"] = tuple(given)
    for uscc, wanted in case.expected.items():
        assert found[uscc] == {
            key: (points, key in wanted.marked["capped"], key in wanted.marked["pending"])
            for key, points in wanted.contributions.items()
        }, uscc


@pytest.mark.parametrize("name", CASES)
def test_score_tier_and_rule_are_those_worked_out_by_hand(name: str, marts: Any) -> None:
    case = CASES[name]
    scored = {uscc: said for uscc, said in case.expected.items() if said.score is not None}
    columns = "uscc, score, risk_tier, direct_rule_id"
    found = ask(marts, case, f"select {columns} from fct_score")
    assert {uscc: tuple(row) for uscc, *row in found} == {
        uscc: (said.score, said.grade, said.rule) for uscc, said in scored.items()
    }


@pytest.mark.parametrize("name", CASES)
def test_grades_of_both_schemes_are_those_worked_out_by_hand(name: str, marts: Any) -> None:
    case = CASES[name]
    scored = {uscc: said for uscc, said in case.expected.items() if said.score is not None}
    found = ask(marts, case, "select uscc, scheme_code, grade_code from fct_grade")
    assert {row[:2]: row[2] for row in found} == {
        (uscc, scheme): grade
        for uscc, said in scored.items()
        for scheme, grade in (("MODEL_ABCD", said.grade), ("MODEL_3", LEVELS[said.grade]))
    }


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.has_history()])
def test_past_months_are_those_worked_out_by_hand(name: str, marts: Any) -> None:
    case = CASES[name]
    looks = dict(marts[case.as_of].execute("select period, stock_on from dim_month").fetchall())
    spans = ask(
        marts, case, "select uscc, score, grade_code, started_on, ended_on from fct_score_interval"
    )
    for uscc, wanted in case.expected.items():
        for month, said in wanted.history.items():
            day = looks[date.fromisoformat(f"{month}-01")]
            state = [
                (score, grade)
                for code, score, grade, started, ended in spans
                if code == uscc and started <= day < (ended or date.max)
            ]
            score, _, grade = said.partition(" ")
            assert state == ([] if score == "none" else [(Decimal(score), grade)]), (uscc, month)
