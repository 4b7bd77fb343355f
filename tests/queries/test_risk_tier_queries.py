"""The page of the risk tiers: sums, moves and lists against plain Python under random filters."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from typing import Any

import duckdb
import pytest

from queries import runner
from tests.queries.selections import as_of, months_after, whole

TIERS = ("A", "B", "C", "D", "unrated")
NAMES = {"district_code": "district_codes", "industry_section": "industry_sections"}
NAMES |= {"subject_type": "subject_types"}
# What the path has for a subject that is not there, or not rated.
LETTERS = {"new": "-", "left": "-", "unrated": "u"}
Row = dict[str, Any]


def rows_of(mart: duckdb.DuckDBPyConnection, table: str) -> list[Row]:
    found = mart.execute(f"select * from {table}")
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@pytest.fixture
def spans(mart: duckdb.DuckDBPyConnection) -> list[Row]:
    return rows_of(mart, "fct_tier_interval")


def random_filters(mart: duckdb.DuckDBPyConnection, seed: int) -> dict[str, list[str]]:
    """Returns some districts, sections and types, each of them often left open."""
    dice = random.Random(seed)
    chosen = {}
    for column, name in NAMES.items():
        known = mart.execute(
            f"select distinct {column} from dim_subject where {column} is not null order by 1"
        ).fetchall()
        codes = [row[0] for row in known]
        chosen[name] = (
            dice.sample(codes, dice.randint(1, len(codes))) if dice.random() < 0.6 else []
        )
    return chosen


def kept(row: Row, chosen: dict[str, list[str]]) -> bool:
    return all(not chosen[name] or row[column] in chosen[name] for column, name in NAMES.items())


def tiers_on(day: date, spans: list[Row], chosen: dict[str, list[str]]) -> dict[str, str]:
    """Returns the tier of each subject in operation on a day."""
    return {row["uscc"]: row["risk_tier"] for row in spans if holds(row, day) and kept(row, chosen)}


def holds(row: Row, day: date) -> bool:
    return row["started_on"] <= day and (row["ended_on"] is None or row["ended_on"] > day)


def last_day(month: date, day: date) -> date:
    return min(date.fromordinal(months_after(month, 1).toordinal() - 1), day)


@pytest.mark.parametrize("seed", range(12))
def test_tiers_add_up_to_active_subjects_under_every_filter(
    seed: int, mart: duckdb.DuckDBPyConnection, spans: list[Row]
) -> None:
    chosen, day = random_filters(mart, seed), as_of(mart)
    end = months_after(day, 1 - random.Random(seed).choice([0, 0, 5, 14]))
    looked_at = last_day(months_after(end, -1), day)
    tiers = tiers_on(looked_at, spans, chosen)
    params = whole(mart, period_end=end, higher_tiers=["C", "D"], **chosen)
    for name in ("by_district", "by_section"):
        frame = runner.run(mart, f"risk_tiers/{name}", params)
        found = frame.groupby("risk_tier")["subject_count"].sum().to_dict()
        assert found == Counter(tiers.values()), name
    trend = runner.run(mart, "overview/tier_trend", params)
    newest = trend[trend["period"].dt.date == months_after(end, -1)]
    assert newest["subject_count"].sum() == len(tiers)
    cells = runner.run(mart, "risk_tiers/cells", params)
    assert cells["subject_count"].sum() == len(tiers)
    assert cells["higher_count"].sum() == sum(tier in "CD" for tier in tiers.values())
    listed = runner.run(mart, "risk_tiers/subjects_then", params)
    assert dict(zip(listed["uscc"], listed["risk_tier"], strict=True)) == tiers
    was_scored = {
        row["uscc"]: float(row["score"])
        for row in rows_of(mart, "fct_score_interval")
        if holds(row, looked_at) and row["uscc"] in tiers
    }
    scores = listed.dropna(subset="score").set_index("uscc")["score"]
    assert scores.to_dict() == was_scored
    since = {row["uscc"]: row["started_on"] for row in spans if holds(row, looked_at)}
    assert all(row.started_on.date() == since[row.uscc] for row in listed.itertuples())
    if looked_at == day:
        now = runner.run(mart, "risk_tiers/subjects", params | {"reason_codes": []})
        assert dict(zip(now["uscc"], now["risk_tier"], strict=True)) == tiers


@pytest.mark.parametrize("seed", range(8))
def test_moves_are_those_of_the_intervals_and_open_as_many_subjects(
    seed: int, mart: duckdb.DuckDBPyConnection, spans: list[Row]
) -> None:
    dice, day = random.Random(seed), as_of(mart)
    back = sorted(dice.sample(range(36), 2))
    months = {"moved_from": months_after(day, -back[1]), "moved_to": months_after(day, -back[0])}
    chosen = random_filters(mart, seed + 100)
    before, after = (tiers_on(last_day(month, day), spans, chosen) for month in months.values())
    wanted = Counter(
        (before.get(uscc, "new"), after.get(uscc, "left")) for uscc in {*before, *after}
    )
    params = whole(mart, **months, **chosen)
    frame = runner.run(mart, "risk_tiers/transitions", params)
    assert {(r.tier_before, r.tier_after): r.subject_count for r in frame.itertuples()} == wanted
    for (old, new), count in wanted.items():
        letters = LETTERS.get(old, old) + LETTERS.get(new, new)
        listed = runner.run(mart, "risk_tiers/moved", params | {"moves": [letters]})
        assert len(listed) == count
        assert all(before.get(uscc, "new") == old for uscc in listed["uscc"])
    only = runner.run(mart, "risk_tiers/transitions", params | {"risk_tiers": ["D"]})
    assert only["subject_count"].sum() == sum(tier == "D" for tier in after.values())


@pytest.mark.parametrize("seed", range(6))
def test_reasons_open_as_many_subjects(seed: int, mart: duckdb.DuckDBPyConnection) -> None:
    chosen = random_filters(mart, seed + 200)
    params = whole(mart, higher_tiers=["C", "D"], **chosen)
    frame = runner.run(mart, "risk_tiers/reasons", params)
    wanted = Counter(
        (row["direct_rule_id"] or row["main_indicator_id"] or "none", row["risk_tier"])
        for row in rows_of(mart, "fct_score")
        if row["risk_tier"] in ("C", "D") and kept(row, chosen)
    )
    assert {(r.reason_code, r.risk_tier): r.subject_count for r in frame.itertuples()} == wanted
    for row in frame.itertuples():
        opened = params | {"reason_codes": [row.reason_code], "risk_tiers": [row.risk_tier]}
        assert runner.count(mart, "risk_tiers/subjects", opened) == row.subject_count


@pytest.mark.parametrize("seed", range(6))
def test_schemes_stand_side_by_side_and_open(seed: int, mart: duckdb.DuckDBPyConnection) -> None:
    chosen = random_filters(mart, seed + 300)
    params = whole(mart, **chosen)
    grades = [row for row in rows_of(mart, "fct_grade") if kept(row, chosen)]
    schemes = runner.run(mart, "risk_tiers/schemes", params)
    assert schemes["is_shown"].sum() == 1
    for scheme, count in zip(schemes["scheme_code"], schemes["subject_count"], strict=True):
        mine = [row for row in grades if row["scheme_code"] == scheme]
        assert count == len(mine)
        frame = runner.run(mart, "risk_tiers/scheme_cross", params | {"scheme": scheme})
        found = {(r.risk_tier, r.grade_code): r.subject_count for r in frame.itertuples()}
        assert found == Counter((row["risk_tier"], row["grade_code"]) for row in mine)
        for (tier, grade), number in list(found.items())[:4]:
            cell = params | {"scheme": scheme, "tier": tier, "grade": grade}
            assert runner.count(mart, "risk_tiers/graded", cell) == number
