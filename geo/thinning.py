"""What thinning for the screen does to boundaries, measured."""

import geopandas as gpd
import numpy as np
import shapely
from pydantic import BaseModel

from geo import boundaries
from geo.plane import Plane


class Thinning(BaseModel):
    """Size before and after, and how far an edge moved at most."""

    points_before: int
    points_after: int
    bytes_before: int
    bytes_after: int
    displacement_m: float


def measure(areas: gpd.GeoDataFrame) -> Thinning:
    """Return what `boundaries.simplify` makes of `areas`, as the next build will show them.

    The displacement is the distance from the farthest vertex of an area's edge to its thinned
    edge. Bytes are those of the geometries as GeoJSON.
    """
    whole = areas.geometry.to_numpy()
    thin = boundaries.simplify(areas).geometry.to_numpy()
    plane = Plane.around(whole)
    farthest = 0.0
    for shape, drawn in zip(plane.to_metres(whole), plane.to_metres(thin), strict=True):
        edge = shapely.boundary(drawn)
        shapely.prepare(edge)
        vertices = shapely.points(shapely.get_coordinates(shape))
        farthest = max(farthest, float(shapely.distance(edge, vertices).max()))
    return Thinning(
        points_before=int(shapely.get_num_coordinates(whole).sum()),
        points_after=int(shapely.get_num_coordinates(thin).sum()),
        bytes_before=_bytes(whole),
        bytes_after=_bytes(thin),
        displacement_m=round(farthest, 1),
    )


def _bytes(shapes: np.ndarray) -> int:
    return sum(len(text) for text in shapely.to_geojson(shapes))
