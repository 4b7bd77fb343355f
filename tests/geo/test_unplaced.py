import pandas as pd
import pytest

from geo.unplaced import REASONS, reasons


@pytest.mark.parametrize(("lon", "lat", "crs", "why"), [
    (None, None, None, "no_point"),
    (119.4, None, "WGS84", "no_point"),
    (float("inf"), 38.0, "WGS84", "no_point"),
    (0, 0, "WGS84", "zero"),
    (0, 0, None, "zero"),
    (38.4, 119.4, "CGCS2000", "swapped"),
    (9.4, 48.4, "WGS84", "abroad"),
    (-119.4, 38.4, "WGS84", "abroad"),
    (1e9, 1e9, "WGS84", "abroad"),
    (119.4, 38.4, "LOCAL", "unknown_system"),
    (119.4, 38.4, None, "outside"),
    ("119.4", "38.4", "GCJ02", "outside"),
])  # fmt: skip
def test_reasons_say_why_a_point_does_not_help(lon, lat, crs, why):
    frame = pd.DataFrame({"lon": [lon], "lat": [lat], "crs": [crs]}, index=[7])
    found = reasons(frame)
    assert found.to_dict() == {7: why}
    assert why in REASONS


def test_reasons_of_nobody_are_none():
    assert reasons(pd.DataFrame({"lon": [], "lat": [], "crs": []})).empty
