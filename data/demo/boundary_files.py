"""The city's polygons as GeoJSON files, and what the source says about itself."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely
import yaml

from data.demo.city import City
from data.demo.water import draw_water

APPROVAL = "虚构城市示意边界，无审图号"
SOURCE_NAME = "虚构城市信安市（合成数据）"


def write_boundaries(city: City, out: Path, *, as_of: date) -> None:
    """Write `boundaries/{districts,towns,water}.geojson` and `source.yml` into `out`."""
    folder = out / "boundaries"
    folder.mkdir(exist_ok=True)
    land = shapely.union_all(list(city.districts.geometry))
    layers = {
        "districts": city.districts,
        "towns": city.town_shapes,
        "water": draw_water(city.land, land),
    }
    for name, frame in layers.items():
        text = json.dumps(_feature_collection(frame), ensure_ascii=False, separators=(",", ":"))
        (folder / f"{name}.geojson").write_text(text + "\n", encoding="utf-8")
    statement = {"source_name": SOURCE_NAME, "synthetic": True, "as_of": as_of}
    (out / "source.yml").write_text(
        yaml.safe_dump(statement, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )


def _feature_collection(frame: gpd.GeoDataFrame) -> dict[str, Any]:
    shapes = shapely.orient_polygons(frame.geometry.to_numpy())
    return {
        "type": "FeatureCollection",
        "approval_no": APPROVAL,
        "synthetic": True,
        "features": [
            {
                "type": "Feature",
                "properties": {"code": code, "name": name},
                "geometry": json.loads(shapely.to_geojson(shape)),
            }
            for code, name, shape in zip(frame["code"], frame["name"], shapes, strict=True)
        ],
    }
