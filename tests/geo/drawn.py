"""Boundaries of a made-up city in open water, and the files an operator might have of them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from geo.coordinates import from_wgs84

WEST, SOUTH = 119.3, 38.3
# Two districts of two towns each, with wavy edges between them.
TOWNS = {"990202001": (0, 0), "990202002": (0, 1), "990203001": (1, 0), "990203002": (1, 1)}
NAMES = {"990202": "甲区", "990203": "乙区"}


def _edge(fixed: float, start: float, end: float, *, across: bool) -> list[tuple[float, float]]:
    """A line at `fixed` from `start` to `end` that waves by half a kilometre."""
    along = np.linspace(start, end, 200)
    wave = fixed + 0.005 * np.sin((along - start) * 40) * (along - start) * (end - along) * 100
    return [(x, y) if across else (y, x) for x, y in zip(along, wave, strict=True)]


def towns() -> gpd.GeoDataFrame:
    """Four towns of about ten kilometres, in WGS84; neighbours share their vertices."""
    lines = [shapely.box(WEST, SOUTH, WEST + 0.2, SOUTH + 0.2).exterior]
    for side in (0.0, 0.1):
        lines.append(
            shapely.LineString(_edge(SOUTH + 0.1, WEST + side, WEST + side + 0.1, across=True))
        )
        lines.append(
            shapely.LineString(_edge(WEST + 0.1, SOUTH + side, SOUTH + side + 0.1, across=False))
        )
    exact = shapely.transform(lines, lambda at: np.round(at, 9))
    net = shapely.node(shapely.union_all(exact))
    cells = shapely.get_parts(shapely.polygonize([net]))
    found = []
    for east, north in TOWNS.values():
        middle = shapely.Point(WEST + 0.05 + 0.1 * east, SOUTH + 0.05 + 0.1 * north)
        found.append(next(cell for cell in cells if cell.contains(middle)))
    return gpd.GeoDataFrame(
        {"code": list(TOWNS), "name": [f"{code[-3:]}镇" for code in TOWNS]},
        geometry=found,
        crs="EPSG:4326",
    )


def districts() -> gpd.GeoDataFrame:
    """The two districts these towns make."""
    joined = towns().assign(code=lambda frame: frame["code"].str[:6]).dissolve("code")
    joined = joined.reset_index()
    return joined.assign(name=joined["code"].map(NAMES))[["code", "name", "geometry"]]


def moved(frame: gpd.GeoDataFrame, system: str) -> gpd.GeoDataFrame:
    """The areas in GCJ02 or BD09 degrees."""
    return frame.set_geometry(
        gpd.GeoSeries(
            shapely.transform(
                frame.geometry.to_numpy(),
                lambda at: np.column_stack(from_wgs84(at[:, 0], at[:, 1], crs=system)),
            ),
            index=frame.index,
            crs="EPSG:4326",
        )
    )


def write_geojson(path: Path, frame: gpd.GeoDataFrame, **members: object) -> Path:
    """Write GeoJSON without a `crs` member, as RFC 7946 wants it."""
    content = json.loads(frame.to_json(drop_id=True))
    content.pop("crs", None)
    path.write_text(json.dumps(content | members, ensure_ascii=False), encoding="utf-8")
    return path


def write_shapefile(
    path: Path, frame: gpd.GeoDataFrame, *, encoding: str = "UTF-8", without: tuple[str, ...] = ()
) -> Path:
    """Write a Shapefile; `without` are the parts that got lost."""
    frame.to_file(path, encoding=encoding)
    for ending in without:
        path.with_suffix(ending).unlink()
    return path


def write_zip(path: Path, parts: list[Path]) -> Path:
    """Pack files side by side."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for part in parts:
            packed.write(part, part.name)
    return path


def change(frame: gpd.GeoDataFrame, code: str, shape: shapely.Geometry) -> gpd.GeoDataFrame:
    """The areas with another shape for `code`."""
    shapes = [shape if one == code else old for one, old in zip(frame["code"], frame.geometry,
                                                               strict=True)]  # fmt: skip
    return frame.set_geometry(gpd.GeoSeries(shapes, index=frame.index, crs=frame.crs))
