"""The page of the commitments: ratios, coverage, funnel and lists under random filters."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest

from queries import runner
from tests.queries.landing import Row
from tests.queries.oracles import commitments as oracle
from tests.queries.selections import as_of, months_after, whole
from tests.queries.test_risk_tier_queries import rows_of

COLUMNS = ("district_code", "industry_section", "subject_type", "risk_tier")
NAMES = ("district_codes", "industry_sections", "subject_types", "risk_tiers")
BASES = (["enterprise"], ["enterprise", "individual_business"])
SEEDS = range(10)
Mart = duckdb.DuckDBPyConnection


@pytest.fixture(scope="module")
def facts(modelled: Any) -> tuple[list[Row], list[Row], date]:
    """The commitments signed so far, the subjects, and the day of the build."""
    with duckdb.connect(modelled.mart, read_only=True) as mart:
        day = as_of(mart)
        signed = [row for row in rows_of(mart, "fct_commitment") if row["made_on"] <= day]
        return signed, rows_of(mart, "dim_subject"), day


def choose(mart: Mart, seed: int, day: date) -> tuple[dict[str, Any], random.Random]:
    """Returns random filters, some of them left open, and a period."""
    dice, chosen = random.Random(seed), {}
    for column, name in zip(COLUMNS, NAMES, strict=True):
        known = mart.execute(
            f"select distinct {column} from dim_subject where {column} is not null order by 1"
        ).fetchall()
        codes = [row[0] for row in known]
        some = dice.sample(codes, dice.randint(1, len(codes)))
        chosen[name] = some if dice.random() < 0.4 else []
    end = months_after(day, 1 - dice.choice([0, 0, 3, 9]))
    span = {"period_start": months_after(end, -dice.choice([3, 12])), "period_end": end}
    return chosen | span, dice


def kept(row: Row, chosen: dict[str, Any]) -> bool:
    return all(
        not chosen[name] or row[column] in chosen[name]
        for column, name in zip(COLUMNS, NAMES, strict=True)
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_ratios_and_coverage_are_those_of_the_facts_and_open_as_many_rows(
    seed: int, city_mart: Mart, facts: Any
) -> None:
    signed, subjects, day = facts
    chosen, dice = choose(city_mart, seed, day)
    base = dice.choice(BASES)
    looked_at = oracle.month_end(months_after(chosen["period_end"], -1), day)
    rows = [row for row in signed if kept(row, chosen)]
    there = [
        row["uscc"]
        for row in subjects
        if oracle.was_active(row, looked_at) and row["subject_type"] in base and kept(row, chosen)
    ]
    wanted = {
        "subject_count": len(there),
        "covered_count": len(oracle.covered(signed, looked_at) & set(there)),
        "commitment_count": len(oracle.counted(rows, base, looked_at)),
        "fulfilled_count": len(oracle.kept(rows, base, looked_at)),
    }
    params = whole(city_mart, base_types=base, **chosen)
    months = runner.run(city_mart, "commitments/by_month", params)
    newest = months[months["period"].dt.date == months_after(chosen["period_end"], -1)]
    places = runner.run(city_mart, "commitments/by_district", params)
    for name, count in wanted.items():
        assert places[name].sum() == count, name
        assert newest[name].sum() == count, name
    for query, own, name in (
        ("counted", {"only_kept": False}, "commitment_count"),
        ("counted", {"only_kept": True}, "fulfilled_count"),
        ("subjects", {"cover": "all"}, "subject_count"),
        ("subjects", {"cover": "covered"}, "covered_count"),
    ):
        assert runner.count(city_mart, f"commitments/{query}", params | own) == wanted[name]
    bare = runner.count(city_mart, "commitments/subjects", params | {"cover": "uncovered"})
    assert bare == wanted["subject_count"] - wanted["covered_count"]


@pytest.mark.parametrize("seed", SEEDS)
def test_lifecycle_is_that_of_the_facts_and_every_step_opens_as_many_rows(
    seed: int, city_mart: Mart, facts: Any
) -> None:
    signed, _, day = facts
    chosen, dice = choose(city_mart, seed + 100, day)
    types = dice.sample(sorted(oracle.KINDS), 3) if dice.random() < 0.5 else []
    rows = [
        row
        for row in signed
        if kept(row, chosen)
        and chosen["period_start"] <= row["made_on"] < chosen["period_end"]
        and (not types or row["commitment_type"] in types)
    ]
    steps = Counter(step for row in rows for step in reached(row, signed, day))
    params = whole(city_mart, commitment_types=types, **chosen)
    frame = runner.run(city_mart, "commitments/lifecycle", params)
    assert {r.commitment_step: r.commitment_count for r in frame.itertuples() if r[2]} == steps
    for step in frame["commitment_step"]:
        listed = runner.count(city_mart, "commitments/signed", params | {"step": step})
        assert listed == steps[step], step
    departments = runner.run(city_mart, "commitments/by_department", params)
    found = departments.set_index("department_code")["checked_count"]
    assert found[found > 0].to_dict() == Counter(
        row["department_code"] for row in rows if row["fulfilment_status"]
    )
    kinds = runner.run(city_mart, "commitments/by_type", params)
    if not types:
        by_kind = Counter(row["commitment_type"] for row in rows)
        assert (
            dict(zip(kinds["commitment_type"], kinds["commitment_count"], strict=True)) == by_kind
        )
    for row in kinds.itertuples():
        assert row.six_type == oracle.KINDS[row.commitment_type]["six_type"]


def reached(row: Row, signed: list[Row], day: date) -> list[str]:
    """Returns the steps that a commitment has reached."""
    found = ["signed"]
    found += ["published"] if row["publicity"] == "public" else []
    found += ["due"] if oracle.state(row, day) != "no_check" else []
    if row["fulfilment_status"]:
        found += ["checked", "kept" if row["fulfilment_status"] == "fulfilled" else "broken"]
    is_restricted = oracle.restriction(row, signed) in ("observed", "not_observed")
    return found + (["restricted"] if is_restricted else [])


@pytest.mark.parametrize("seed", SEEDS)
def test_worklists_are_those_of_the_facts_and_open_as_many_rows(
    seed: int, city_mart: Mart, facts: Any
) -> None:
    signed, _, day = facts
    chosen, dice = choose(city_mart, seed + 200, day)
    rows, within = [row for row in signed if kept(row, chosen)], dice.choice([7, 30, 400])
    states = Counter(oracle.state(row, day) for row in rows)
    due = sum(
        oracle.state(row, day) == "to_check" and row["check_due_on"] <= day + timedelta(within)
        for row in rows
    )
    breaches = Counter(oracle.restriction(row, signed) for row in rows)
    broken = sum(count for name, count in breaches.items() if name)
    doubtful = Counter(oracle.problems(row) for row in rows)
    params = whole(city_mart, due_within=within, restriction_states=[], **chosen)
    frame = runner.run(city_mart, "commitments/worklists", params)
    found = frame.groupby("commitment_worklist")["commitment_count"].sum().to_dict()
    doubts = sum(count for name, count in doubtful.items() if name)
    wanted = {"due": due, "later": states["to_check"] - due, "overdue": states["overdue"]}
    wanted |= {"breach": broken, "doubt": doubts}
    assert found == {name: count for name, count in wanted.items() if count}
    for name in ("due", "overdue", "breaches", "doubtful"):
        key = {"breaches": "breach", "doubtful": "doubt"}.get(name, name)
        assert runner.count(city_mart, f"commitments/{name}", params) == wanted[key], name
    again = {"restriction_states": ["not_observed"]}
    listed = runner.count(city_mart, "commitments/breaches", params | again)
    assert listed == breaches["not_observed"]
    late = runner.run(city_mart, "commitments/overdue_by_department", params)
    assert late["overdue_count"].sum() == states["overdue"]


def test_doubtful_commitments_are_kept_with_the_words_of_the_source(
    city_mart: Mart, facts: Any
) -> None:
    signed, _, _ = facts
    listed = runner.run(city_mart, "commitments/doubtful", whole(city_mart))
    wanted = {row["record_id"]: oracle.problems(row) for row in signed if oracle.problems(row)}
    assert dict(zip(listed["record_id"], listed["commitment_problem"], strict=True)) == wanted
    assert {"unknown_type", "checked_before_signed", "due_before_signed"} <= set(wanted.values())
    unknown = listed[listed["commitment_type"] == "unrecognised"]
    assert set(unknown["commitment_word"]) == {"自愿型"}
    # A deadline before the signing makes nothing late.
    overdue = runner.run(city_mart, "commitments/overdue", whole(city_mart))
    assert (overdue["check_due_on"] >= overdue["made_on"]).all()
