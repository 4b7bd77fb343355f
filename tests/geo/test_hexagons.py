"""The grid of hexagons: every point in exactly one cell, cells that meet without a gap."""

import numpy as np
import pytest
import shapely

from geo import hexagons

dice = np.random.default_rng(11)
LON, LAT = dice.uniform(118.5, 120.5, 500), dice.uniform(37.5, 39.5, 500)


def test_every_point_lies_in_its_cell_and_in_no_other():
    codes = hexagons.cells(LON, LAT)
    shapes = {code: shapely.Polygon(hexagons.outline(code)) for code in set(codes)}
    for lon, lat, code in zip(LON, LAT, codes, strict=True):
        around = [name for name, shape in shapes.items() if shapely.contains_xy(shape, lon, lat)]
        assert around == [code]


def test_cells_touch_and_do_not_overlap():
    shapes = [shapely.Polygon(hexagons.outline(c)) for c in ("h1024_517", "h1025_517", "h1024_518")]
    assert all(shape.is_valid and shape.exterior.is_ccw for shape in shapes)
    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert shapes[one].intersection(shapes[other]).area < 1e-8
        assert shapes[one].distance(shapes[other]) < 1e-5


def test_same_place_has_the_same_cell_in_every_call():
    assert list(hexagons.cells(LON, LAT)) == [
        hexagons.cells([lon], [lat])[0] for lon, lat in zip(LON, LAT, strict=True)
    ]
    assert len(hexagons.cells([], [])) == 0


@pytest.mark.parametrize("wrong", ["", "h", "x1_2", "h1", "h1_a", "<script>"])
def test_what_is_no_cell_is_refused(wrong):
    with pytest.raises(ValueError, match="is no cell"):
        hexagons.outline(wrong)
