"""The map's scenes against slow plain Python: in operation on a day, in a place, drawn or not."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta
from typing import Any

import duckdb
import pytest

from queries import runner
from tests.queries.selections import as_of, months_after, whole
from tests.queries.test_map_queries import city, rows_of  # noqa: F401 - a fixture

Mart = duckdb.DuckDBPyConnection
Row = dict[str, Any]


def asked(city: Mart, seed: int) -> dict[str, Any]:  # noqa: F811
    """Returns parameters with a random end of the period, districts and towns."""
    dice = random.Random(seed)
    known = rows_of(city, "fct_scene")
    districts = sorted({row["district_code"] for row in known})
    towns = sorted({row["town_code"] or "unknown" for row in known})
    return whole(
        city,
        period_end=months_after(as_of(city), 1 - dice.choice([0, 0, 1, 4, 9, 20])),
        district_codes=dice.sample(districts, 2) if dice.random() < 0.5 else [],
        town_codes=dice.sample(towns, 3) if dice.random() < 0.3 else [],
    )


def in_operation(city: Mart, params: dict[str, Any]) -> list[Row]:  # noqa: F811
    """Returns the scenes that run on the day, found one by one."""
    day = min(params["period_end"] - timedelta(days=1), params["as_of"])
    found = []
    for row in rows_of(city, "fct_scene"):
        if row["scene_status"] == "paused":
            continue
        if row["scene_status"] == "ended" and row["ended_on"] is None:
            continue
        if row["started_on"] > day or (row["ended_on"] is not None and row["ended_on"] <= day):
            continue
        if params["district_codes"] and row["district_code"] not in params["district_codes"]:
            continue
        if params["town_codes"] and (row["town_code"] or "unknown") not in params["town_codes"]:
            continue
        found.append(row)
    return found


@pytest.mark.parametrize("seed", range(16))
def test_counts_lists_and_points_are_those_in_operation(city: Mart, seed: int) -> None:  # noqa: F811
    params = asked(city, seed)
    wanted = in_operation(city, params)
    places = runner.run(city, "map/scene_places", params)
    counted = dict(zip(places["map_place"], map(int, places["scene_count"]), strict=True))
    assert counted == Counter(row["map_place"] for row in wanted)
    listed = runner.run(city, "map/scenes", params)
    assert sorted(listed["scene_id"]) == sorted(row["scene_id"] for row in wanted)
    drawn = runner.run(city, "map/scene_points", params)
    on_map = {r["scene_id"]: r for r in wanted if r["map_place"] == "point"}
    assert set(drawn["scene_id"]) == set(on_map)
    for row in drawn.to_dict("records"):
        place = on_map[row["scene_id"]]
        assert (row["map_lon"], row["map_lat"]) == (place["map_lon"], place["map_lat"])


def test_random_city_has_scenes_of_every_kind(city_mart: Mart) -> None:
    rows = rows_of(city_mart, "fct_scene")
    assert {row["map_place"] for row in rows} == {"point", "none", "zero", "swapped", "outside"}
    assert {row["located_by"] for row in rows} == {"declared", "unlocated"}
    assert {row["scene_status"] for row in rows} == {"running", "paused", "ended"}
    ended = [row["ended_on"] for row in rows if row["scene_status"] == "ended"]
    assert None in ended
    assert any(ended)
    assert any(row["ended_on"] and row["scene_status"] == "running" for row in rows)


def test_scenes_of_the_mart_are_those_that_landed(city_mart: Mart) -> None:
    from tests.queries.city_scenes import scenes

    landed = {
        row["scene_id"]: row for row in scenes([f"11{990100 + n}MB{n:07d}0" for n in range(8)])
    }
    found = {row["scene_id"]: row for row in rows_of(city_mart, "fct_scene")}
    assert set(found) == set(landed)
    for name, row in found.items():
        stated = landed[name]
        assert row["department_code"] == stated["department_uscc"]
        assert row["started_on"] == stated["started_on"]
        if row["located_by"] == "declared":
            assert row["district_code"] == stated["district_code"]
            assert row["town_code"] == stated["town_code"]
        else:
            assert (row["district_code"], row["town_code"]) == ("unlocated", None)


def test_filters_of_subjects_are_no_parameters_of_scenes() -> None:
    for name in ("map/scenes", "map/scene_places", "map/scene_points"):
        params = set(runner.load(name).params)
        assert params == {"period_end", "as_of", "district_codes", "town_codes"}
