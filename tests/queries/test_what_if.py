"""What a record's end would change is what scoring the rest anew, record by record, comes to."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from queries import runner
from tests.queries.dice import AS_OF
from tests.queries.oracles.rescoring import path, rescore

Row = dict[str, Any]
SUBJECTS = 60
# indicator, dimension, effect, cap of the indicator, severities with points and direct rank
SCORECARD = (
    ("BA02", "base", "deduct", 15, {"one_year": (11, None), "more_years": (15, None)}),
    ("SU01", "supervision", "deduct", 45, {"minor": (5, None), "revoked": (45, 4)}),
    ("SU02", "supervision", "deduct", 30, {"pending": (14, None), "corrected": (6, None)}),
    ("SU03", "supervision", "deduct", 25, {"listed": (25, 3)}),
    ("SU04", "supervision", "deduct", 45, {"listed": (45, 4)}),
    ("RE01", "relations", "deduct", 10, {"branch": (8, None), "address": (2, None)}),
    ("SO01", "society", "add", 6, {"tax_a": (3, None), "other": (1, None)}),
)
CAPS = {"base": 15, "supervision": 65, "relations": 10, "society": 5}
LIMITS = [("A", 1, 95), ("B", 2, 78), ("C", 3, 45), ("D", 4, 0)]


def bounds() -> list[Row]:
    return [
        {"indicator_id": indicator, "severity": severity, "scorecard_version": "2026"}
        | {"scheme_code": "M", "start_points": Decimal(100), "indicator_order": order}
        | {"dimension_order": order, "dimension_id": dimension, "score_effect": effect}
        | {"indicator_cap": Decimal(cap), "dimension_cap": Decimal(CAPS[dimension])}
        | {"direct_rank": rank, "direct_rule_id": rank and f"DR{rank}", "points": points}
        for order, (indicator, dimension, effect, cap, severities) in enumerate(SCORECARD)
        for severity, (points, rank) in severities.items()
    ]


def contributions(seed: int) -> list[Row]:
    """Returns random records of many subjects, from one to thirty each."""
    dice, found = random.Random(seed), []
    for subject in range(SUBJECTS):
        for number in range(dice.choice([1, 1, 2, 3, 5, 8, 30])):
            bound = dice.choice(bounds())
            sign = 1 if bound["score_effect"] == "add" else -1
            factor = dice.choice([Decimal(1), Decimal("0.6"), Decimal("0.33")])
            raw = Decimal(sign * bound["points"]) * factor
            is_repairable = bound["indicator_id"] in ("SU01", "SU03", "SU04")
            day = AS_OF - timedelta(days=dice.randint(0, 900))
            after = day + timedelta(days=dice.choice([0, 90, 365, 1095]))
            found.append(
                {"uscc": f"S{subject:03d}", "district_code": "990101", "record_id": f"R{number}"}
                | {name: bound[name] for name in ("indicator_id", "severity", "dimension_id")}
                | {"record_type": "penalty", "related_uscc": None, "happened_on": day}
                | {"raw_points": round(raw, 2), "points": round(raw, 2), "changes_on": None}
                | {"is_repairable": is_repairable}
                | {"repairable_from": after if is_repairable else None}
            )
    return found


@pytest.fixture
def mart() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    connection.execute(
        "create table fct_score_contribution (uscc text, district_code text, record_id text,"
        " indicator_id text, severity text, dimension_id text, record_type text,"
        " related_uscc text, happened_on date, raw_points decimal(9, 2), points decimal(9, 2),"
        " changes_on date, is_repairable boolean, repairable_from date);"
        "create table dim_score_bound (indicator_id text, severity text, scorecard_version text,"
        " scheme_code text, start_points decimal(9, 2), indicator_order integer,"
        " dimension_order integer, dimension_id text, score_effect text,"
        " indicator_cap decimal(9, 2), dimension_cap decimal(9, 2), direct_rank integer,"
        " direct_rule_id text);"
        "create table dim_score_grade (scorecard_version text, scheme_code text,"
        " grade_code text, grade_rank integer, score_from decimal(9, 2))"
    )
    fill(connection, "dim_score_bound", [_without_points(bound) for bound in bounds()])
    for version, scheme in (("2026", "M"), ("2025", "M"), ("2026", "other")):
        shift = 0 if (version, scheme) == ("2026", "M") else 3
        limits = [(version, scheme, g, rank, max(f - shift, 0)) for g, rank, f in LIMITS]
        connection.executemany("insert into dim_score_grade values (?, ?, ?, ?, ?)", limits)
    yield connection
    connection.close()


def _without_points(bound: Row) -> Row:
    return {name: value for name, value in bound.items() if name != "points"}


def fill(mart: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    places = ", ".join("?" for _name in rows[0])
    sql = f"insert into {table} ({', '.join(rows[0])}) values ({places})"
    mart.executemany(sql, [list(row.values()) for row in rows])


@pytest.mark.parametrize("seed", range(3))
def test_every_end_and_every_step_of_the_path_is_scored_anew(
    seed: int, mart: duckdb.DuckDBPyConnection
) -> None:
    rows = contributions(seed)
    fill(mart, "fct_score_contribution", rows)
    known = {(bound["indicator_id"], bound["severity"]): bound for bound in bounds()}
    limits = [{"grade_code": g, "grade_rank": r, "score_from": f} for g, r, f in LIMITS]
    for uscc in sorted({row["uscc"] for row in rows}):
        own = [row for row in rows if row["uscc"] == uscc]
        wanted = {("alone", *key(one)): [row for row in own if row is not one] for one in own}
        gone: list[Row] = []
        for one in path(own, AS_OF):
            gone.append(one)
            wanted["path", *key(one)] = [row for row in own if row not in gone]
        found = what_if(mart, uscc)
        assert found == {name: rescore(left, known, limits) for name, left in wanted.items()}


def key(row: Row) -> tuple[str, str]:
    return row["indicator_id"], row["record_id"]


def what_if(
    mart: duckdb.DuckDBPyConnection, uscc: str
) -> dict[tuple[str, str, str], tuple[Decimal, str]]:
    query = runner.load("enterprise/what_if")
    params = {"uscc": uscc, "as_of": AS_OF, "district_codes": []}
    columns = "scenario, indicator_id, record_id, score_after, grade_after"
    rows = mart.execute(f"select {columns} from ({query.sql})", params).fetchall()
    return {row[:3]: row[3:] for row in rows}


def test_path_goes_by_the_first_day_of_repair(mart: duckdb.DuckDBPyConnection) -> None:
    rows = contributions(9)
    fill(mart, "fct_score_contribution", rows)
    for uscc in sorted({row["uscc"] for row in rows})[:40]:
        params = whole_of(uscc)
        frame = runner.run(mart, "enterprise/what_if", params)
        steps = frame[frame["scenario"] == "path"].sort_values("step_no")
        own = [row for row in rows if row["uscc"] == uscc]
        assert list(zip(steps["indicator_id"], steps["record_id"], strict=True)) == [
            key(one) for one in path(own, AS_OF)
        ]
        assert all(day.date() >= AS_OF for day in steps["repair_from"])


def whole_of(uscc: str) -> dict[str, str | date | list[str]]:
    return {"uscc": uscc, "as_of": AS_OF, "district_codes": []}


def test_subject_of_another_district_is_not_told(mart: duckdb.DuckDBPyConnection) -> None:
    fill(mart, "fct_score_contribution", contributions(1))
    params = whole_of("S001") | {"district_codes": ["990102"]}
    assert runner.count(mart, "enterprise/what_if", params) == 0
