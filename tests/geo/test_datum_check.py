"""Points with a declared district tell in which system they, or the boundaries, really are."""

import numpy as np
import pandas as pd
import pytest

from geo.coordinates import from_wgs84
from geo.datum_check import Suspicion, suspicions
from tests.geo import drawn


def points(count, *, true="CGCS2000", stated="CGCS2000", seed=1):
    """Points all over the two districts in the system `true`, in files that say `stated`."""
    dice = np.random.default_rng(seed)
    lon = drawn.WEST + 0.2 * dice.random(count)
    lat = drawn.SOUTH + 0.2 * dice.random(count)
    areas = drawn.districts().set_index("code").geometry
    inside = areas["990202"].contains(drawn.gpd.GeoSeries.from_xy(lon, lat, crs="EPSG:4326"))
    east, north = from_wgs84(lon, lat, crs=true)
    return pd.DataFrame(
        {
            "district_code": np.where(inside, "990202", "990203"),
            "lon": east, "lat": north, "crs": stated,
        }
    )  # fmt: skip


def named(found):
    return [(one.kind, one.stated, one.meant) for one in found]


@pytest.mark.parametrize("stated", ["CGCS2000", "WGS84", "GCJ02", "BD09", None])
def test_points_and_polygons_that_fit_raise_no_suspicion(stated):
    given = points(5000, true=stated or "CGCS2000", stated=stated)
    assert suspicions(given, drawn.districts()) == []


@pytest.mark.parametrize("system", ["GCJ02", "BD09"])
def test_boundaries_in_a_system_of_internet_maps_are_noticed(system):
    areas = drawn.moved(drawn.districts(), system)
    (found,) = suspicions(points(5000), areas)
    assert (found.kind, found.stated, found.meant) == ("boundaries", None, system)
    assert found.checked == 5000
    assert found.outside > 50
    assert found.outside_then < found.outside / 5


@pytest.mark.parametrize("true", ["CGCS2000", "GCJ02", "BD09"])
@pytest.mark.parametrize("stated", ["CGCS2000", "GCJ02", "BD09"])
def test_points_in_another_system_than_they_say_are_noticed(true, stated):
    # Beside good ones, which tell that it is not the boundaries.
    good = points(5000, seed=2, true="CGCS2000" if stated != "CGCS2000" else "BD09",
                  stated="CGCS2000" if stated != "CGCS2000" else "BD09")  # fmt: skip
    given = pd.concat([points(5000, true=true, stated=stated), good], ignore_index=True)
    expected = [] if true == stated else [("points", stated, true)]
    assert named(suspicions(given, drawn.districts())) == expected


def test_where_points_alone_cannot_tell_both_are_said():
    given = points(5000, true="CGCS2000", stated="GCJ02")
    assert named(suspicions(given, drawn.districts())) == [("either", "GCJ02", "GCJ02")]


def test_boundaries_of_another_place_are_noticed():
    areas = drawn.districts().assign(code=["990203", "990202"])
    assert suspicions(points(1000), areas) == [Suspicion("elsewhere", None, None, 1000, 1000, 1000)]


def test_wrong_declarations_of_a_few_raise_no_suspicion():
    given = points(5000)
    given.loc[::20, "district_code"] = "990202"
    assert suspicions(given, drawn.districts()) == []


def test_few_or_useless_points_say_nothing():
    areas = drawn.moved(drawn.districts(), "GCJ02")
    assert suspicions(points(40), areas) == []
    useless = points(500).assign(lon=[None, 0.0, 1e9, float("nan"), 38.4] * 100)
    assert suspicions(useless, areas) == []
    assert suspicions(points(500).assign(crs="LOCAL"), areas) == []
    assert suspicions(points(500).assign(district_code=None), areas) == []
