"""Why the point of a subject leads to no district. Nothing is repaired by guess: it is counted."""

import numpy as np
import pandas as pd

from geo.coordinates import SYSTEMS
from geo.plausibility import CHINA

REASONS = ("no_point", "unknown_system", "zero", "swapped", "abroad", "outside")


def reasons(subjects: pd.DataFrame) -> pd.Series:
    """Return for each subject that was not located why its point does not help.

    `no_point` (no coordinates), `unknown_system`, `zero` (0, 0), `swapped` (latitude and longitude
    in each other's place: recognised and left, since the next one may be a typing error),
    `abroad` (outside the country), `outside` (farther than 100 m from every boundary, or there
    are no boundaries).

    Args:
        subjects: columns lon, lat, crs; one row a subject that was not located.
    """
    lon = pd.to_numeric(subjects["lon"], errors="coerce").to_numpy(dtype=np.float64)
    lat = pd.to_numeric(subjects["lat"], errors="coerce").to_numpy(dtype=np.float64)
    west, south, east, north = CHINA

    def is_inside(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return (x >= west) & (x <= east) & (y >= south) & (y <= north)

    cases = [
        ~(np.isfinite(lon) & np.isfinite(lat)),
        (lon == 0) & (lat == 0),
        ~is_inside(lon, lat) & is_inside(lat, lon),
        ~is_inside(lon, lat),
        ~subjects["crs"].fillna("CGCS2000").isin(SYSTEMS).to_numpy(),
    ]
    names = ["no_point", "zero", "swapped", "abroad", "unknown_system"]
    return pd.Series(np.select(cases, names, default="outside"), index=subjects.index)
