"""Coordinate systems: what is declared is converted, what cannot be true is refused."""

import json

import geopandas as gpd
import pytest
import shapely

from tests.geo import drawn


def metres_off(installed):
    """How far the installed boundaries are from the true ones at most."""
    found = installed().set_index("code").geometry
    return max(
        shapely.hausdorff_distance(found[code].boundary, shape.boundary) * 111_320
        for code, shape in drawn.districts().set_index("code").geometry.items()
    )


@pytest.mark.parametrize("system", ["EPSG:4549", "EPSG:4528", "EPSG:4490", "EPSG:32650"])
def test_a_declared_system_is_converted(put, installed, tmp_path, system):
    drawn.districts().to_crs(system).to_file(tmp_path / "city.gpkg")
    told = put(tmp_path / "city.gpkg")
    assert told.code == 0, told.stderr
    assert metres_off(installed) < 0.5
    assert json.loads(told.stdout)["crs"].startswith(system)


@pytest.mark.parametrize(("system", "word"), [("GCJ02", "gcj-02"), ("BD09", "BD09")])
def test_systems_of_internet_maps_are_recognised_by_declaration(
    put, installed, tmp_path, system, word
):
    path = drawn.write_geojson(tmp_path / "city.json", drawn.moved(drawn.districts(), system))
    told = put(path)
    assert told.code == 0
    assert "import it again with --crs GCJ02" in told.said
    assert metres_off(installed) > 300
    told = put(path, "--crs", word)
    assert json.loads(told.stdout)["crs"] == system
    assert "import it again" not in told.said
    assert metres_off(installed) < 0.5


def test_a_system_that_is_said_goes_before_that_of_the_file(put, installed, tmp_path):
    drawn.moved(drawn.districts(), "GCJ02").to_file(tmp_path / "city.gpkg")
    told = put(tmp_path / "city.gpkg", "--crs", "GCJ02")
    assert "The file says EPSG:4326 WGS 84; --crs GCJ02 was followed" in told.said
    assert metres_off(installed) < 0.5


def test_a_shapefile_without_prj_needs_the_system(put, installed, tmp_path):
    path = drawn.write_shapefile(
        tmp_path / "city.shp", drawn.districts().to_crs("EPSG:4549"), without=(".prj",)
    )
    told = put(path)
    assert told.code == 3
    assert "names no coordinate system" in told.stderr
    assert "EPSG:4546" in told.stderr
    assert put(path, "--crs", "EPSG:4549").code == 0
    assert metres_off(installed) < 0.5


def relabelled(path, system, label):
    """Coordinates of one system in a file that says another."""
    frame = drawn.districts().to_crs(system).set_crs(label, allow_override=True)
    frame.to_file(path)
    return path


@pytest.mark.parametrize(("system", "label", "said"), [
    ("EPSG:4528", "EPSG:4490", "are metres. Say the projected system with --crs EPSG:4528"),
    ("EPSG:4549", "EPSG:4326", "are metres. Say the projected system with --crs."),
    ("EPSG:4326", "EPSG:4549", "are degrees"),
    ("EPSG:4528", "EPSG:4549", "outside the country"),
    ("EPSG:3857", "EPSG:4549", "outside the country"),
])  # fmt: skip
def test_coordinates_that_cannot_be_in_their_system_are_refused(
    put, tmp_path, var, system, label, said
):
    told = put(relabelled(tmp_path / "city.gpkg", system, label))
    assert told.code == 3
    assert said in told.stderr
    assert not list(var.glob("boundaries/*.geojson"))


@pytest.mark.parametrize("system", ["EPSG:4326", "EPSG:4549"])
def test_swapped_axes_are_recognised_and_turned_when_said(put, installed, tmp_path, system):
    frame = drawn.districts().to_crs(system)
    turned = shapely.transform(frame.geometry.to_numpy(), lambda at: at[:, ::-1])
    frame.set_geometry(gpd.GeoSeries(turned, crs=system)).to_file(tmp_path / "city.gpkg")
    told = put(tmp_path / "city.gpkg")
    assert told.code == 3
    assert "--swap-axes" in told.stderr
    assert put(tmp_path / "city.gpkg", "--swap-axes").code == 0
    assert metres_off(installed) < 0.5


def test_another_country_is_refused(put, tmp_path):
    frame = drawn.districts()
    away = frame.set_geometry(frame.translate(-110, 10))
    told = put(drawn.write_geojson(tmp_path / "city.json", away))
    assert told.code == 3
    assert "9.300 to 9.500 E" in told.stderr


def test_an_old_datum_is_converted_with_a_warning(put, tmp_path):
    drawn.districts().to_crs("EPSG:2437").to_file(tmp_path / "city.gpkg")
    told = put(tmp_path / "city.gpkg")
    assert told.code == 0, told.stderr
    assert "Beijing 1954" in told.said
    assert "hundred metres" in told.said


@pytest.mark.parametrize("word", ["EPSG:999999", "GPS", "", "火星"])
def test_a_system_there_is_not_is_a_bad_argument(put, tmp_path, word):
    told = put(drawn.write_geojson(tmp_path / "city.json", drawn.districts()), "--crs", word)
    assert told.code == 2
    assert "no coordinate system" in told.stderr


def test_heights_are_left_out(put, installed, tmp_path):
    frame = drawn.districts()
    high = shapely.force_3d(frame.geometry.to_numpy(), z=12.0)
    frame.set_geometry(gpd.GeoSeries(high, crs=frame.crs)).to_file(tmp_path / "city.gpkg")
    assert put(tmp_path / "city.gpkg").code == 0
    assert not shapely.has_z(installed().geometry.to_numpy()).any()
