"""A fixed grid of hexagons, regular on the map as it is drawn (Web Mercator).

The grid is the same for every city and build, so that a cell's code says where it is, and no
two grids can be laid over each other to tell single subjects apart.
"""

from math import cos, pi, radians, sin

import numpy as np
from numpy.typing import ArrayLike, NDArray

EARTH_RADIUS_M = 6378137.0
# Centre to corner in metres of the projection; on the ground at latitude 38 about 4.7 km, so that
# a cell covers some 58 square kilometres.
EDGE_M = 6000.0
_ROOT3 = 3**0.5

Floats = NDArray[np.float64]
Ring = list[tuple[float, float]]


def cells(lon: ArrayLike, lat: ArrayLike) -> NDArray[np.object_]:
    """The code of the cell that each point (WGS84 degrees) lies in, such as 'h2215_811'."""
    x, y = _project(np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64))
    column = (_ROOT3 / 3 * x - y / 3) / EDGE_M
    row = (2 / 3 * y) / EDGE_M
    q, r = _rounded(column, row)
    # A city has few cells and many points: each code is written once.
    known, where = np.unique(np.stack([q, r], axis=1), axis=0, return_inverse=True)
    codes = np.array([f"h{a}_{b}" for a, b in known], dtype=object)
    return codes[where.reshape(-1)]


def outline(code: str) -> Ring:
    """The closed ring of a cell, counter-clockwise, as (longitude, latitude) in degrees.

    Raises:
        ValueError: not the code of a cell.
    """
    q, r = _parsed(code)
    x, y = EDGE_M * _ROOT3 * (q + r / 2), EDGE_M * 1.5 * r
    corners = [radians(60 * step - 30) for step in range(6)]
    ring = [_degrees(x + EDGE_M * cos(turn), y + EDGE_M * sin(turn)) for turn in corners]
    return [*ring, ring[0]]


def _parsed(code: str) -> tuple[int, int]:
    first, _sign, second = code.removeprefix("h").partition("_")
    if not code.startswith("h"):
        raise ValueError(f"{code!r} is no cell: a cell is written h<column>_<row>")
    try:
        return int(first), int(second)
    except ValueError:
        raise ValueError(f"{code!r} is no cell: a cell is written h<column>_<row>") from None


def _project(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    x = EARTH_RADIUS_M * np.radians(lon)
    y = EARTH_RADIUS_M * np.arctanh(np.sin(np.radians(lat)))
    return x, y


def _degrees(x: float, y: float) -> tuple[float, float]:
    lon = x / EARTH_RADIUS_M * 180 / pi
    lat = (2 * np.arctan(np.exp(y / EARTH_RADIUS_M)) - pi / 2) * 180 / pi
    return round(lon, 6), round(float(lat), 6)


def _rounded(column: Floats, row: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The nearest cell in axial coordinates: the three cube coordinates sum to zero."""
    third = -column - row
    q, r, s = np.round(column), np.round(row), np.round(third)
    off_q, off_r, off_s = np.abs(q - column), np.abs(r - row), np.abs(s - third)
    fix_q = (off_q > off_r) & (off_q > off_s)
    fix_r = ~fix_q & (off_r > off_s)
    q = np.where(fix_q, -r - s, q)
    r = np.where(fix_r, -q - s, r)
    return q.astype(np.int64), r.astype(np.int64)
