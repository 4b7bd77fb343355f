import time

import numpy as np
import pandas as pd
import pytest

from geo.coordinates import from_wgs84
from geo.locate import assign


def _subjects(*rows):
    return pd.DataFrame(rows, columns=["uscc", "district_code", "town_code", "lon", "lat", "crs"])


def _one(row, districts, towns, **known):
    found = assign(_subjects(("u", *row)), districts, towns, **known).iloc[0]
    return tuple(None if pd.isna(value) else value for value in found.iloc[1:])


def test_a_known_declared_code_is_kept_whatever_the_point_says(districts, towns):
    row = ("990102", "990102001", 119.15, 38.15, "WGS84")
    assert _one(row, districts, towns) == ("990102", "990102001", "declared")


def test_a_declared_town_outside_the_declared_district_is_dropped(districts, towns):
    row = ("990102", "990103001", None, None, None)
    assert _one(row, districts, towns) == ("990102", None, "declared")


def test_an_unknown_code_is_located_by_its_point(districts, towns):
    row = ("990101", None, 119.15, 38.15, "CGCS2000")
    assert _one(row, districts, towns) == ("990103", "990103002", "point")


@pytest.mark.parametrize("crs", ["WGS84", "CGCS2000", "GCJ02", "BD09"])
def test_points_are_converted_before_they_are_looked_up(districts, towns, crs):
    # 60 m inside the border between the districts: an unconverted point would cross it.
    lon, lat = from_wgs84([119.0993], [38.05], crs=crs)
    row = (None, None, lon[0], lat[0], crs)
    assert _one(row, districts, towns) == ("990102", "990102001", "point")


def test_a_point_up_to_100_metres_off_goes_to_the_nearest_edge(districts, towns):
    near, far = 119.0 - 90 / 87_700, 119.0 - 130 / 87_700
    assert _one((None, None, near, 38.05, "WGS84"), districts, towns)[0] == "990102"
    assert _one((None, None, far, 38.05, "WGS84"), districts, towns) == (
        "unlocated", None, "unlocated",
    )  # fmt: skip


@pytest.mark.parametrize(
    "point",
    [(0.0, 0.0), (38.05, 119.05), (None, None), (119.05, None), (float("nan"), 38.0), (1e9, 1e9)],
)
def test_implausible_points_are_not_located(districts, towns, point):
    row = (None, None, *point, "WGS84")
    assert _one(row, districts, towns) == ("unlocated", None, "unlocated")


def test_a_point_of_an_unknown_system_is_not_located(districts, towns):
    row = (None, None, 119.05, 38.05, "LOCAL")
    assert _one(row, districts, towns)[2] == "unlocated"


def test_without_boundaries_declared_codes_still_count(districts):
    known = {"known_districts": {"990102"}, "known_towns": {"990102001"}}
    row = ("990102", "990102001", 119.05, 38.05, "WGS84")
    assert _one(row, None, None, **known) == ("990102", "990102001", "declared")
    row = ("990199", None, 119.05, 38.05, "WGS84")
    assert _one(row, None, None, **known) == ("unlocated", None, "unlocated")


def test_rows_keep_their_order_and_nothing_is_lost(districts, towns):
    rows = [(str(n), "990102" if n % 2 else "x", None, 119.15, 38.05, "WGS84") for n in range(9)]
    found = assign(_subjects(*rows), districts, towns)
    assert found["uscc"].tolist() == [str(n) for n in range(9)]
    assert found["located_by"].tolist() == ["point", "declared"] * 4 + ["point"]


def test_an_empty_frame_gives_an_empty_frame(districts, towns):
    found = assign(_subjects(), districts, towns)
    assert list(found.columns) == ["uscc", "district_code", "town_code", "located_by"]
    assert found.empty


def test_a_metropolis_of_declared_subjects_is_placed_in_seconds(districts, towns):
    count = 1_400_000
    subjects = pd.DataFrame(
        {
            "uscc": np.arange(count).astype(str),
            "district_code": np.where(np.arange(count) % 100 < 2, "990101", "990103"),
            "town_code": "990103001",
            "lon": 119.15,
            "lat": 38.05,
            "crs": "GCJ02",
        }
    )
    begun = time.process_time()
    found = assign(subjects, districts, towns)
    assert time.process_time() - begun < 8
    assert found["located_by"].value_counts().to_dict() == {"declared": 1_372_000, "point": 28_000}


def test_a_town_of_the_neighbour_is_none(districts, towns):
    # Two surveys: by the districts the point is in one, by the towns in the other.
    east = towns.set_geometry(towns.translate(-0.01, 0))
    row = (None, None, 119.095, 38.05, "WGS84")
    assert _one(row, districts, east) == ("990102", None, "point")
