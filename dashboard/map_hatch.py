"""Hatching for areas without a value: the map library fills with plain colours only."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, floor

Ring = Sequence[Sequence[float]]
Line = tuple[tuple[float, float], tuple[float, float]]


def rings(geometry: dict[str, object]) -> list[Ring]:
    """Return all rings of a polygon or multipolygon, holes included."""
    coordinates = geometry["coordinates"]
    polygons = coordinates if geometry["type"] == "MultiPolygon" else [coordinates]
    return [ring for polygon in polygons for ring in polygon]


def bounds(outlines: Sequence[Ring]) -> tuple[float, float, float, float]:
    """Return west, south, east, north of some rings."""
    points = [point for ring in outlines for point in ring]
    lons, lats = [point[0] for point in points], [point[1] for point in points]
    return min(lons), min(lats), max(lons), max(lats)


def hatch(outlines: Sequence[Ring], spacing: float) -> list[Line]:
    """Return diagonal strokes that fill an area; a hole stays empty.

    Args:
        outlines: Rings in degrees; a point is inside where it crosses an odd number of them.
        spacing: Distance of two strokes in degrees.
    """
    # On a rising diagonal y - x is constant: strokes are found as the crossings of each such line.
    levels = [y - x for ring in outlines for x, y, *_ in ring]
    strokes: list[Line] = []
    for step in range(ceil(min(levels) / spacing), floor(max(levels) / spacing) + 1):
        level = step * spacing
        crossings = sorted(_crossings(outlines, level))
        for begin, end in zip(crossings[::2], crossings[1::2], strict=False):
            strokes.append(((begin, begin + level), (end, end + level)))
    return strokes


def _crossings(outlines: Sequence[Ring], level: float) -> Iterator[float]:
    """Yield the x of every crossing of the diagonal y = x + level with the rings."""
    for ring in outlines:
        for (x1, y1, *_a), (x2, y2, *_b) in pairwise(ring):
            side1, side2 = y1 - x1 - level, y2 - x2 - level
            # Half-open, so that a corner on the line counts once.
            if (side1 >= 0) != (side2 >= 0):
                yield x1 + (x2 - x1) * side1 / (side1 - side2)
