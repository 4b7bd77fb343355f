import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.coordinates import SYSTEMS, bd09_to_gcj02, from_wgs84, gcj02_to_bd09, to_wgs84

# WGS84 and GCJ02 of the same point, as published with the approximation.
KNOWN_GCJ02 = [
    ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597)),
    ((113.912316, 22.543847), (113.9171764808363, 22.540796131694766)),
    ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069)),
]
METRE = 1e-5


@pytest.mark.parametrize(("wgs84", "gcj02"), KNOWN_GCJ02)
def test_gcj02_agrees_with_known_points(wgs84, gcj02):
    lon, lat = from_wgs84([wgs84[0]], [wgs84[1]], crs="GCJ02")
    assert (lon[0], lat[0]) == pytest.approx(gcj02, abs=1e-6)
    lon, lat = to_wgs84([gcj02[0]], [gcj02[1]], crs="GCJ02")
    assert (lon[0], lat[0]) == pytest.approx(wgs84, abs=1e-6)


def test_bd09_adds_its_own_shift_to_gcj02():
    lon, lat = gcj02_to_bd09([116.404], [39.915])
    assert (lon[0], lat[0]) == pytest.approx((116.41036949371029, 39.92133699351021), abs=1e-9)


@given(st.floats(74, 134), st.floats(4, 53), st.sampled_from(SYSTEMS))
def test_there_and_back_ends_within_a_metre(lon, lat, crs):
    there = from_wgs84([lon], [lat], crs=crs)
    back = to_wgs84(*there, crs=crs)
    assert abs(back[0][0] - lon) < METRE
    assert abs(back[1][0] - lat) < METRE


@given(st.floats(74, 134), st.floats(4, 53))
def test_gcj02_lies_within_a_kilometre_of_wgs84(lon, lat):
    there = from_wgs84([lon], [lat], crs="GCJ02")
    east = (there[0][0] - lon) * 111_320 * np.cos(np.radians(lat))
    north = (there[1][0] - lat) * 111_320
    assert 10 < np.hypot(east, north) < 1_500


def test_bd09_there_and_back_is_exact_to_a_metre():
    lon, lat = bd09_to_gcj02(*gcj02_to_bd09([119.7], [38.6]))
    assert (lon[0], lat[0]) == pytest.approx((119.7, 38.6), abs=METRE)


def test_cgcs2000_is_taken_as_wgs84():
    lon, lat = to_wgs84([119.7], [38.6], crs="CGCS2000")
    assert (lon[0], lat[0]) == (119.7, 38.6)


def test_input_arrays_are_left_as_they_were():
    lon, lat = np.array([119.7]), np.array([38.6])
    to_wgs84(lon, lat, crs="GCJ02")
    assert (lon[0], lat[0]) == (119.7, 38.6)


def test_an_unknown_system_is_quoted():
    with pytest.raises(ValueError, match="unknown coordinate system 'GPS'"):
        to_wgs84([1.0], [2.0], crs="GPS")
    with pytest.raises(ValueError, match="unknown coordinate system ''"):
        from_wgs84([1.0], [2.0], crs="")
