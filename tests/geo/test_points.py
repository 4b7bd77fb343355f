"""Which coordinates are shown, and what is said of the others."""

import numpy as np
import pandas as pd
import pytest
import shapely

from geo import points
from geo.coordinates import from_wgs84

CITY = shapely.box(119.0, 38.0, 120.0, 39.0)


def placed(lon, lat, crs="WGS84", city=CITY):
    subject = pd.DataFrame({"uscc": ["x"], "lon": [lon], "lat": [lat], "crs": [crs]})
    return points.placed(subject, city).iloc[0]


@pytest.mark.parametrize(
    ("lon", "lat", "crs", "status"),
    [
        (119.5, 38.5, "WGS84", "shown"),
        (119.5, 38.5, None, "shown"),
        (119.5, 38.5, "EPSG:4490", "none"),
        (None, 38.5, "WGS84", "none"),
        ("x", "y", "WGS84", "none"),
        (np.inf, 38.5, "WGS84", "none"),
        (0.0, 0.0, "WGS84", "zero"),
        (0.0, 0.0, "BD09", "zero"),
        (38.5, 119.5, "WGS84", "swapped"),
        (38.5, 119.5, "GCJ02", "swapped"),
        (-73.9, 40.7, "WGS84", "outside"),
        (121.5, 38.5, "CGCS2000", "outside"),
        (1e9, -1e9, "WGS84", "outside"),
        (120.004, 38.5, "WGS84", "shown"),
        (120.006, 38.5, "WGS84", "outside"),
    ],
)
def test_point_is_shown_or_told_why_not(lon, lat, crs, status):
    found = placed(lon, lat, crs)
    assert found["point_status"] == status
    assert pd.isna(found["map_lon"]) == (status != "shown")
    assert pd.isna(found["hexagon_id"]) == (status != "shown")


@pytest.mark.parametrize("crs", ["WGS84", "CGCS2000", "GCJ02", "BD09"])
def test_point_lands_where_it_is_in_every_system(crs):
    lon, lat = from_wgs84([119.31], [38.72], crs=crs)
    found = placed(lon[0], lat[0], crs)
    assert found["map_lon"] == pytest.approx(119.31, abs=2e-5)
    assert found["map_lat"] == pytest.approx(38.72, abs=2e-5)


def test_without_a_boundary_the_country_is_inside():
    assert placed(87.6, 43.8, city=None)["point_status"] == "shown"
    assert placed(43.8, 87.6, city=None)["point_status"] == "swapped"
    assert placed(-0.1, 51.5, city=None)["point_status"] == "outside"


def test_rows_keep_their_order_and_number():
    subjects = pd.DataFrame(
        {"uscc": list("abc"), "lon": [119.5, None, 119.6], "lat": [38.5, None, 38.6], "crs": None}
    )
    found = points.placed(subjects, CITY)
    assert list(found["uscc"]) == list("abc")
    assert list(found.columns) == ["uscc", *points.COLUMNS]
    assert points.placed(subjects.iloc[:0], CITY).empty
