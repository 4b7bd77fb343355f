"""Where a name fits best inside an area of the map: the middle of its widest open ground."""

from functools import lru_cache
from itertools import chain
from math import cos, radians

import numpy as np
import orjson
from numpy.typing import NDArray

from dashboard.map_hatch import Ring, bounds, rings

# A name with its value is about this many times as wide as it is high.
WIDE = 1.7
_CELLS, _ROUNDS, _FINE = 16, 3, 100

Points = NDArray[np.float64]


def stretch_at(latitude: float) -> float:
    """Return how many times as long as a degree eastwards a degree northwards is drawn."""
    return 1 / cos(radians(latitude))


# The same outlines are drawn for every filter and in every build, and finding the room takes long.
@lru_cache(maxsize=4_000)
def in_outline(geojson: str, stretch: float) -> tuple[float, float]:
    """Return longitude and latitude of where a name fits best in a shape, as `name_place`."""
    lon, lat = name_place(rings(orjson.loads(geojson)), stretch)
    return round(lon, 5), round(lat, 5)


def name_place(outlines: list[Ring], stretch: float) -> tuple[float, float]:
    """Return longitude and latitude of the point around which the largest name fits.

    Args:
        outlines: Rings of the area in degrees; a point is inside where it is within an odd
            number of them.
        stretch: How many times as long as a degree eastwards a degree northwards is drawn.
    """
    starts, ends = _edges(outlines)
    west, south, east, north = bounds(outlines)
    best, reach = np.array([(west + east) / 2, (south + north) / 2]), np.array([east, north])
    reach = (reach - np.array([west, south])) / 2
    for _round in range(_ROUNDS):
        steps = np.linspace(-1, 1, _CELLS + 1)
        grid = np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2) * reach + best
        room = _room(grid, starts, ends, np.array([1 / WIDE, stretch]))
        best, reach = grid[int(np.argmax(room))], reach * 2 / _CELLS
    return float(best[0]), float(best[1])


def _edges(outlines: list[Ring]) -> tuple[Points, Points]:
    rings = [np.array([point[:2] for point in ring], dtype=float) for ring in outlines]
    starts = np.array(list(chain.from_iterable(ring[:-1] for ring in rings)))
    ends = np.array(list(chain.from_iterable(ring[1:] for ring in rings)))
    return starts, ends


def _room(grid: Points, starts: Points, ends: Points, scale: Points) -> Points:
    """Return how large a name fits around each point; negative outside the area."""
    apart = np.abs((_on_edges(starts, ends)[None] - grid[:, None]) * scale).max(axis=2).min(axis=1)
    return np.where(_inside(grid, starts, ends), apart, -apart)


def _on_edges(starts: Points, ends: Points) -> Points:
    """Return points along the edges, so close that none is noticed at its ends only."""
    lengths = np.abs(ends - starts).max(axis=1)
    counts = np.ceil(lengths / (np.ptp(starts, axis=0).max() / _FINE)).astype(int).clip(1)
    firsts = np.repeat(np.cumsum(counts) - counts, counts)
    shares = (np.arange(counts.sum()) - firsts) / np.repeat(counts, counts)
    edge = np.repeat(np.arange(len(counts)), counts)
    points: Points = starts[edge] + shares[:, None] * (ends - starts)[edge]
    return points


def _inside(grid: Points, starts: Points, ends: Points) -> NDArray[np.bool_]:
    lon, lat = grid[:, 0:1], grid[:, 1:2]
    spans = (starts[:, 1] > lat) != (ends[:, 1] > lat)
    rise = np.where(ends[:, 1] == starts[:, 1], 1.0, ends[:, 1] - starts[:, 1])
    crossing = starts[:, 0] + (lat - starts[:, 1]) / rise * (ends[:, 0] - starts[:, 0])
    inside: NDArray[np.bool_] = (spans & (crossing > lon)).sum(axis=1) % 2 == 1
    return inside
