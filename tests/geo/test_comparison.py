"""What an import compares with a build: codes, areas without a boundary, and points."""

import json

import numpy as np
import pandas as pd
import pytest

from tests.geo import drawn

BUILD = "20260131T000000Z-0a1b2c"


@pytest.fixture
def landing(tmp_path):
    """A run-time folder with one published build: three districts, five towns, 4000 points."""
    dice = np.random.default_rng(5)
    lon, lat = drawn.WEST + 0.2 * dice.random(4000), drawn.SOUTH + 0.2 * dice.random(4000)
    west = (
        drawn.districts()
        .geometry[0]
        .contains(drawn.gpd.GeoSeries.from_xy(lon, lat, crs="EPSG:4326"))
    )
    tables = {
        "districts": pd.DataFrame({
            "district_code": ["990202", "990203", "990204", "990271"],
            "district_name": ["甲区", "乙区", "丙区", "高新区"],
            "district_kind": ["district", "district", "county", "functional_zone"],
        }),
        "towns": pd.DataFrame({"town_code": [*drawn.TOWNS, "990203009"], "town_name": "镇"}),
        "subjects": pd.DataFrame({
            "district_code": np.where(west, "990202", "990203"),
            "lon": lon, "lat": lat, "crs": "CGCS2000",
        }),
    }  # fmt: skip
    var = tmp_path / "built"
    place = var / "landing" / BUILD
    for name, frame in tables.items():
        (place / name).mkdir(parents=True)
        frame.to_parquet(place / name / "part-0.parquet")
    (var / "published").mkdir()
    (var / "published" / "CURRENT").write_text(f"mart-{BUILD}.duckdb\n")
    return place


@pytest.fixture
def city(tmp_path):
    return drawn.write_geojson(tmp_path / "city.geojson", drawn.districts())


def test_areas_without_a_boundary_are_counted_and_named(put, city, landing, tmp_path):
    told = put(city, "--against", landing)
    assert "1 districts have no boundary: 990204 丙区." in told.said
    assert "were not compared" not in told.said
    assert "WARNING" not in told.said
    towns = drawn.write_geojson(tmp_path / "t.geojson", drawn.towns().iloc[:3])
    assert (
        "2 towns have no boundary: 990203002 镇, 990203009 镇."
        in put(towns, "--against", landing).said
    )


def test_the_build_in_use_is_found_from_its_run_time_folder(put, city, landing):
    told = put(city, "--against", landing.parents[1])
    assert "990204 丙区" in told.said


def test_unknown_codes_are_said_and_a_file_without_a_known_one_refused(put, tmp_path, landing):
    half = drawn.districts().assign(code=["990202", "990299"])
    told = put(drawn.write_geojson(tmp_path / "h.geojson", half), "--against", landing)
    assert "1 codes of the boundaries are in no table of the city: 990299" in told.said
    none = drawn.districts().assign(code=["980102", "980103"])
    told = put(drawn.write_geojson(tmp_path / "n.geojson", none), "--against", landing)
    assert told.code == 3
    assert "None of the 2 codes" in told.stderr
    zone = drawn.districts().assign(code=["990271", "990272"])
    assert put(drawn.write_geojson(tmp_path / "z.geojson", zone), "--against", landing).code == 3


@pytest.mark.parametrize("system", ["GCJ02", "BD09"])
def test_boundaries_of_an_internet_map_are_noticed_by_the_points(put, tmp_path, landing, system):
    path = drawn.write_geojson(tmp_path / "s.geojson", drawn.moved(drawn.districts(), system))
    told = put(path, "--against", landing)
    assert told.code == 0
    assert f"if the boundaries are in {system}. They probably are" in told.said
    assert f"import them with --crs {system}" in told.said
    assert "WARNING" not in put(path, "--against", landing, "--crs", system).said
    chinese = [one["zh"] for one in json.loads(put(path, "--against", landing).stdout)["said"]]
    assert any(f"边界很可能就是 {system}" in text for text in chinese)


def test_a_folder_without_a_build_is_a_bad_argument(put, city, tmp_path, var):
    told = put(city, "--against", tmp_path)
    assert told.code == 2
    assert "holds no published build" in told.stderr
    assert not list(var.glob("boundaries/*.geojson"))


def test_a_landing_that_cannot_be_read_is_a_bad_argument(put, city, landing):
    (landing / "towns" / "part-0.parquet").write_bytes(b"PAR1")
    told = put(city, "--against", landing)
    assert told.code == 2
    assert "cannot be read" in told.stderr
