"""Scores, points, grades, history and peers equal a slow recomputation from the landed rows."""

from __future__ import annotations

from decimal import Decimal

import duckdb
import pytest

from tests.queries.dice import AS_OF
from tests.queries.landing import Row
from tests.queries.oracles.marts import Marts
from tests.queries.oracles.scoring import Scorer

SCHEMES = ("MODEL_ABCD", "MODEL_3")


def rows_of(mart: duckdb.DuckDBPyConnection, sql: str) -> list[Row]:
    found = mart.execute(sql)
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def scored(expected: Marts) -> list[str]:
    return [uscc for uscc in expected.subjects if expected.scorer.in_operation(uscc)]


def test_every_point_equals_its_recomputation(
    city_mart: duckdb.DuckDBPyConnection, expected: Marts
) -> None:
    scorer: Scorer = expected.scorer
    wanted = {
        (uscc, row["indicator_id"], row["record_id"]): (
            row["points"], row["raw_points"], row["age_days"], row["decay"], row["is_capped"],
            row["has_pending_objection"], row["severity"], row["related_uscc"],
        )
        for uscc in scored(expected)
        for row in scorer.contributions(uscc)
    }  # fmt: skip
    found = {
        (row["uscc"], row["indicator_id"], row["record_id"]): (
            row["points"], row["raw_points"], row["age_days"], row["decay"], row["is_capped"],
            row["has_pending_objection"], row["severity"], row["related_uscc"],
        )
        for row in rows_of(city_mart, "from fct_score_contribution")
    }  # fmt: skip
    assert len(found) > 100
    assert found == wanted


def test_every_score_and_grade_equals_its_recomputation(
    city_mart: duckdb.DuckDBPyConnection, expected: Marts
) -> None:
    scorer: Scorer = expected.scorer
    scores = {row["uscc"]: row["score"] for row in rows_of(city_mart, "from fct_score")}
    assert scores == {uscc: scorer.score(uscc) for uscc in scored(expected)}
    grades = {
        (row["scheme_code"], row["uscc"]): row["grade_code"]
        for row in rows_of(city_mart, "from fct_grade")
        if row["scheme_code"] in SCHEMES
    }
    assert grades == {
        (scheme, uscc): scorer.grade(uscc, scheme)
        for scheme in SCHEMES
        for uscc in scored(expected)
    }


def test_every_month_of_the_history_equals_its_recomputation(
    city_mart: duckdb.DuckDBPyConnection, expected: Marts
) -> None:
    steps = rows_of(city_mart, "from fct_score_interval")
    looks = rows_of(city_mart, "select period, stock_on from dim_month order by period")[-36:]
    assert looks[-1]["stock_on"] == AS_OF
    found = {
        (step["uscc"], look["period"]): (step["score"], step["grade_code"])
        for step in steps
        for look in looks
        if step["started_on"] <= look["stock_on"]
        and (step["ended_on"] is None or step["ended_on"] > look["stock_on"])
    }
    wanted = {
        (uscc, month): state
        for uscc in expected.subjects
        for month, state in expected.scorer.tier_history(uscc).items()
    }
    assert found == wanted


def test_a_step_says_withdrawn_only_where_such_a_record_counted(
    city_mart: duckdb.DuckDBPyConnection, expected: Marts
) -> None:
    marked = rows_of(city_mart, "from fct_score_interval where has_withdrawn")
    assert marked
    for step in marked:
        counted = expected.scorer.counted(step["uscc"], step["started_on"])
        assert any(not row["is_lawful"] for row in counted), step


def test_peers_equal_their_recomputation(
    city_mart: duckdb.DuckDBPyConnection, expected: Marts
) -> None:
    wanted = expected.scorer.peers()
    found = rows_of(city_mart, "from fct_score")
    assert {row["uscc"] for row in found} == set(wanted)
    for row in found:
        exposure, percentile, size = wanted[row["uscc"]]
        assert (row["exposure"], row["peer_count"]) == (exposure, int(size)), row["uscc"]
        assert row["peer_percentile"] == pytest.approx(percentile, abs=1e-9), row["uscc"]


def test_points_and_base_are_the_score_to_the_cent(city_mart: duckdb.DuckDBPyConnection) -> None:
    sums = rows_of(
        city_mart,
        "select score, 100 + coalesce(sum(points), 0) as added_up from fct_score"
        " left join fct_score_contribution using (uscc) group by uscc, score",
    )
    assert all(Decimal(row["score"]) == Decimal(row["added_up"]) for row in sums)
