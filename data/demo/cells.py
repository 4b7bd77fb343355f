"""The invented land: cells with noisy borders, from which towns, districts and a coast are made.

Everything here is in kilometres on a plane. The land is the same for every seed and size, so
that pictures of the city stay recognisable; only what happens in it depends on the seed.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import Voronoi

Points = NDArray[np.float64]

TOWN_COUNT = 150
_LAND_SEED = 20
_HALF_WIDTH, _HALF_HEIGHT = 96.0, 80.0


@dataclass(frozen=True)
class Land:
    """Cells of the plane and the borders between them.

    Attributes:
        sites: one point a cell, (n, 2).
        kind: 'town', 'sea' or 'outside' for each cell.
        rings: corner numbers of each cell in order; empty for cells that are cut off.
        corners: (m, 2) positions.
        borders: (corner, corner) with the smaller number first -> points between, in that order.
        neighbours: (cell, cell) pairs that share a border -> that border's corners.
    """

    sites: Points
    kind: list[str]
    rings: list[list[int]]
    corners: Points
    borders: dict[tuple[int, int], Points]
    neighbours: dict[tuple[int, int], tuple[int, int]]

    def is_closed(self, cell: int) -> bool:
        """True where the cell has an outline made of known borders all around."""
        corners = self.rings[cell]
        sides = zip(corners, [*corners[1:], *corners[:1]], strict=True)
        return bool(corners) and all((min(side), max(side)) in self.borders for side in sides)


@cache
def draw_land() -> Land:
    """The land of the demo city, always the same."""
    random = np.random.Generator(np.random.PCG64(_LAND_SEED))
    sites = _relax(_scatter(random))
    diagram = Voronoi(sites)
    kind = _kinds(sites)
    borders: dict[tuple[int, int], Points] = {}
    neighbours: dict[tuple[int, int], tuple[int, int]] = {}
    for (left, right), corners in zip(diagram.ridge_points, diagram.ridge_vertices, strict=True):
        if -1 in corners or np.abs(diagram.vertices[corners]).max() > 2 * _HALF_WIDTH:
            continue
        first, last = sorted(int(corner) for corner in corners)
        sides = {kind[left], kind[right]}
        step = 0.35 if "sea" in sides and len(sides) == 2 else 0.7 if "town" in sides else 4.0
        ends = diagram.vertices[first], diagram.vertices[last]
        quad = _room(*ends, sites[left])
        borders[first, last] = _noisy(*quad, step=step, random=random)
        neighbours[int(left), int(right)] = (first, last)
    rings = [diagram.regions[region] for region in diagram.point_region]
    rings = [[] if -1 in ring else ring for ring in rings]
    return Land(sites, kind, rings, diagram.vertices, borders, neighbours)


def coast_at(y: Points) -> Points:
    """East end of the land at northing `y`: two bays and a cape."""
    return np.asarray(
        33.0 + 9.0 * np.sin(y / 15.0 + 0.6) + 5.0 * np.sin(y / 6.5) - 0.004 * (y - 8.0) ** 2
    )


def _scatter(random: np.random.Generator) -> Points:
    """Dart throwing with a distance that grows from the centre outward, and varies."""
    kept = np.empty((0, 2))
    for u, v, w in random.random((7000, 3)):
        spot = np.array(((2 * u - 1) * _HALF_WIDTH, (2 * v - 1) * _HALF_HEIGHT))
        outward = min(1.0, float(np.hypot(spot[0] - 6.0, spot[1] * 1.1)) / 46.0)
        gap = (2.9 + 4.3 * outward**1.15) * (0.8 + 0.5 * w)
        if len(kept) == 0 or ((kept - spot) ** 2).sum(axis=1).min() > gap * gap:
            kept = np.vstack([kept, spot])
    return kept


def _relax(sites: Points) -> Points:
    """One step toward the cells' middles: rounder towns, no slivers."""
    diagram = Voronoi(sites)
    moved = sites.copy()
    for number, region in enumerate(diagram.point_region):
        ring = diagram.regions[region]
        if -1 in ring or np.abs(sites[number]).max() > _HALF_WIDTH - 12:
            continue
        middle = diagram.vertices[ring].mean(axis=0)
        moved[number] += 0.35 * np.clip(middle - sites[number], -3.0, 3.0)
    return moved


def _kinds(sites: Points) -> list[str]:
    """The towns are the cells nearest to the centre, measured in a lobed distance."""
    x, y = sites[:, 0], sites[:, 1]
    angle = np.arctan2(y, x + 8.0)
    lobes = 1 + 0.16 * np.sin(3 * angle + 0.8) + 0.10 * np.sin(5 * angle + 2.1)
    distance = np.hypot(x + 8.0, 1.12 * y) / lobes
    is_sea = x > coast_at(y)
    distance[is_sea] = np.inf
    towns = set(np.argsort(distance)[:TOWN_COUNT].tolist())
    return [
        "town" if number in towns else "sea" if is_sea[number] else "outside"
        for number in range(len(sites))
    ]


def _room(start: Points, end: Points, site: Points) -> tuple[Points, Points, Points, Points]:
    """The largest rhombus on the border that stays inside the kite of its corners and sites.

    The kites tile the plane, so that two borders never cross, whatever the noise.
    """
    along = end - start
    length = float(np.hypot(*along))
    across = np.array((-along[1], along[0])) / length
    away = abs(float((site - start) @ across))
    offset = float((site - start) @ along) / length
    height = 0.9 * length / 2 * min(1.2, away / max(abs(offset), abs(length - offset)))
    middle = _mix(start, end, 0.5)
    return start, middle + height * across, end, middle - height * across


def _noisy(
    start: Points,
    left: Points,
    end: Points,
    right: Points,
    *,
    step: float,
    random: np.random.Generator,
) -> Points:
    """Points strictly between `start` and `end`, inside the quadrilateral given with them."""
    if float(np.hypot(*(end - start))) < step:
        return np.empty((0, 2))
    along, across = 0.28 + 0.44 * random.random(2)
    near_right, near_left = _mix(start, right, along), _mix(left, end, along)
    side_left, side_right = _mix(start, left, across), _mix(right, end, across)
    middle = _mix(near_right, near_left, across)
    pull, push = 0.6 + 0.4 * random.random(2)
    before = _noisy(
        start,
        _mix(side_left, left, 1 - pull),
        middle,
        _mix(near_right, right, 1 - push),
        step=step,
        random=random,
    )
    after = _noisy(
        middle,
        _mix(near_left, end, 1 - pull),
        end,
        _mix(side_right, right, 1 - push),
        step=step,
        random=random,
    )
    return np.vstack([before, middle[None, :], after])


def _mix(a: Points, b: Points, share: float) -> Points:
    return np.asarray(a + (b - a) * share)
