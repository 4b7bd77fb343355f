"""In which coordinate system a file is, whether that can be true, and its way to WGS 84."""

import warnings
from typing import cast

import geopandas as gpd
import numpy as np
import pyproj
import shapely
from pyproj.exceptions import CRSError

from geo import plausibility
from geo.coordinates import to_wgs84
from geo.language import Message
from geo.problems import BadRequest, Refused
from geo.vector_file import VectorFile

WGS84 = "EPSG:4326"
# What --crs may say in a word, beside everything pyproj knows.
WORDS = {
    "WGS84": "EPSG:4326", "CGCS2000": "EPSG:4490", "GCJ02": "GCJ02", "BD09": "BD09",
}  # fmt: skip
SHIFTED = ("GCJ02", "BD09")
# Their shift to WGS 84 is not public; what pyproj has is good to a hundred metres or so.
_OLD_DATUMS = ("Beijing", "Xian")


def declared(word: str | None) -> str | None:
    """Return the system of `--crs` as `GCJ02`, `BD09` or what pyproj understands.

    Raises:
        BadRequest: there is no such system.
    """
    if word is None:
        return None
    plain = word.upper().replace("-", "").replace("_", "").replace(" ", "")
    known = WORDS.get(plain, word)
    if known not in SHIFTED:
        try:
            pyproj.CRS(known)
        except CRSError:
            raise BadRequest(
                Message(
                    "There is no coordinate system {name}: give WGS84, CGCS2000, GCJ02, BD09 or an "
                    "EPSG code such as EPSG:4546.",
                    name=word,
                )
            ) from None
    return known


def name_of(system: str) -> str:
    """Return a system as an operator calls it: `EPSG:4546 CGCS2000 / 3-degree ...`."""
    if system in SHIFTED:
        return system
    crs = pyproj.CRS(system)
    code = ":".join(crs.to_authority() or ())
    return f"{code} {crs.name}".strip()


def to_degrees(
    source: VectorFile, system: str | None, *, swaps_axes: bool
) -> tuple[gpd.GeoDataFrame, str, list[Message]]:
    """Return the features in WGS 84, the system they were in, and what is to be said of it.

    Args:
        source: as read.
        system: of `declared`; None takes what the file says.
        swaps_axes: the file has latitude (or northing) first.

    Raises:
        Refused: no system is known, or the coordinates cannot be in it.
    """
    frame = source.frame
    used = system or (None if frame.crs is None else frame.crs.to_string())
    if used is None:
        raise Refused(
            Message(
                "The file names no coordinate system (a Shapefile needs its .prj). Say which it is "
                "with --crs: WGS84, CGCS2000, GCJ02, BD09 or an EPSG code such as EPSG:4546."
            )
        )
    shapes = shapely.force_2d(frame.geometry.to_numpy())
    if swaps_axes:
        shapes = shapely.transform(shapes, lambda points: points[:, ::-1])
    name, in_degrees = name_of(used), used in SHIFTED or pyproj.CRS(used).is_geographic
    plausibility.require_system(shapes, name, in_degrees=in_degrees, swaps_axes=swaps_axes)
    moved = _converted(shapes, used)
    plausibility.require_country(moved, name)
    located = frame.set_geometry(gpd.GeoSeries(moved, index=frame.index, crs=WGS84))
    return cast(gpd.GeoDataFrame, located), used, _stated(source, system) + _old_datum(used)


def _stated(source: VectorFile, system: str | None) -> list[Message]:
    """Return what is to be said of a file that names no system, or another than the operator."""
    if system is None and not source.names_system:
        return [
            Message(
                "The file names no coordinate system; GeoJSON then means WGS 84. If it comes from "
                "an internet map, import it again with --crs GCJ02 or --crs BD09."
            )
        ]
    if system is None or source.frame.crs is None or not source.names_system:
        return []
    stated = source.frame.crs.to_string()
    if _agree(system, stated):
        return []
    return [
        Message(
            "The file says {stated}; --crs {used} was followed.",
            stated=name_of(stated),
            used=name_of(system),
        )
    ]


def _agree(one: str, other: str) -> bool:
    if one in SHIFTED:
        return False
    return bool(pyproj.CRS(one) == pyproj.CRS(other))


def _old_datum(system: str) -> list[Message]:
    if system in SHIFTED:
        return []
    datum = pyproj.CRS(system).geodetic_crs
    if datum is None or not any(word in datum.name for word in _OLD_DATUMS):
        return []
    return [
        Message(
            "{system} is an old system whose exact conversion is not public: boundaries may be a "
            "hundred metres off. Better have the file converted to CGCS2000 by its surveyor.",
            system=name_of(system),
        )
    ]


def _converted(shapes: shapely.Geometry, system: str) -> shapely.Geometry:
    if system in SHIFTED:
        return shapely.transform(
            shapes, lambda points: np.column_stack(to_wgs84(points[:, 0], points[:, 1], crs=system))
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        moved = gpd.GeoSeries(shapes, crs=system).to_crs(WGS84)
    return moved.to_numpy()
