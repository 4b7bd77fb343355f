"""Shapes: repaired and closed where nobody could mean them, refused where somebody must decide."""

import json

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from tests.geo import drawn

METRE = 1 / 111_320


def square_pair(gap=0.0, height=0.1):
    """Two districts side by side, `gap` metres apart (negative: on top of each other)."""
    middle, step = drawn.WEST + 0.1, gap * METRE / 0.784
    return gpd.GeoDataFrame(
        {"code": ["990202", "990203"], "name": ["甲区", "乙区"]},
        geometry=[
            shapely.box(drawn.WEST, drawn.SOUTH, middle, drawn.SOUTH + height),
            shapely.box(middle + step, drawn.SOUTH, drawn.WEST + 0.2, drawn.SOUTH + height),
        ],
        crs="EPSG:4326",
    )


def ring_pair(gap):
    """A district with a hole, and one in the hole that leaves `gap` metres around it free."""
    inner = shapely.box(drawn.WEST + 0.05, drawn.SOUTH + 0.05, drawn.WEST + 0.1, drawn.SOUTH + 0.1)
    outer = shapely.box(drawn.WEST, drawn.SOUTH, drawn.WEST + 0.2, drawn.SOUTH + 0.2) - inner
    shapes = [outer, inner.buffer(-gap * METRE, join_style="mitre")]
    return square_pair().set_geometry(gpd.GeoSeries(shapes, crs="EPSG:4326"))


@pytest.fixture
def give(put, tmp_path):
    """Imports a frame as GeoJSON."""
    return lambda frame, *arguments: put(
        drawn.write_geojson(tmp_path / "city.geojson", frame), *arguments
    )


@pytest.mark.parametrize("kind", ["LineString", "Point", "MultiLineString"])
def test_lines_and_points_are_no_boundaries(give, kind):
    frame = square_pair()
    shape = {
        "LineString": shapely.LineString(frame.geometry[0].exterior),
        "Point": frame.geometry[0].centroid,
        "MultiLineString": shapely.MultiLineString([frame.geometry[0].exterior]),
    }[kind]
    told = give(drawn.change(frame, "990202", shape))
    assert told.code == 3
    assert f"must be polygons; 1 features are {kind}" in told.stderr
    assert "990202" in told.stderr


def test_an_area_without_a_shape_is_named(give):
    told = give(drawn.change(square_pair(), "990203", None))
    assert told.code == 3
    assert "no shape: 990203" in told.stderr


def test_a_bow_tie_is_repaired_and_said(give, installed):
    w, s = drawn.WEST, drawn.SOUTH
    bow = shapely.Polygon([(w, s), (w + 0.1, s + 0.1), (w + 0.1, s), (w, s + 0.1)])
    told = give(drawn.change(square_pair(), "990202", bow))
    assert told.code == 0, told.stderr
    assert "1 invalid shapes were repaired (Self-intersection" in told.said
    mended = installed().geometry[0]
    assert mended.is_valid
    assert mended.area == pytest.approx(0.005, rel=1e-6)


def test_a_shape_that_encloses_nothing_is_beyond_repair(give):
    w, s = drawn.WEST, drawn.SOUTH
    flat = shapely.Polygon([(w, s), (w + 0.1, s), (w, s)])
    told = give(drawn.change(square_pair(), "990202", flat))
    assert told.code == 3
    assert "beyond repair: 990202" in told.stderr


@pytest.mark.parametrize("gap", [-40, -5, 5, 40])
def test_strips_between_neighbours_are_closed(give, installed, gap):
    # A gap is a gap only where it is closed on all sides; an overlap anywhere.
    told = give(ring_pair(gap) if gap > 0 else square_pair(gap))
    assert told.code == 0, told.stderr
    assert "Strips up to 50 m wide between neighbours were closed" in told.said
    shapes = installed().geometry.to_numpy()
    assert shapely.coverage_is_valid(shapes)
    assert shapely.union_all(shapes).area == pytest.approx(shapes[0].area + shapes[1].area)
    assert not shapely.union_all(shapes).interiors


def test_an_overlap_wider_than_a_strip_is_refused_with_its_pair_and_size(give):
    told = give(square_pair(-400))
    assert told.code == 3
    assert (
        "1 pairs of areas overlap by more than a strip of 50 m: 990202/990203 (4,4" in told.stderr
    )
    assert "m²" in told.stderr


def test_a_wide_hole_is_left_and_said(give, installed):
    told = give(ring_pair(300))
    assert told.code == 0
    assert "1 holes belong to no area, the largest of" in told.said
    assert len(shapely.get_parts(installed().union_all())) == 2


def test_a_narrow_gap_that_opens_to_the_outside_is_said(give):
    told = give(square_pair(20))
    assert told.code == 0
    assert "opens to the outside" in told.said


def test_islands_of_one_code_are_joined_and_said(give, installed):
    island = square_pair().iloc[[1]].translate(0.15, 0)
    frame = pd.concat([square_pair(), square_pair().iloc[[1]].set_geometry(island)])
    told = give(frame.reset_index(drop=True))
    assert told.code == 0
    assert "1 codes stand in several features, which were joined: 990203" in told.said
    assert len(installed()) == 2


def test_a_code_with_two_names_is_refused(give):
    island = square_pair().iloc[[1]].translate(0.15, 0)
    other = square_pair().iloc[[1]].set_geometry(island).assign(name="丙区")
    frame = pd.concat([square_pair(), other]).reset_index(drop=True)
    told = give(frame, "--name", "name")
    assert told.code == 3
    assert "share a code but not a name: 990203" in told.stderr


def test_towns_and_districts_of_two_cities_never_lie_together(give, put, run, tmp_path, installed):
    assert give(drawn.districts()).code == 0
    strange = drawn.towns().assign(code=lambda towns: "9803" + towns["code"].str[4:])
    told = put(drawn.write_geojson(tmp_path / "t.geojson", strange))
    assert told.code == 3
    assert "another city's. Remove them first: python -m geo remove --level district" in told.stderr
    told = put(drawn.write_geojson(tmp_path / "t.geojson", drawn.towns()))
    assert told.code == 0
    assert "do not tile" not in told.said
    shifted = drawn.districts()
    told = give(shifted.set_geometry(shifted.translate(0.001, 0)))
    assert "do not tile these districts exactly: 990202, 990203" in told.said


def test_thinning_keeps_shared_edges_and_says_how_far_they_move(give):
    told = give(drawn.districts())
    thin = json.loads(told.stdout)["thinning"]
    assert thin["points_after"] < thin["points_before"] / 2
    assert thin["bytes_after"] < thin["bytes_before"] / 2
    assert 1 < thin["displacement_m"] < 100
