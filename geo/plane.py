"""Metres on a plane around one city, for lengths and areas that people read.

Degrees are scaled, not projected: a vertex that two areas share stays shared to the last bit,
which a projection would not promise. Over a city the scale is true to a few parts in a thousand.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

METRES_PER_DEGREE = 111_320.0

Shapes = NDArray[np.object_]


@dataclass(frozen=True)
class Plane:
    """Scale of a plane that is true at one latitude."""

    east: float
    north: float = METRES_PER_DEGREE

    @classmethod
    def around(cls, shapes: Shapes) -> "Plane":
        """Return the plane that is true in the middle of `shapes` (degrees)."""
        _, south, _, north = shapely.total_bounds(shapes)
        return cls(METRES_PER_DEGREE * float(np.cos(np.radians((south + north) / 2))))

    def to_metres(self, shapes: Any) -> Any:
        """Shapes in metres, from degrees."""
        return shapely.transform(shapes, lambda points: points * (self.east, self.north))

    def to_degrees(self, shapes: Any) -> Any:
        """Shapes in degrees, from metres."""
        return shapely.transform(shapes, lambda points: points / (self.east, self.north))
