from datetime import date

import numpy as np
import pytest
import shapely

from data.demo import names
from data.demo.boundary_files import write_boundaries
from geo import boundaries, codes
from geo.boundary_table import load_folder, tabulate


@pytest.fixture(scope="module")
def areas(city, tmp_path_factory):
    out = tmp_path_factory.mktemp("boundaries")
    write_boundaries(city, out, as_of=date(2026, 11, 20))
    return load_folder(out / "boundaries")


def test_city_has_nine_districts_three_counties_and_150_towns(city):
    kinds = [district.kind for district in names.DISTRICTS]
    assert (kinds.count("district"), kinds.count("county")) == (9, 3)
    assert len(city.towns) == 150
    assert len({town.name for town in city.towns}) == 150
    for town in city.towns:
        assert codes.is_town(town.code)
        assert codes.district_of(town.code) == town.district_code


def test_polygons_are_valid_and_leave_no_gap(areas):
    assert boundaries.validate(areas.districts) == []
    assert boundaries.validate(areas.towns, parents=areas.districts) == []


def test_towns_join_exactly_to_districts(areas):
    joined = boundaries.dissolve(areas.towns).set_index("code").geometry
    for code, shape in zip(areas.districts["code"], areas.districts.geometry, strict=True):
        assert shapely.equals(joined[code], shape)


def test_no_town_is_a_sliver(areas):
    size = boundaries.measure_km2(areas.towns)
    assert size.min() > 4
    assert size.max() < 200
    shapes = areas.towns.geometry.to_numpy()
    roundness = 4 * np.pi * shapely.area(shapes) / shapely.length(shapes) ** 2
    assert roundness.min() > 0.25


def test_thinned_boundaries_are_small_enough_for_a_browser_and_still_tile(areas):
    rows = tabulate(areas, city_code=names.CITY_CODE)
    shipped = rows[rows["level"].isin(["district", "town"])]
    assert shipped["geojson"].str.len().sum() < 300_000
    towns = shapely.from_geojson(rows.loc[rows["level"] == "town", "geojson"].to_numpy())
    assert shapely.is_valid(towns).all()
    assert shapely.coverage_is_valid(towns)
    areas_km2 = rows.groupby("level")["area_km2"].sum()
    assert areas_km2["town"] == pytest.approx(areas_km2["city"], rel=1e-5)


def test_water_lies_outside_the_land_or_inside_it_as_it_should(areas):
    water = areas.water.set_index("code").geometry
    land = shapely.union_all(areas.districts.geometry.to_numpy())
    assert water.is_valid.all()
    assert shapely.intersection(water["sea"], land).area < 1e-9
    assert shapely.touches(water["sea"], land) or shapely.intersects(water["sea"], land)
    assert shapely.contains(land, water["lake"])
    assert shapely.difference(water["river"], land).area < 1e-9


def test_city_lies_in_open_water_where_no_real_city_is(areas):
    west, south, east, north = areas.districts.total_bounds
    assert (west, south, east, north) == pytest.approx((118.97, 38.05, 120.3, 39.07), abs=0.06)


def test_points_of_subjects_lie_in_their_towns(city, areas, ask):
    rows = ask(
        "select town_no, lon, lat from spot join town on town_no = spot_no // 240 + 1 "
        "where crs in ('CGCS2000', 'WGS84')"
    )
    shapes = areas.towns.set_index("code").geometry
    towns = [shapes[town.code] for town in city.towns]
    for number, lon, lat in rows[::7]:
        assert shapely.contains_xy(towns[number - 1], lon, lat)


def test_approval_number_says_that_the_map_is_invented(areas):
    assert "虚构" in areas.approval_no
    assert areas.districts.attrs["is_synthetic"]
