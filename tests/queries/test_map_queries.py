"""The map's queries against slow plain Python on two marts, under random filters."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from math import asin, cos, radians, sin, sqrt
from typing import Any

import duckdb
import pytest

from queries import runner
from tests.queries.selections import as_of, months_after, whole
from tests.queries.test_risk_tier_queries import NAMES, kept, random_filters, rows_of

LAYERS = ("dishonest", "integrity_store", "tax_a")
EVERYWHERE = {"near_lon": 0.0, "near_lat": 0.0, "near_km": -1.0}
OPEN: dict[str, Any] = {"map_places": [], "zone_codes": [], "hexagon_ids": []}
OPEN |= {"town_codes": [], "list_codes": []}
Row = dict[str, Any]
SEEDS = range(8)


@pytest.fixture(params=["demo", "random"])
def city(request: pytest.FixtureRequest) -> duckdb.DuckDBPyConnection:
    """A mart: that of the demo city, and that of the small random one."""
    return request.getfixturevalue("mart" if request.param == "demo" else "city_mart")


def asked(city: duckdb.DuckDBPyConnection, seed: int, **chosen: Any) -> dict[str, Any]:
    """Returns parameters with random filters, layer, end of the period and lists."""
    dice = random.Random(seed)
    end = months_after(as_of(city), 1 - dice.choice([0, 0, 0, 3, 9]))
    lists = ["SX01", "SX04"] if dice.random() < 0.3 else []
    filters = random_filters(city, seed)
    layer = dice.choice(LAYERS)
    base = OPEN | EVERYWHERE | {"map_layer": layer, "period_end": end}
    base |= {"list_codes": lists if layer == "dishonest" else []}
    return whole(city, **(base | filters | chosen))


def day_of(params: dict[str, Any]) -> date:
    return min(params["period_end"] - timedelta(days=1), params["as_of"])


def shown(city: duckdb.DuckDBPyConnection, params: dict[str, Any]) -> list[Row]:
    """Returns the subjects of the layer, found without the table of the map."""
    subjects = {row["uscc"]: row for row in rows_of(city, "dim_subject")}
    places = {row["uscc"]: row for row in rows_of(city, "fct_map_subject")}
    since, lists = members(city, params["map_layer"])
    found = []
    for uscc, started_on in since.items():
        subject = subjects.get(uscc, {"district_code": "unlocated", "subject_type": None})
        row = dict.fromkeys(NAMES) | {"town_code": None, "functional_zone_code": None} | subject
        codes = lists.get(uscc, set())
        wanted = set(params["list_codes"])
        is_on_list = not wanted or wanted & codes
        if started_on <= day_of(params) and kept(row, filters_of(params)) and is_on_list:
            names = ("map_lon", "map_lat", "map_place", "hexagon_id")
            at = {name: places[uscc][name] for name in names}
            found.append(row | at | {"uscc": uscc, "lists": codes})
    return found


def members(
    city: duckdb.DuckDBPyConnection, layer: str
) -> tuple[dict[str, date], dict[str, set[str]]]:
    """Returns since when each member of a layer is one, and the lists it is on."""
    since: dict[str, date] = {}
    lists: dict[str, set[str]] = {}
    if layer == "dishonest":
        for row in rows_of(city, "fct_dishonest_listing"):
            if row["uscc"]:
                lists.setdefault(row["uscc"], set()).add(row["list_code"])
        spans = [r for r in rows_of(city, "fct_listing_interval") if r["uscc"]]
        since = {r["uscc"]: r["started_on"] for r in spans if r["listing_kind"] == layer}
    elif layer == "integrity_store":
        for row in rows_of(city, "fct_honour"):
            if row["honour_type"] == layer and row["is_in_force"] and row["uscc"]:
                since[row["uscc"]] = min(since.get(row["uscc"], date.max), row["awarded_on"])
    else:
        for row in rows_of(city, "fct_grade"):
            if (row["scheme_code"], row["grade_code"]) == ("TAX", "A"):
                since[row["uscc"]] = row["evaluated_on"]
    return since, lists


def filters_of(params: dict[str, Any]) -> dict[str, list[str]]:
    return {name: params[name] for name in NAMES.values()}


def counted(frame: Any, key: str) -> dict[str, int]:
    return dict(zip(frame[key], map(int, frame["subject_count"]), strict=True))


@pytest.mark.parametrize("seed", SEEDS)
def test_sums_by_place_town_zone_list_and_hexagon(
    city: duckdb.DuckDBPyConnection, seed: int
) -> None:
    params = asked(city, seed)
    rows = shown(city, params)
    by_district = Counter(row["district_code"] for row in rows)
    found = counted(runner.run(city, "map/districts", params), "district_code")
    assert {code: n for code, n in found.items() if n} == by_district
    towns = counted(runner.run(city, "map/towns", params), "town_code")
    by_town = Counter(row["town_code"] or "unknown" for row in rows)
    assert {code: n for code, n in towns.items() if n and code != "unknown"} == {
        code: n for code, n in by_town.items() if code != "unknown"
    }
    for query, key, of in (
        ("buckets", "map_place", "map_place"),
        ("zones", "functional_zone_code", "functional_zone_code"),
        ("hexagons", "hexagon_id", "hexagon_id"),
    ):
        wanted = Counter(row[of] for row in rows if row[of])
        assert counted(runner.run(city, f"map/{query}", params), key) == wanted, query
    wanted = Counter(code for row in rows for code in row["lists"])
    if params["map_layer"] == "dishonest":
        assert counted(runner.run(city, "map/lists", params), "list_code") == wanted
    drawn = {row["uscc"] for row in rows if row["map_place"] == "point"}
    assert set(runner.run(city, "map/points", params)["uscc"]) == drawn


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_opens_as_many_rows(city: duckdb.DuckDBPyConnection, seed: int) -> None:
    params = asked(city, seed)

    def opened(**narrowed: Any) -> int:
        return runner.count(city, "map/subjects", params | narrowed)

    assert opened() == len(shown(city, params))
    for query, key, name in (
        ("buckets", "map_place", "map_places"),
        ("zones", "functional_zone_code", "zone_codes"),
        ("hexagons", "hexagon_id", "hexagon_ids"),
        ("lists", "list_code", "list_codes"),
        ("districts", "district_code", "district_codes"),
    ):
        if query == "lists" and params["map_layer"] != "dishonest":
            continue
        for code, number in counted(runner.run(city, f"map/{query}", params), key).items():
            assert opened(**{name: [code]}) == number or params[name], (query, code)


@pytest.mark.parametrize("seed", SEEDS)
def test_search_around_a_place_finds_who_is_near(
    city: duckdb.DuckDBPyConnection, seed: int
) -> None:
    params, dice = asked(city, seed), random.Random(seed)
    near = {"near_lon": 119.5 + dice.random() / 2, "near_lat": 38.4 + dice.random() / 2}
    near |= {"near_km": dice.choice([1.0, 5.0, 20.0, 60.0]), "map_places": ["point"]}
    found = set(runner.run(city, "map/subjects", params | near)["uscc"])
    for row in shown(city, params):
        if row["map_place"] == "point":
            km = distance(near["near_lon"], near["near_lat"], row["map_lon"], row["map_lat"])
            assert (row["uscc"] in found) == (km <= near["near_km"])


def distance(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Returns kilometres on the sphere, through the chord of two points on it."""
    one, two = (
        (cos(radians(y)) * cos(radians(x)), cos(radians(y)) * sin(radians(x)), sin(radians(y)))
        for x, y in ((lon, lat), (other_lon, other_lat))
    )
    chord = sqrt(sum((a - b) ** 2 for a, b in zip(one, two, strict=True)))
    return 2 * 6371.0088 * asin(chord / 2)
