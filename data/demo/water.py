"""The sea, a lake and a river of the invented land: drawn over towns, never cut out of them."""

import geopandas as gpd
import numpy as np
import shapely

from data.demo.cells import Land, Points, coast_at
from data.demo.places import ring, to_degrees
from data.demo.shapes import draw_blob

# The sea reaches far beyond the city, so that no map of the city shows its end.
_FAR_EAST, _FAR_NORTH = 150.0, 110.0
_LAKE_MIDDLE = (12.5, 8.0)


def draw_water(land: Land, land_shape: shapely.Geometry) -> gpd.GeoDataFrame:
    """Sea, lake and river with columns code, name and geometry, in WGS84.

    Args:
        land: the land the towns were drawn on.
        land_shape: the union of all towns, in degrees.
    """
    lake = shapely.Polygon(to_degrees(draw_blob(*_LAKE_MIDDLE, 2.3, stretch=1.3)))
    return gpd.GeoDataFrame(
        {"code": ["sea", "lake", "river"], "name": ["信安湾", "澄湖", "鹤水"]},
        geometry=[_sea(land, land_shape), lake, shapely.intersection(_river(), land_shape)],
        crs="EPSG:4326",
    )


def _sea(land: Land, land_shape: shapely.Geometry) -> shapely.Geometry:
    """The cells that are sea, and everything east of them."""
    cells = [
        shapely.Polygon(to_degrees(ring(land, cell)))
        for cell, kind in enumerate(land.kind)
        if kind == "sea" and land.is_closed(cell)
    ]
    y = np.arange(-_FAR_NORTH, _FAR_NORTH + 1, 2.0)
    shore = np.column_stack([coast_at(np.clip(y, -62, 62)) + 16.0, y])
    corners = [(_FAR_EAST, _FAR_NORTH), (_FAR_EAST, -_FAR_NORTH)]
    open_sea = shapely.Polygon(to_degrees(np.vstack([shore, corners])))
    near = shapely.box(*to_degrees(np.array([(-60.0, -95.0), (90.0, 95.0)])).ravel())
    sea = shapely.union_all([open_sea, *(shapely.intersection(cell, near) for cell in cells)])
    return shapely.difference(sea, land_shape)


def _river() -> shapely.Geometry:
    """From the western hills to the coast, wider as it goes, with small bends on large ones."""
    x = np.linspace(-60.0, 46.0, 320)
    y = -6.0 + 6.5 * np.sin(x / 17.0 + 0.4) + 2.4 * np.sin(x / 5.3) + x / 9
    y = y + 1.1 * np.sin(x / 1.9 + np.sin(x / 3.1)) + 0.5 * np.sin(x / 0.9 + 2 * np.sin(x / 4.7))
    points: Points = np.column_stack([x, y])
    pieces = [
        shapely.buffer(
            shapely.LineString(to_degrees(points[start : start + 10])), 0.0011 + 0.000009 * start
        )
        for start in range(0, len(points) - 1, 8)
    ]
    return shapely.union_all(pieces)
