"""Conversion between WGS84, CGCS2000, GCJ02 and BD09, vectorised over numpy arrays.

WGS84 and CGCS2000 differ by less than a metre at city scale and are taken as equal. The
offset of GCJ02 is known only through published approximations; they are re-implemented here
from their formulas and are good to a few metres, which is enough to find a district, not to
survey a parcel. Conversion goes only toward the boundaries' own system, WGS84.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

SYSTEMS = ("WGS84", "CGCS2000", "GCJ02", "BD09")

# Krasovsky 1940, the ellipsoid the published GCJ02 formulas are written for.
_SEMI_MAJOR_M = 6378245.0
_ECCENTRICITY_2 = 0.00669342162296594323
_BD_ANGLE = np.pi * 3000.0 / 180.0
_BD_LON, _BD_LAT = 0.0065, 0.006


def to_wgs84(lon: ArrayLike, lat: ArrayLike, *, crs: str) -> tuple[Floats, Floats]:
    """Longitudes and latitudes in WGS84 degrees.

    Args:
        lon: degrees in the system `crs`.
        lat: degrees in the system `crs`, same length.
        crs: one of `SYSTEMS`.

    Raises:
        ValueError: the system is unknown.
    """
    east, north = _floats(lon), _floats(lat)
    if crs in ("WGS84", "CGCS2000"):
        return east, north
    if crs == "GCJ02":
        return _undo_offset(east, north)
    if crs == "BD09":
        return _undo_offset(*bd09_to_gcj02(east, north))
    raise ValueError(f"unknown coordinate system {crs!r}: expected one of {', '.join(SYSTEMS)}")


def from_wgs84(lon: ArrayLike, lat: ArrayLike, *, crs: str) -> tuple[Floats, Floats]:
    """Longitudes and latitudes in the system `crs`, from WGS84 degrees.

    Raises:
        ValueError: the system is unknown.
    """
    east, north = _floats(lon), _floats(lat)
    if crs in ("WGS84", "CGCS2000"):
        return east, north
    if crs == "GCJ02":
        return _offset(east, north)
    if crs == "BD09":
        return gcj02_to_bd09(*_offset(east, north))
    raise ValueError(f"unknown coordinate system {crs!r}: expected one of {', '.join(SYSTEMS)}")


def gcj02_to_bd09(lon: ArrayLike, lat: ArrayLike) -> tuple[Floats, Floats]:
    """BD09 degrees from GCJ02 degrees (Baidu's extra turn and shift)."""
    east, north = _floats(lon), _floats(lat)
    radius = np.hypot(east, north) + 0.00002 * np.sin(north * _BD_ANGLE)
    angle = np.arctan2(north, east) + 0.000003 * np.cos(east * _BD_ANGLE)
    return radius * np.cos(angle) + _BD_LON, radius * np.sin(angle) + _BD_LAT


def bd09_to_gcj02(lon: ArrayLike, lat: ArrayLike) -> tuple[Floats, Floats]:
    """GCJ02 degrees from BD09 degrees."""
    east, north = _floats(lon) - _BD_LON, _floats(lat) - _BD_LAT
    radius = np.hypot(east, north) - 0.00002 * np.sin(north * _BD_ANGLE)
    angle = np.arctan2(north, east) - 0.000003 * np.cos(east * _BD_ANGLE)
    return radius * np.cos(angle), radius * np.sin(angle)


def _offset(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    radians = np.radians(lat)
    curvature = 1 - _ECCENTRICITY_2 * np.sin(radians) ** 2
    north_m = _north_metres(lon - 105.0, lat - 35.0)
    east_m = _east_metres(lon - 105.0, lat - 35.0)
    meridian = _SEMI_MAJOR_M * (1 - _ECCENTRICITY_2) / curvature**1.5
    parallel = _SEMI_MAJOR_M / np.sqrt(curvature) * np.cos(radians)
    return lon + np.degrees(east_m / parallel), lat + np.degrees(north_m / meridian)


def _undo_offset(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Fixed-point search: the offset changes slowly, so three rounds reach a centimetre."""
    east, north = lon.copy(), lat.copy()
    for _ in range(3):
        guess_east, guess_north = _offset(east, north)
        east, north = east + (lon - guess_east), north + (lat - guess_north)
    return east, north


def _north_metres(x: Floats, y: Floats) -> Floats:
    trend = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * np.sqrt(np.abs(x))
    waves = 20.0 * (np.sin(6.0 * np.pi * x) + np.sin(2.0 * np.pi * x))
    waves = waves + 20.0 * np.sin(np.pi * y) + 40.0 * np.sin(np.pi * y / 3.0)
    waves = waves + 160.0 * np.sin(np.pi * y / 12.0) + 320.0 * np.sin(np.pi * y / 30.0)
    return trend + waves * 2.0 / 3.0


def _east_metres(x: Floats, y: Floats) -> Floats:
    trend = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * np.sqrt(np.abs(x))
    waves = 20.0 * (np.sin(6.0 * np.pi * x) + np.sin(2.0 * np.pi * x))
    waves = waves + 20.0 * np.sin(np.pi * x) + 40.0 * np.sin(np.pi * x / 3.0)
    waves = waves + 150.0 * np.sin(np.pi * x / 12.0) + 300.0 * np.sin(np.pi * x / 30.0)
    return trend + waves * 2.0 / 3.0


def _floats(values: ArrayLike) -> Floats:
    return np.asarray(values, dtype=np.float64)
