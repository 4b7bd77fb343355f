"""The sea, a lake and a river of the invented land: drawn over towns, never cut out of them."""

import geopandas as gpd
import numpy as np
import shapely

from data.demo.cells import Land, Points, coast_at
from data.demo.places import to_degrees

_FRAME = (-64.0, -66.0, 66.0, 58.0)


def draw_water(land: Land, land_shape: shapely.Geometry) -> gpd.GeoDataFrame:
    """Sea, lake and river with columns code, name and geometry, in WGS84.

    Args:
        land: the land the towns were drawn on.
        land_shape: the union of all towns, in degrees.
    """
    sea = _sea().difference(shapely.buffer(land_shape, 0))
    return gpd.GeoDataFrame(
        {"code": ["sea", "lake", "river"], "name": ["信安湾", "澄湖", "鹤水"]},
        geometry=[sea, _lake(), _river(land).intersection(land_shape)],
        crs="EPSG:4326",
    )


def _sea() -> shapely.Polygon:
    """East of the coast line, pulled inland a little so that it meets every coastal town."""
    west, south, east, north = _FRAME
    y = np.arange(south, north, 1.0)
    coast = np.column_stack([coast_at(y) - 1.5, y])
    return shapely.Polygon(to_degrees(np.vstack([coast, [(east, north), (east, south)]])))


def _lake() -> shapely.Polygon:
    angle = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    radius = 2.2 + 0.5 * np.sin(2 * angle + 1) + 0.3 * np.sin(5 * angle) + 0.12 * np.sin(11 * angle)
    return shapely.Polygon(
        to_degrees(
            np.column_stack([12.5 + 1.25 * radius * np.cos(angle), 8 + radius * np.sin(angle)])
        )
    )


def _river(land: Land) -> shapely.Geometry:
    """From the western hills to the coast, wider as it goes."""
    x = np.linspace(-60.0, 40.0, 260)
    y = -6.0 + 7.0 * np.sin(x / 17.0 + 0.4) + 2.4 * np.sin(x / 5.3) + 0.9 * np.sin(x / 2.1) + x / 9
    points: Points = np.column_stack([x, y])
    pieces = [
        shapely.LineString(to_degrees(points[start : start + 14])).buffer(0.0012 + 0.000018 * start)
        for start in range(0, len(points) - 1, 12)
    ]
    return shapely.union_all(pieces)
