"""Which district and town a subject lies in: by its declared code, else by its point.

Never by the digits of its social credit code: those name the place of first registration and
agree with the place of business in only about 98 of 100 cases.
"""

from collections.abc import Collection
from typing import cast

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geo.coordinates import SYSTEMS, to_wgs84

UNLOCATED = "unlocated"
SNAP_METRES = 100.0
_METRES_PER_DEGREE = 111_320.0
# A point this far from every boundary is a typing error, not a neighbour.
_MARGIN_DEGREES = 0.5


def assign(
    subjects: pd.DataFrame,
    districts: gpd.GeoDataFrame | None,
    towns: gpd.GeoDataFrame | None,
    *,
    known_districts: Collection[str] | None = None,
    known_towns: Collection[str] | None = None,
    key: str = "uscc",
) -> pd.DataFrame:
    """Where each subject lies: one row a row of `subjects`, in the same order.

    A subject whose declared district is known keeps it and is never looked up on the map; its
    declared town is kept where it is known and lies in that district. Others are found by
    their point: inside a district, or within 100 m of its edge.

    Args:
        subjects: columns `key`, district_code, town_code, lon, lat, crs; all may hold nulls.
        districts: columns code and geometry in WGS84; None when there are no boundaries.
        towns: the same for towns.
        known_districts: codes of the districts table; None means those of `districts`.
        known_towns: codes of the towns table; None means those of `towns`.
        key: the column that names what is placed: subjects, or anything else with an address.

    Returns:
        Columns `key`, district_code ('unlocated' where neither code nor point says), town_code
        (None where unknown), located_by ('declared', 'point' or 'unlocated').
    """
    district_codes = _codes(known_districts, districts)
    town_codes = _codes(known_towns, towns)
    declared = subjects["district_code"].isin(district_codes).to_numpy()
    district = np.where(declared, subjects["district_code"], UNLOCATED).astype(object)
    nested = subjects["town_code"].astype("str").str[:6] == subjects["district_code"].astype("str")
    has_town = declared & subjects["town_code"].isin(town_codes).to_numpy() & nested.to_numpy()
    town = np.array(subjects["town_code"], dtype=object)
    town[~has_town] = None
    method = np.where(declared, "declared", UNLOCATED).astype(object)
    rest = np.flatnonzero(~declared)
    if len(rest) and districts is not None and len(districts):
        points = _points(subjects.iloc[rest], districts)
        found = _look_up(points, districts)
        hit = found >= 0
        district[rest[hit]] = districts["code"].to_numpy()[found[hit]]
        method[rest[hit]] = "point"
        if towns is not None and len(towns):
            _fill_towns(town, rest[hit], points[hit], towns, district)
    return pd.DataFrame(
        {
            key: subjects[key].to_numpy(),
            "district_code": district,
            "town_code": town,
            "located_by": method,
        }
    )


def _codes(known: Collection[str] | None, areas: gpd.GeoDataFrame | None) -> set[str]:
    if known is not None:
        return set(known)
    return set() if areas is None else set(areas["code"])


def _points(subjects: pd.DataFrame, areas: gpd.GeoDataFrame) -> NDArray[np.object_]:
    """Points in WGS84; empty points where the coordinates are missing or implausible."""
    lon = pd.to_numeric(subjects["lon"], errors="coerce").to_numpy(dtype=np.float64, copy=True)
    lat = pd.to_numeric(subjects["lat"], errors="coerce").to_numpy(dtype=np.float64, copy=True)
    # A point without a stated system is taken in the statutory one.
    systems = subjects["crs"].fillna("CGCS2000").to_numpy()
    west, south, east, north = areas.total_bounds
    plausible = (
        np.isin(systems, SYSTEMS)
        & (np.abs(lon - (west + east) / 2) <= (east - west) / 2 + _MARGIN_DEGREES)
        & (np.abs(lat - (south + north) / 2) <= (north - south) / 2 + _MARGIN_DEGREES)
    )
    for system in SYSTEMS:
        chosen = plausible & (systems == system)
        if chosen.any():
            lon[chosen], lat[chosen] = to_wgs84(lon[chosen], lat[chosen], crs=system)
    lon[~plausible], lat[~plausible] = np.nan, np.nan
    return cast(NDArray[np.object_], shapely.points(lon, lat))


def _look_up(points: NDArray[np.object_], areas: gpd.GeoDataFrame) -> NDArray[np.intp]:
    """For each point the number of its area: around it, else within 100 m; -1 for none."""
    tree = shapely.STRtree(areas.geometry.to_numpy())
    found = np.full(len(points), -1, dtype=np.intp)
    usable = np.flatnonzero(~np.isnan(shapely.get_x(points)))
    inside, area = tree.query(points[usable], predicate="within")
    found[usable[inside[::-1]]] = area[::-1]
    missing = usable[found[usable] < 0]
    if len(missing):
        middle = float(np.mean(areas.total_bounds[[1, 3]]))
        narrow = float(np.cos(np.radians(middle)))
        flat = _flatten(areas.geometry.to_numpy(), narrow)
        near = shapely.STRtree(flat).query_nearest(
            _flatten(points[missing], narrow), max_distance=SNAP_METRES, all_matches=False
        )
        found[missing[near[0]]] = near[1]
    return found


def _flatten(shapes: NDArray[np.object_], narrow: float) -> NDArray[np.object_]:
    """Metres on a plane that is true at the latitude whose cosine is `narrow`."""
    scale = np.array([_METRES_PER_DEGREE * narrow, _METRES_PER_DEGREE])
    return cast(NDArray[np.object_], shapely.transform(shapes, lambda points: points * scale))


def _fill_towns(
    town: NDArray[np.object_],
    rows: NDArray[np.intp],
    points: NDArray[np.object_],
    towns: gpd.GeoDataFrame,
    district: NDArray[np.object_],
) -> None:
    found = _look_up(points, towns)
    hit = found >= 0
    codes = towns["code"].to_numpy()[found]
    # Towns and districts may be drawn by two surveyors: a town of the neighbour is none.
    hit &= np.array([code[:6] for code in codes], dtype=object) == district[rows]
    town[rows[hit]] = codes[hit]
