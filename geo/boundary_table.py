"""The boundaries of one city, from the files of its source folder to one table."""

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from geo import boundaries


@dataclass(frozen=True)
class Boundaries:
    """What a folder `boundaries/` holds; None for a file that is not there.

    Attributes:
        districts, towns, water: columns `code` and `geometry`, full detail, WGS84.
        approval_no: the map's approval number (审图号) as the files state it.
    """

    districts: gpd.GeoDataFrame | None
    towns: gpd.GeoDataFrame | None
    water: gpd.GeoDataFrame | None
    approval_no: str | None


def load_folder(folder: Path) -> Boundaries:
    """Read `districts.geojson`, `towns.geojson` and `water.geojson` of `folder`.

    A folder that does not exist holds nothing. Districts are made of towns where only towns
    are given.

    Raises:
        BoundaryError: a file is there and cannot be used.
    """
    found = {
        name: boundaries.load(folder / f"{name}.geojson")
        for name in ("districts", "towns", "water")
        if (folder / f"{name}.geojson").is_file()
    }
    districts, towns = found.get("districts"), found.get("towns")
    if districts is None and towns is not None:
        districts = boundaries.dissolve(towns)
    stated = [frame.attrs.get("approval_no") for frame in found.values()]
    approval = next((str(number) for number in stated if number), None)
    return Boundaries(districts, towns, found.get("water"), approval)


def tabulate(areas: Boundaries, *, city_code: str) -> pd.DataFrame:
    """The rows of `_reference/boundaries.parquet`: thinned for the screen, nested exactly.

    Where the towns tile the districts, districts are joined from the thinned towns, so that
    their edges stay the same; otherwise each level is thinned by itself. The city is the union
    of its districts. An empty frame with the right columns when nothing is given.
    """
    if areas.districts is None:
        return pd.DataFrame(columns=list(boundaries.COLUMNS))
    towns = None if areas.towns is None else boundaries.simplify(areas.towns)
    districts = _thin_districts(areas, towns)
    city = gpd.GeoDataFrame(
        {"code": [city_code]},
        geometry=[shapely.union_all(districts.geometry.to_numpy())],
        crs=boundaries.WGS84,
    )
    layers = {"city": city, "district": districts, "town": towns, "water": areas.water}
    if areas.water is not None:
        layers["water"] = boundaries.simplify(areas.water)
    return pd.concat(
        [
            boundaries.to_rows(frame, level=level, approval_no=areas.approval_no)
            for level, frame in layers.items()
            if frame is not None
        ],
        ignore_index=True,
    )


def _thin_districts(areas: Boundaries, towns: gpd.GeoDataFrame | None) -> gpd.GeoDataFrame:
    if areas.towns is not None and towns is not None and areas.districts is not None:
        problems = boundaries.validate(areas.towns, parents=areas.districts)
        if not problems:
            return boundaries.dissolve(towns)
    return boundaries.simplify(areas.districts)
