"""Boundaries of districts, towns and waters: reading, checking, thinning, and as table rows."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

WGS84 = "EPSG:4326"
LEVELS = ("city", "district", "town", "water")
COLUMNS = (
    "level", "code", "geojson", "centroid_lon", "centroid_lat", "area_km2", "approval_no",
    "is_synthetic",
)  # fmt: skip

# About 40 m: invisible on a screen that shows a whole city, and a quarter of the points.
SCREEN_TOLERANCE = 0.0004
# Five decimals are about a metre.
_DECIMALS = 5


class BoundaryError(ValueError):
    """A boundary file cannot be used; says which file and why."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a set of boundaries.

    Attributes:
        kind: 'invalid', 'duplicate', 'unknown_code', 'overlap_or_gap' or 'not_nested'.
        code: the code it was found at.
        detail: what exactly, in English.
    """

    kind: str
    code: str
    detail: str


def load(path: Path, *, code_property: str = "code") -> gpd.GeoDataFrame:
    """The areas in a GeoJSON file (or any vector file), one row a code, in WGS84.

    Args:
        path: the file; GeoJSON without a `crs` member is WGS84 by RFC 7946.
        code_property: the property that holds the code.

    Returns:
        Columns `code` (text) and `geometry` (polygons); features that share a code are joined.
        `attrs` holds `approval_no` (text or None) and `is_synthetic` from the file's top level.

    Raises:
        BoundaryError: unreadable, without the property, or without polygons.
    """
    try:
        frame = gpd.read_file(path)
        members = _top_level(path)
    except Exception as error:  # pyogrio raises its own types, json and OS errors theirs
        raise BoundaryError(f"{path}: cannot be read as a vector file: {error}") from error
    if code_property not in frame.columns:
        raise BoundaryError(f"{path}: no property {code_property!r} in its features")
    frame = frame.set_crs(WGS84) if frame.crs is None else frame.to_crs(WGS84)
    frame = frame[frame.geom_type.isin(["Polygon", "MultiPolygon"])]
    if frame.empty:
        raise BoundaryError(f"{path}: holds no polygon")
    frame = frame.assign(code=frame[code_property].astype(str))[["code", "geometry"]]
    if frame["code"].duplicated().any():
        frame = frame.dissolve("code").reset_index()
    result = gpd.GeoDataFrame(frame.reset_index(drop=True), geometry="geometry", crs=WGS84)
    result.attrs["approval_no"] = members.get("approval_no")
    result.attrs["is_synthetic"] = bool(members.get("synthetic", False))
    return result


def validate(
    areas: gpd.GeoDataFrame,
    *,
    known_codes: set[str] | None = None,
    parents: gpd.GeoDataFrame | None = None,
) -> list[Problem]:
    """What is wrong with boundaries that should tile their land; empty when all is well.

    Args:
        areas: columns `code` and `geometry`.
        known_codes: codes of the districts or towns table; None leaves the check out.
        parents: the districts, when `areas` are towns: a town's parent is the one whose code
            it starts with, and a parent's towns must cover it exactly (to a square metre).
    """
    shapes, codes = areas.geometry.to_numpy(), areas["code"]
    problems = [
        Problem("invalid", code, shapely.is_valid_reason(shape))
        for code, shape in zip(codes, shapes, strict=True)
        if not shapely.is_valid(shape)
    ]
    problems += [
        Problem("duplicate", code, "the code occurs more than once")
        for code in codes[codes.duplicated()]
    ]
    problems += [
        Problem("unknown_code", code, "the code is in no table")
        for code in sorted(set(codes) - (set(codes) if known_codes is None else known_codes))
    ]
    if problems:
        return problems
    torn = codes[~shapely.is_empty(shapely.coverage_invalid_edges(shapes))]
    problems = [
        Problem("overlap_or_gap", code, "an edge does not meet its neighbour's") for code in torn
    ]
    return problems + (_check_nesting(areas, parents) if parents is not None else [])


def simplify(areas: gpd.GeoDataFrame, *, tolerance: float = SCREEN_TOLERANCE) -> gpd.GeoDataFrame:
    """The same areas with fewer points, every shared edge still shared.

    Args:
        areas: columns `code` and `geometry`, free of overlaps; touching areas keep touching.
        tolerance: degrees; the side of a triangle whose area may vanish.
    """
    thin = shapely.coverage_simplify(areas.geometry.to_numpy(), tolerance)
    short = shapely.transform(thin, lambda points: np.round(points, _DECIMALS))
    # All or none: an edge rounded on one side only would open a gap.
    kept = short if shapely.is_valid(short).all() else thin
    result = areas.set_geometry(gpd.GeoSeries(kept, index=areas.index, crs=areas.crs))
    return cast(gpd.GeoDataFrame, result)


def dissolve(towns: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Districts made of towns: the areas that share the first six digits of their code."""
    grouped = towns.assign(code=towns["code"].str[:6]).dissolve("code").reset_index()
    return cast(gpd.GeoDataFrame, grouped[["code", "geometry"]])


def to_rows(
    areas: gpd.GeoDataFrame, *, level: str, approval_no: str | None, is_synthetic: bool = False
) -> pd.DataFrame:
    """One row an area, with columns `COLUMNS`.

    `geojson` is a geometry after RFC 7946 (outer rings counter-clockwise), the centre lies
    inside the area, `area_km2` is measured in an equal-area projection.

    Raises:
        ValueError: the level is unknown.
    """
    if level not in LEVELS:
        raise ValueError(f"unknown level {level!r}: expected one of {', '.join(LEVELS)}")
    shapes = shapely.orient_polygons(areas.geometry.to_numpy())
    centres = shapely.point_on_surface(shapes)
    middles = shapely.centroid(shapes)
    centres = np.where(shapely.contains(shapes, middles), middles, centres)
    return pd.DataFrame(
        {
            "level": level,
            "code": areas["code"].to_numpy(),
            "geojson": shapely.to_geojson(shapes),
            "centroid_lon": np.round(shapely.get_x(centres), _DECIMALS),
            "centroid_lat": np.round(shapely.get_y(centres), _DECIMALS),
            "area_km2": np.round(measure_km2(areas), 3),
            "approval_no": approval_no,
            "is_synthetic": is_synthetic,
        },
        columns=list(COLUMNS),
    )


def measure_km2(areas: gpd.GeoDataFrame) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Areas in square kilometres, in the equal-area projection EPSG:6933."""
    return np.asarray(areas.to_crs("EPSG:6933").area.to_numpy() / 1e6, dtype=np.float64)


def _check_nesting(areas: gpd.GeoDataFrame, parents: gpd.GeoDataFrame) -> list[Problem]:
    grouped = dissolve(areas).set_index("code").geometry
    problems = []
    for code, shape in zip(parents["code"], parents.geometry, strict=True):
        if code not in grouped.index:
            problems.append(Problem("not_nested", code, "no town lies in it"))
            continue
        difference = shapely.symmetric_difference(shape, grouped[code]).area
        if difference > 1e-10:
            detail = f"its towns differ from it by {difference * 12364:.4f} square kilometres"
            problems.append(Problem("not_nested", code, detail))
    return problems


def _top_level(path: Path) -> dict[str, Any]:
    if path.suffix.lower() not in {".geojson", ".json"}:
        return {}
    content = json.loads(path.read_text(encoding="utf-8"))
    return content if isinstance(content, dict) else {}
