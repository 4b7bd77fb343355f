"""Who was listed when, who is new and gone, who is found, and who is never drawn."""

from __future__ import annotations

import random
from datetime import timedelta

import duckdb
import pytest

from queries import runner
from tests.queries.selections import as_of, months_after, whole
from tests.queries.test_map_queries import OPEN, city, rows_of  # noqa: F401 - a fixture

CHANGES = ("listed", "ended", "added", "removed")
Mart = duckdb.DuckDBPyConnection


@pytest.mark.parametrize("back", [0, 1, 5, 14, 30])
def test_changes_are_those_of_the_intervals_and_open_as_many(city: Mart, back: int) -> None:  # noqa: F811
    end = months_after(as_of(city), 1 - back)
    params = whole(city, period_start=months_after(end, -6), period_end=end)
    if back % 2:
        some = random.Random(back).sample(["990101", "990102", "990103", "990104"], 2)
        params["district_codes"] = some
    day = min(end - timedelta(days=1), params["as_of"])
    spans = [
        row
        for row in rows_of(city, "fct_listing_interval")
        if row["listing_kind"] == "dishonest"
        and (not params["district_codes"] or row["district_code"] in params["district_codes"])
    ]
    start = params["period_start"]
    on_list = [
        r for r in spans if r["started_on"] <= day and (not r["ended_on"] or r["ended_on"] > day)
    ]
    wanted = {
        "listed": len(on_list),
        "ended": sum(r["ended_on"] is not None for r in on_list),
        "added": sum(start <= r["started_on"] <= day for r in spans),
        "removed": sum(r["ended_on"] is not None and start <= r["ended_on"] <= day for r in spans),
    }
    found = runner.run(city, "map/changes", params).iloc[0]
    for name in CHANGES:
        assert found[f"{name}_count"] == wanted[name]
        opened = runner.run(city, "map/intervals", params | {"list_change": name})
        assert len(opened) == wanted[name]
        # Who has left a list may no longer be told.
        assert opened.loc[opened["ended_on"].notna(), ["uscc", "subject_name"]].isna().all().all()
    ended = runner.run(city, "map/ended", params)["ended_count"].sum()
    assert ended == wanted["ended"]


@pytest.mark.parametrize("back", [0, 4, 12])
def test_listed_then_are_those_still_listed_and_those_gone(city: Mart, back: int) -> None:  # noqa: F811
    params = whole(
        city, **OPEN, map_layer="dishonest", period_end=months_after(as_of(city), 1 - back)
    )
    changes = runner.run(city, "map/changes", params).iloc[0]
    still = runner.run(city, "map/districts", params)["subject_count"].sum()
    metric = runner.count(city, "evidence/dishonest_subject_count", params)
    assert still + changes["ended_count"] == changes["listed_count"] == metric


def test_active_subjects_are_those_of_the_register(city: Mart) -> None:  # noqa: F811
    params = whole(city, **OPEN, map_layer="dishonest")
    wanted = city.execute(
        "select district_code, count(*) from dim_subject where is_active group by 1"
    ).fetchall()
    for query in ("districts", "towns"):
        frame = runner.run(city, f"map/{query}", params)
        found = frame.groupby("district_code")["active_count"].sum()
        for code, number in wanted:
            if code in found.index and code != "unlocated":
                missing = number - found[code]
                # A town that is unknown has a row only where somebody is listed.
                assert missing == 0 if query == "districts" else missing >= 0


def test_individual_businesses_on_a_list_are_never_a_point(city: Mart) -> None:  # noqa: F811
    params = whole(city, **OPEN, map_layer="dishonest")
    drawn = set(runner.run(city, "map/points", params)["uscc"])
    persons = {
        row["uscc"]
        for row in rows_of(city, "dim_subject")
        if row["subject_type"] == "individual_business"
    }
    assert drawn
    assert not drawn & persons


def test_search_finds_by_name_initials_and_code_and_nothing_for_nothing(city: Mart) -> None:  # noqa: F811
    some = runner.run(city, "map/points", whole(city, **OPEN, map_layer="dishonest")).iloc[0]
    for text in (some["subject_name"], some["uscc"], some["uscc"].lower()):
        frame = runner.run(city, "map/find", whole(city, search_text=text))
        assert some["uscc"] in set(frame["uscc"])
    assert runner.run(city, "map/find", whole(city, search_text="")).empty
    assert runner.run(city, "map/find", whole(city, search_text="%' or 1=1")).empty
    outside = whole(city, search_text=some["uscc"], district_codes=["-"])
    assert runner.run(city, "map/find", outside).empty
