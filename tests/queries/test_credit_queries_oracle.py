"""Points, history, restrictions and links of one subject against plain Python."""

from __future__ import annotations

import calendar
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from queries import runner
from tests.queries.selections import as_of, whole

Row = dict[str, Any]


def table(mart: duckdb.DuckDBPyConnection, name: str) -> list[Row]:
    rows = mart.execute(f"select * from {name}")
    columns = [column[0] for column in rows.description or []]
    return [dict(zip(columns, row, strict=True)) for row in rows.fetchall()]


def asked(mart: duckdb.DuckDBPyConnection, name: str, uscc: str) -> list[Row]:
    query = runner.load(f"enterprise/{name}")
    given = {key: whole(mart, uscc=uscc)[key] for key in query.params}
    rows = mart.execute(query.sql, given)
    columns = [column[0] for column in rows.description or []]
    return [dict(zip(columns, row, strict=True)) for row in rows.fetchall()]


@pytest.fixture
def subjects(mart: duckdb.DuckDBPyConnection) -> list[str]:
    found = mart.execute(
        "select uscc from fct_score_contribution group by 1 order by count(*) desc, 1 limit 40"
    ).fetchall()
    linked = mart.execute("select uscc from fct_same_representative order by 1 limit 10").fetchall()
    related = mart.execute("select related_uscc from fct_relation order by 1 limit 10").fetchall()
    return sorted({row[0] for row in found + linked + related if row[0]})


def test_points_add_up_to_the_score(mart: duckdb.DuckDBPyConnection, subjects: list[str]) -> None:
    held = table(mart, "fct_score_contribution")
    penalties = {row["record_id"]: row["rule_version"] for row in table(mart, "fct_penalty")}
    day = as_of(mart)
    for uscc in subjects:
        points = asked(mart, "score_points", uscc)
        own = {(r["indicator_id"], r["record_id"]): r for r in held if r["uscc"] == uscc}
        assert {(r["indicator_id"], r["record_id"]) for r in points} == set(own)
        for row in points:
            kept = own[row["indicator_id"], row["record_id"]]
            assert all(row[name] == kept[name] for name in row if name in kept)
            known = row["known_on"]
            last = calendar.monthrange(known.year, known.month)[1]
            assert row["seen_on"] == min(known.replace(day=last), day)
            assert row["rule_version"] == penalties.get(row["record_id"])
        for score in asked(mart, "score", uscc):
            assert score["start_points"] + sum(r["points"] for r in points) == score["score"]
            assert score["contribution_count"] == len(points)


def test_grade_by_the_score_alone_is_the_best_the_score_reaches(
    mart: duckdb.DuckDBPyConnection, subjects: list[str]
) -> None:
    limits = runner.run(mart, "frame/score_limits", {}).to_dict("records")
    rank = {limit["grade_code"]: limit["grade_rank"] for limit in limits}
    for uscc in subjects:
        for score in asked(mart, "score", uscc):
            reached = [g["grade_code"] for g in limits if float(score["score"]) >= g["score_from"]]
            assert score["score_grade"] == min(reached, key=lambda grade: rank[grade])
            rules = asked(mart, "direct_rules", uscc)
            worst = max([rank[score["score_grade"]], *(rank[r["grade_code"]] for r in rules)])
            assert rank[score["grade_code"]] == worst
            is_direct = worst > rank[score["score_grade"]]
            assert (score["direct_rule_id"] is not None) == is_direct


def test_history_ends_in_the_score_of_today(
    mart: duckdb.DuckDBPyConnection, subjects: list[str]
) -> None:
    for uscc in subjects:
        spans = asked(mart, "score_history", uscc)
        kept = [row for row in table(mart, "fct_score_interval") if row["uscc"] == uscc]
        assert [row["started_on"] for row in spans] == sorted(r["started_on"] for r in kept)
        for score in asked(mart, "score", uscc):
            last = spans[-1]
            assert (last["score"], last["grade_code"]) == (score["score"], score["grade_code"])


