"""Are points and polygons in the systems they say? Points with a declared district tell.

GCJ02 and BD09 move a place by 100 to 1 200 m. A file that is in one of them and says another, or
nothing, looks right on a map; only near borders points fall into the neighbour. Each other system
is tried: the one under which far more points lie in the district they declare was meant.
"""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geo.coordinates import SYSTEMS, Floats, from_wgs84, to_wgs84

SAMPLE = 20_000
# Below this many points a share says nothing.
_FEWEST = 50
# How clearly another system must fit better: points gained, times those lost, standard errors of
# a sign test on the points that the two systems put differently.
_GAINED, _TIMES, _ERRORS = 20, 3, 5.0
# Half of all points in foreign districts is no matter of a system.
_ELSEWHERE = 0.5


@dataclass(frozen=True)
class Suspicion:
    """What probably is in another system than it says.

    Attributes:
        kind: 'boundaries', 'points', 'either' (the points alone cannot tell which), or
            'elsewhere' (most points lie in no district they declare, in any system).
        stated: the system the points state; None for 'boundaries' and 'elsewhere'.
        meant: the system that fits; None for 'elsewhere'.
        checked: points looked at.
        outside: of these, points outside the district they declare, read as stated.
        outside_then: the same, read as meant.
    """

    kind: str
    stated: str | None
    meant: str | None
    checked: int
    outside: int
    outside_then: int


@dataclass(frozen=True)
class _Group:
    """Points of one stated system: where they fit as stated, and under each other system."""

    stated: str
    fits: NDArray[np.bool_]
    as_points: dict[str, NDArray[np.bool_]]
    as_boundaries: dict[str, NDArray[np.bool_]]


def suspicions(subjects: pd.DataFrame, districts: gpd.GeoDataFrame) -> list[Suspicion]:
    """Return what does not fit between points and polygons; empty when all is well.

    Args:
        subjects: columns district_code, lon, lat, crs; all may hold nulls.
        districts: columns code and geometry, WGS 84 as far as known.
    """
    groups = _groups(subjects, districts)
    if not groups:
        return []
    checked = sum(len(group.fits) for group in groups)
    outside = checked - sum(int(group.fits.sum()) for group in groups)
    for system in ("GCJ02", "BD09"):
        if all(_is_better(group, group.as_boundaries[system]) for group in groups):
            then = checked - sum(int(group.as_boundaries[system].sum()) for group in groups)
            if then <= _best_outside(groups):
                is_open = len(groups) == 1 and groups[0].stated == system
                kind, stated = ("either", system) if is_open else ("boundaries", None)
                return [Suspicion(kind, stated, system, checked, outside, then)]
    found = [one for group in groups if (one := _of_points(group)) is not None]
    if not found and outside > _ELSEWHERE * checked:
        return [Suspicion("elsewhere", None, None, checked, outside, outside)]
    return found


def _best_outside(groups: list[_Group]) -> float:
    """Points outside under the best system for the boundaries, or for the points of each group.

    The two are equal where the points alone cannot tell; a few points of difference are chance.
    """
    best = 0
    for group in groups:
        tried = [*group.as_points.values(), *group.as_boundaries.values()]
        best += len(group.fits) - max(int(fits.sum()) for fits in tried)
    return best * 1.1 + 5


def _of_points(group: _Group) -> Suspicion | None:
    system = max(group.as_points, key=lambda name: int(group.as_points[name].sum()))
    fits = group.as_points[system]
    if not _is_better(group, fits):
        return None
    count = len(fits)
    outside, then = count - int(group.fits.sum()), count - int(fits.sum())
    return Suspicion("points", group.stated, system, count, outside, then)


def _is_better(group: _Group, fits: NDArray[np.bool_]) -> bool:
    gained = int((fits & ~group.fits).sum())
    lost = int((group.fits & ~fits).sum())
    return (
        gained >= _GAINED
        and float(fits.mean()) > 1 - _ELSEWHERE
        and gained >= _TIMES * lost
        and gained - lost >= _ERRORS * float(np.sqrt(gained + lost))
    )


def _groups(subjects: pd.DataFrame, districts: gpd.GeoDataFrame) -> list[_Group]:
    west, south, east, north = districts.total_bounds
    lon = pd.to_numeric(subjects["lon"], errors="coerce")
    lat = pd.to_numeric(subjects["lat"], errors="coerce")
    # WGS84 and CGCS2000 are one system here, which is also the one of points that state none.
    stated = subjects["crs"].fillna("CGCS2000").replace("WGS84", "CGCS2000")
    usable = (
        subjects["district_code"].isin(set(districts["code"]))
        & lon.between(west - 0.5, east + 0.5)
        & lat.between(south - 0.5, north + 0.5)
    )
    found = []
    for system in SYSTEMS[1:]:
        rows = np.flatnonzero(usable & (stated == system))
        if len(rows) < _FEWEST:
            continue
        rows = rows[:: max(1, -(-len(rows) // SAMPLE))]
        declared = subjects["district_code"].to_numpy()[rows]
        found.append(
            _tried(system, lon.to_numpy()[rows], lat.to_numpy()[rows], declared, districts)
        )
    return found


def _tried(
    stated: str, lon: Floats, lat: Floats, declared: NDArray[np.object_], areas: gpd.GeoDataFrame
) -> _Group:
    """Try every other system for the points, and every shifted one for the boundaries."""
    tree = shapely.STRtree(areas.geometry.to_numpy())
    codes = areas["code"].to_numpy()

    def fits(at: tuple[Floats, Floats]) -> NDArray[np.bool_]:
        point, area = tree.query(shapely.points(*at), predicate="within")
        inside = np.zeros(len(lon), dtype=bool)
        inside[point[codes[area] == declared[point]]] = True
        return inside

    read = to_wgs84(lon, lat, crs=stated)
    return _Group(
        stated,
        fits(read),
        {name: fits(to_wgs84(lon, lat, crs=name)) for name in SYSTEMS[1:] if name != stated},
        {name: fits(from_wgs84(*read, crs=name)) for name in ("GCJ02", "BD09")},
    )
