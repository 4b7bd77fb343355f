"""Can coordinates be in the system they are said to be in? Degrees, metres, axes, country."""

import numpy as np
import shapely

from geo.language import Message
from geo.plane import Shapes
from geo.problems import Refused

# The country with its islands, in degrees: west, south, east, north.
CHINA = (73.0, 3.0, 136.0, 54.0)
# CGCS2000 / 3-degree Gauss-Krueger zone 25 (75 E) with the zone in the easting, and its successors.
_FIRST_ZONE, _LAST_ZONE, _FIRST_ZONE_EPSG = 25, 45, 4513
# No easting of a projected system is that large without its zone number, no northing that small.
_NORTHING_M = 2_000_000


def require_system(shapes: Shapes, name: str, *, in_degrees: bool, swaps_axes: bool) -> None:
    """Refuse degrees that are said to be metres, metres said to be degrees, and swapped axes.

    Args:
        shapes: as they stand in the file, axes already swapped where `swaps_axes`.
        name: the system, for the sentence.
        in_degrees: whether the system is in degrees.
        swaps_axes: whether the operator said so; then nothing looks swapped any more.

    Raises:
        Refused: with what the coordinates look like, and the option that would fit.
    """
    west, south, east, north = (float(value) for value in shapely.total_bounds(shapes))
    if not np.isfinite([west, south, east, north]).all():
        raise Refused(Message("The file holds no coordinates, or infinite ones."))
    are_degrees = max(abs(west), abs(east), abs(south), abs(north)) <= 180
    seen = Message(
        "{west:.6g} to {east:.6g} and {south:.6g} to {north:.6g}",
        west=west, east=east, south=south, north=north,
    )  # fmt: skip
    if in_degrees and not are_degrees:
        raise Refused(_metres(name, seen, east))
    if not in_degrees and are_degrees:
        raise Refused(
            Message(
                "{system} is in metres, but the coordinates ({seen}) are degrees. Say "
                "--crs CGCS2000, WGS84, GCJ02 or BD09.",
                system=name,
                seen=seen,
            )
        )
    if swaps_axes:
        return
    turned = is_in_china(south, west, north, east) if in_degrees else _is_northing(east, north)
    if turned:
        raise Refused(
            Message(
                "The axes are swapped: the coordinates ({seen}) have latitude or northing first. "
                "Import again with --swap-axes.",
                seen=seen,
            )
        )


def require_country(shapes: Shapes, name: str) -> None:
    """Refuse boundaries that lie abroad once they are in WGS 84.

    Raises:
        Refused: with where they lie.
    """
    west, south, east, north = (float(value) for value in shapely.total_bounds(shapes))
    if np.isfinite([west, south, east, north]).all() and is_in_china(west, south, east, north):
        return
    raise Refused(
        Message(
            "Read as {system}, the boundaries lie at {west:.3f} to {east:.3f} E and {south:.3f} to "
            "{north:.3f} N, outside the country. The system is another one: say which with --crs.",
            system=name, west=west, south=south, east=east, north=north,
        )
    )  # fmt: skip


def is_in_china(west: float, south: float, east: float, north: float) -> bool:
    """Tell whether a box of degrees lies in the country."""
    return west >= CHINA[0] and south >= CHINA[1] and east <= CHINA[2] and north <= CHINA[3]


def _metres(name: str, seen: Message, east: float) -> Message:
    return Message(
        "{system} is in degrees, but the coordinates ({seen}) are metres. Say the projected "
        "system with --crs{hint}.",
        system=name,
        seen=seen,
        hint=f" EPSG:{_zone_system(east)}" if _zone_system(east) else "",
    )


def _zone_system(easting: float) -> int | None:
    """Return the EPSG code of the system whose eastings begin with their zone: 40 500 000."""
    zone = int(easting // 1_000_000)
    if not _FIRST_ZONE <= zone <= _LAST_ZONE:
        return None
    return _FIRST_ZONE_EPSG + zone - _FIRST_ZONE


def _is_northing(east: float, north: float) -> bool:
    return _zone_system(east) is None and east > _NORTHING_M > north
