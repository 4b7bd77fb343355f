"""Every fact and dimension equals its slow recomputation, row by row and column by column."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from tests.queries.conftest import Modelled
from tests.queries.dice import AS_OF
from tests.queries.landing import Row
from tests.queries.oracles.lawful import NUMBERS, WITHDRAWN
from tests.queries.oracles.marts import FACTS, Marts

KINDS = {kind: table for kind, (table, _) in NUMBERS.items()} | {"honour": "honours"}


def held(mart: duckdb.DuckDBPyConnection, name: str, key: str = "record_id") -> dict[Any, Row]:
    rows = mart.execute(f'select * from "{name}"')
    columns = [column[0] for column in rows.description or []]
    return {
        row[columns.index(key)]: {c: plain(v) for c, v in zip(columns, row, strict=True)}
        for row in rows.fetchall()
    }


def plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


def compare(found: dict[Any, Row], wanted: list[Row], key: str = "record_id") -> None:
    by_key = {row[key]: row for row in wanted}
    assert found.keys() == by_key.keys()
    for name, row in found.items():
        assert row == {column: by_key[name][column] for column in row}, name


@pytest.mark.parametrize("fact", sorted(FACTS))
def test_fact_holds_exactly_what_the_landed_rows_give(
    fact: str, city_mart: duckdb.DuckDBPyConnection, expected: Marts
) -> None:
    found = held(city_mart, fact)
    assert found
    compare(found, expected.fact(fact))


def test_subjects_equal_the_register(city_mart: duckdb.DuckDBPyConnection, expected: Marts) -> None:
    compare(held(city_mart, "dim_subject", "uscc"), expected.dim_subject(), "uscc")


def test_withdrawn_records_leave_events_without_content(
    city_mart: duckdb.DuckDBPyConnection, modelled: Modelled, expected: Marts
) -> None:
    wanted: Counter[tuple[Any, ...]] = Counter()
    for kind, table in KINDS.items():
        for row in modelled.rows[table]:
            verdict, day = expected.lawful.judge(kind, row)
            wanted[(kind, verdict, day, place(expected, row))] += verdict in WITHDRAWN
    for row in modelled.rows["joint_cases"]:
        verdict, day = expected.lawful.judge_case(row)
        wanted[("joint_case", verdict, day, place(expected, row))] += verdict in WITHDRAWN
    found = city_mart.execute(
        "select record_type, withdrawal, withdrawn_on, district_code from fct_withdrawn_event"
    ).fetchall()
    assert Counter(found) == +wanted
    columns = {row[0] for row in city_mart.execute("describe fct_withdrawn_event").fetchall()}
    assert not columns & {"uscc", "record_id", "subject_name", "document_no", "source_line"}


def place(expected: Marts, row: Row) -> str:
    return str(expected.subjects.get(row["uscc"], {}).get("district_code", "unlocated"))


@pytest.mark.parametrize("kind", ["dishonest", "abnormal"])
def test_intervals_that_cover_a_day_are_the_subjects_listed_on_it(
    kind: str, city_mart: duckdb.DuckDBPyConnection, modelled: Modelled, expected: Marts
) -> None:
    spans = []
    for row in modelled.rows[f"{kind}_listings"]:
        verdict, end = expected.lawful.judge(f"{kind}_listing", row)
        if row["uscc"] and verdict in ("lawful", *WITHDRAWN):
            spans.append((row["uscc"], row["listed_on"], end if end and end <= AS_OF else None))
    for day in sorted({AS_OF, *(row["listed_on"] for row in modelled.rows[f"{kind}_listings"])}):
        listed = {u for u, start, end in spans if start <= day and (end is None or end > day)}
        covering = city_mart.execute(
            "select count(*), count(*) filter (where ended_on is not null and uscc is not null)"
            " from fct_listing_interval where listing_kind = $kind and started_on <= $day"
            " and (ended_on is null or ended_on > $day)",
            {"kind": kind, "day": day},
        ).fetchone()
        assert covering == (len(listed), 0)


def test_publicity_counts_working_days_for_every_reported_decision(
    city_mart: duckdb.DuckDBPyConnection, modelled: Modelled, expected: Marts
) -> None:
    wanted = []
    departments = {row["department_code"]: row for row in modelled.rows["departments"]}
    known = {row["district_code"] for row in modelled.rows["districts"]} | {"990100"}
    for table in ("licences", "penalties"):
        for row in modelled.rows[table]:
            home = departments.get(row["source_uscc"], {}).get("district_code")
            lag = expected._working_days(row["decided_on"], row["reported_on"])
            wanted.append(
                row
                | {"record_kind": "licence" if table == "licences" else "penalty"}
                | {"reporting_department_code": row["source_uscc"], "is_valid": True}
                | {"district_code": home if home in known else "unlocated", "lag_wd": lag}
                | {"is_late": None if lag is None else lag > 7}
                | {"is_not_publishable": row["is_publishable"] is False}
            )
    compare(held(city_mart, "fct_publicity"), wanted)
