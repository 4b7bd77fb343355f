"""The scoring model's queries against slow plain Python on the small random city."""

from __future__ import annotations

from collections import Counter
from typing import Any

import duckdb
import pytest

from queries import runner
from tests.queries.selections import as_of, months_after, whole

Mart = duckdb.DuckDBPyConnection
DISTRICTS: list[list[str]] = [[], ["990102"], ["990103", "990121"]]


def rows_of(mart: Mart, table: str, districts: list[str]) -> list[dict[str, Any]]:
    found = mart.execute(f"select * from {table}").df().to_dict("records")
    return [
        {str(name): value for name, value in row.items()}
        for row in found
        if not districts or row["district_code"] in districts
    ]


def asked(mart: Mart, name: str, **params: Any) -> list[dict[str, Any]]:
    frame = runner.run(mart, f"model/{name}", whole(mart, **params))
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]


@pytest.mark.parametrize("districts", DISTRICTS)
def test_bins_count_the_scores_and_open_them(city_mart: Mart, districts: list[str]) -> None:
    scores = rows_of(city_mart, "fct_score", districts)
    counted = Counter(int(row["score"] // 5) * 5 for row in scores)
    found = asked(city_mart, "score_bins", district_codes=districts)
    shown = {r["bin_from"]: r["subject_count"] for r in found if r["dimension_id"] == "score"}
    assert shown == counted
    for start, count in counted.items():
        params = {"score_from": float(start), "score_before": start + 5.0}
        assert len(asked(city_mart, "bin_subjects", district_codes=districts, **params)) == count


@pytest.mark.parametrize("districts", DISTRICTS)
def test_months_count_the_scores_that_held_at_their_end(
    city_mart: Mart, districts: list[str]
) -> None:
    spans = rows_of(city_mart, "fct_score_interval", districts)
    found = asked(city_mart, "score_months", district_codes=districts)
    day = as_of(city_mart)
    for months in (0, -1, -7):
        period = months_after(day, months)
        end = min(months_after(period, 1).toordinal() - 1, day.toordinal())
        held = [
            row
            for row in spans
            if row["started_on"].toordinal() <= end
            and not (row["ended_on"] == row["ended_on"] and row["ended_on"].toordinal() <= end)
        ]
        counted = Counter(int(row["score"] // 5) * 5 for row in held)
        shown = {r["bin_from"]: r["subject_count"] for r in found if r["period"].date() == period}
        assert shown == counted


@pytest.mark.parametrize("districts", DISTRICTS)
def test_sensitivity_agrees_with_its_lists_and_with_the_whole_city(
    city_mart: Mart, districts: list[str]
) -> None:
    contributions = rows_of(city_mart, "fct_score_contribution", districts)
    found = asked(city_mart, "sensitivity", district_codes=districts)
    assert {row["moved_by"] for row in found} == {-0.1, 0.1}
    for row in found:
        name = row["indicator_id"]
        touched = {c["uscc"] for c in contributions if c["indicator_id"] == name}
        assert row["subject_count"] == len(touched)
        listed = asked(city_mart, "indicator_subjects", indicator_id=name, district_codes=districts)
        assert {one["uscc"] for one in listed} == touched
        for is_worse, column in ((True, "worse_count"), (False, "better_count")):
            params = {"indicator_id": name, "moved_by": row["moved_by"], "is_worse": is_worse}
            some = asked(city_mart, "moved_subjects", district_codes=districts, **params)
            assert len(some) == row[column]
            assert all(one["grade_code"] != one["moved_grade_code"] for one in some)
    if not districts:
        table = city_mart.execute(
            "select indicator_id, cast(moved_by as double), worse_count, better_count"
            " from agg_score_sensitivity"
        ).fetchall()
        shown = {(r["indicator_id"], r["moved_by"]): r for r in found}
        for name, moved_by, worse, better in table:
            row = shown[name, moved_by]
            assert (row["worse_count"], row["better_count"]) == (worse, better)


@pytest.mark.parametrize("districts", DISTRICTS)
def test_groups_open_as_many_subjects_as_they_count(city_mart: Mart, districts: list[str]) -> None:
    found = asked(city_mart, "tier_groups", district_codes=districts)
    active = [row for row in rows_of(city_mart, "dim_subject", districts) if row["is_active"]]
    for kind in ("subject_type", "size_class", "age", "district"):
        mine = [row for row in found if row["group_kind"] == kind]
        assert sum(row["subject_count"] for row in mine) == len(active)
        for row in mine:
            listed = asked(
                city_mart,
                "group_subjects",
                group_kind=kind,
                group_code=row["group_code"],
                risk_tiers=[row["risk_tier"]],
                district_codes=districts,
            )
            assert len(listed) == row["subject_count"], row
    assert len(
        asked(city_mart, "group_subjects", group_kind="", group_code="", district_codes=districts)
    ) == len(active)


@pytest.mark.parametrize("districts", DISTRICTS)
def test_editions_are_compared_subject_by_subject(city_mart: Mart, districts: list[str]) -> None:
    versions = [row["scorecard_version"] for row in asked(city_mart, "scorecard_editions")]
    graded = rows_of(city_mart, "fct_score_version", districts)
    by_edition = {
        v: {r["uscc"]: r for r in graded if r["scorecard_version"] == v} for v in versions
    }
    for edition in versions:
        for against in set(versions) - {edition}:
            params = {"edition": edition, "against": against, "district_codes": districts}
            now, other = by_edition[edition], by_edition[against]
            moves = Counter((other[u]["grade_code"], now[u]["grade_code"]) for u in now)
            found = asked(city_mart, "edition_matrix", **params)
            cells = {(r["against_grade_code"], r["grade_code"]): r for r in found}
            assert {move: row["subject_count"] for move, row in cells.items()} == moves
            change = sum(float(now[u]["score"]) - float(other[u]["score"]) for u in now)
            assert sum(row["score_change"] for row in found) == pytest.approx(change)
            rescored = {u for u in now if now[u]["score"] != other[u]["score"]}
            assert sum(row["rescored_count"] for row in found) == len(rescored)
            none = {"against_grade": "", "grade": "", "is_rescored": False, "is_regraded": False}
            regraded = {**none, "is_regraded": True}
            listed = asked(city_mart, "edition_subjects", **params, **regraded)
            assert len(listed) == sum(n for move, n in moves.items() if move[0] != move[1])
            every = asked(city_mart, "edition_subjects", **params, **{**none, "is_rescored": True})
            assert {row["uscc"] for row in every} == rescored
            for (before, after), count in moves.items():
                cell = {**none, "against_grade": before, "grade": after}
                assert len(asked(city_mart, "edition_subjects", **params, **cell)) == count
            for place, column in enumerate(("against_grade", "grade")):
                for grade in {move[place] for move in moves}:
                    total = sum(n for move, n in moves.items() if move[place] == grade)
                    line = {**none, column: grade}
                    assert len(asked(city_mart, "edition_subjects", **params, **line)) == total
            assert len(asked(city_mart, "edition_subjects", **params, **none)) == len(now)


def test_scorecard_of_an_edition_is_whole(city_mart: Mart) -> None:
    for row in asked(city_mart, "scorecard_editions"):
        version = row["scorecard_version"]
        for part in ("dimension", "indicator", "point", "decay", "rule", "grade"):
            table = f"dim_score_{part}"
            count = city_mart.execute(
                f"select count(*) from {table} where scorecard_version = ?", [version]
            ).fetchone()
            name = "scorecard_decay" if part == "decay" else f"scorecard_{part}s"
            assert len(asked(city_mart, name, edition=version)) == (count or [0])[0]


def test_published_shares_are_a_whole(city_mart: Mart) -> None:
    found = asked(city_mart, "scorecard_benchmarks")
    assert [row["benchmark_share"] for row in found] == [0.654, 0.253, 0.077, 0.015]
    assert all(row["source"] for row in found)