def test_restrictions_are_the_sanctions_in_force_with_their_basis(
    mart: duckdb.DuckDBPyConnection,
) -> None:
    basis = {row["measure_code"]: row["basis_doc"] for row in table(mart, "dim_measure")}
    cases = [
        row
        for row in table(mart, "fct_joint_case")
        if row["case_kind"] == "sanction" and row["is_in_force"]
    ]
    for uscc in sorted({row["uscc"] for row in cases if row["uscc"]})[:20]:
        found = asked(mart, "restrictions", uscc)
        assert {r["record_id"] for r in found} == {
            r["record_id"] for r in cases if r["uscc"] == uscc
        }
        for row in found:
            assert row["basis_doc"] == basis.get(row["measure_code"])
            assert row["has_basis"] == bool(basis.get(row["measure_code"]))


def test_neighbours_are_relations_representatives_and_what_the_score_saw(
    mart: duckdb.DuckDBPyConnection, subjects: list[str]
) -> None:
    register = table(mart, "dim_subject")
    digests = {row["uscc"]: row["legal_representative_id_hash"] for row in register}
    relations = [row for row in table(mart, "fct_relation") if row["is_in_force"]]
    seen = table(mart, "fct_score_contribution")
    for uscc in subjects:
        own = digests.get(uscc)
        wanted = {("representative", other) for other, d in digests.items() if own and d == own}
        for row in relations:
            for one, other in (
                (row["uscc"], row["related_uscc"]),
                (row["related_uscc"], row["uscc"]),
            ):
                if one == uscc:
                    wanted.add((row["relation_type"], other))
        wanted |= {
            (row["severity"], row["related_uscc"])
            for row in seen
            if row["uscc"] == uscc and row["related_uscc"]
        }
        found = asked(mart, "neighbours", uscc)
        assert {(r["link_kind"], r["related_uscc"]) for r in found} == {
            pair for pair in wanted if pair[1] != uscc
        }


def weight_between(own: Row, other: Row) -> Decimal:
    """Returns what two exposures have in common: each lies in a band and partly in the next."""
    shares = [{r["band_no"]: 1 - r["upper_part"], r["band_no"] + 1: r["upper_part"]} for r in
              (own, other)]  # fmt: skip
    return sum((part * shares[1].get(band, 0) for band, part in shares[0].items()), Decimal(0))


@pytest.mark.parametrize("districts", [[], ["990102"]])
def test_peers_are_listed_with_weights_that_add_up_to_the_group(
    mart: duckdb.DuckDBPyConnection, subjects: list[str], districts: list[str]
) -> None:
    scored = {row["uscc"]: row for row in table(mart, "fct_score")}
    bands = {row["exposure"]: row for row in table(mart, "dim_exposure")}
    for uscc in [u for u in subjects if u in scored][:20]:
        own = scored[uscc]
        wanted = {
            u: weight
            for u, r in scored.items()
            if own["industry_division"] is not None
            and r["industry_division"] == own["industry_division"]
            and r["subject_type"] == own["subject_type"]
            and (not districts or r["district_code"] in districts)
            and (weight := weight_between(bands[own["exposure"]], bands[r["exposure"]])) > 0
        }
        given = {"uscc": uscc, "district_codes": districts}
        listed = runner.run(mart, "enterprise/peers", given)
        assert dict(zip(listed["uscc"], listed["peer_weight"], strict=True)) == pytest.approx(
            {u: float(w) for u, w in wanted.items()}
        )
        group = runner.run(mart, "enterprise/peer_group", given)
        assert list(group["neighbour_count"]) == [len(wanted)] * bool(wanted)
        assert list(group["weight_sum"]) == pytest.approx(
            [float(sum(wanted.values()))][: len(group)]
        )
        if not districts:
            assert int(sum(wanted.values())) == own["peer_count"]
