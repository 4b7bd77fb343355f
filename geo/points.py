"""Which stated coordinates can be shown on the map of a city, and where.

A point that cannot be believed is shown nowhere and never repaired by guessing: it is counted
under the reason why not.
"""

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geo import hexagons
from geo.coordinates import SYSTEMS, to_wgs84

COLUMNS = ("map_lon", "map_lat", "point_status", "hexagon_id")
SHOWN, NONE, ZERO, SWAPPED, OUTSIDE = "shown", "none", "zero", "swapped", "outside"
# Registered addresses just across the boundary, and boundaries thinned for the screen.
MARGIN_DEGREES = 0.005
# Mainland, islands and territorial sea, generously: beyond it a point is a typing error.
COUNTRY = (73.0, 3.0, 136.0, 54.0)
_DECIMALS = 6

Floats = NDArray[np.float64]


def placed(
    subjects: pd.DataFrame, city: shapely.Geometry | None, *, key: str = "uscc"
) -> pd.DataFrame:
    """Where each subject is drawn: one row a row of `subjects`, in the same order.

    Args:
        subjects: columns `key`, lon, lat (degrees, nulls allowed), crs (null: the statutory
            CGCS2000).
        city: the outline of the city in WGS84; None when no boundary is known, then the whole
            country counts as inside.
        key: the column that names what is drawn: subjects, or anything else with an address.

    Returns:
        Columns `key` and `COLUMNS`: map_lon and map_lat in WGS84 degrees and hexagon_id, all null
        unless `point_status` is 'shown'; else it is 'none' (no coordinates or an unknown system),
        'zero' (at 0, 0), 'swapped' (longitude and latitude exchanged) or 'outside' the city.
    """
    lon, lat = _in_wgs84(subjects)
    inside = _inside(lon, lat, city)
    status = np.select(
        [
            np.isnan(lon) | np.isnan(lat),
            (lon == 0) & (lat == 0),
            inside,
            _inside(lat, lon, city),
        ],
        [NONE, ZERO, SHOWN, SWAPPED],
        default=OUTSIDE,
    )
    is_shown = status == SHOWN
    cells = np.full(len(lon), None, dtype=object)
    cells[is_shown] = hexagons.cells(lon[is_shown], lat[is_shown])
    return pd.DataFrame(
        {
            key: subjects[key].to_numpy(),
            "map_lon": np.where(is_shown, np.round(lon, _DECIMALS), np.nan),
            "map_lat": np.where(is_shown, np.round(lat, _DECIMALS), np.nan),
            "point_status": status,
            "hexagon_id": cells,
        },
        columns=[key, *COLUMNS],
    )


def _in_wgs84(subjects: pd.DataFrame) -> tuple[Floats, Floats]:
    """Longitudes and latitudes in WGS84; not a number where there are none to believe."""
    lon = pd.to_numeric(subjects["lon"], errors="coerce").to_numpy(dtype=np.float64, copy=True)
    lat = pd.to_numeric(subjects["lat"], errors="coerce").to_numpy(dtype=np.float64, copy=True)
    systems = subjects["crs"].fillna("CGCS2000").to_numpy()
    unusable = ~np.isin(systems, SYSTEMS) | ~np.isfinite(lon) | ~np.isfinite(lat)
    lon[unusable], lat[unusable] = np.nan, np.nan
    is_near = _within(lon, lat, COUNTRY)
    for system in SYSTEMS:
        # The offsets are defined within the country only; elsewhere a point stays as stated.
        chosen = is_near & (systems == system)
        if chosen.any():
            lon[chosen], lat[chosen] = to_wgs84(lon[chosen], lat[chosen], crs=system)
    return lon, lat


def _inside(lon: Floats, lat: Floats, city: shapely.Geometry | None) -> NDArray[np.bool_]:
    near = _within(lon, lat, COUNTRY)
    if city is None or city.is_empty:
        return near
    around = shapely.buffer(city, MARGIN_DEGREES)
    shapely.prepare(around)
    found = near & _within(lon, lat, around.bounds)
    found[found] = shapely.contains_xy(around, lon[found], lat[found])
    return found


def _within(lon: Floats, lat: Floats, box: tuple[float, ...]) -> NDArray[np.bool_]:
    west, south, east, north = box
    result: NDArray[np.bool_] = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
    return result
