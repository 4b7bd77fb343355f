"""The boundaries of one city, from the files of its source folder to one table."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from geo import boundaries, installed


@dataclass(frozen=True)
class Boundaries:
    """What a folder `boundaries/` holds; None for a file that is not there.

    Attributes:
        districts, towns, water: columns `code` and `geometry`, full detail, WGS84.
        approval_no: the map's approval number (审图号) as the first file that has one states it.
        levels: the levels an operator has installed; empty where the files are the source's.

    Each frame has `approval_no` and `is_synthetic` of its own file in `attrs`.
    """

    districts: gpd.GeoDataFrame | None
    towns: gpd.GeoDataFrame | None
    water: gpd.GeoDataFrame | None
    approval_no: str | None
    levels: tuple[str, ...] = ()


def load_chosen(var: Path, source: Path) -> Boundaries:
    """Return the boundaries a build uses: installed ones, else those of its source.

    As soon as one level is installed none of the source's files is used: districts of one city
    and towns or waters of another would lie on one map.

    Args:
        var: the run-time folder.
        source: the folder of the source.

    Raises:
        BoundaryError: a file is there and cannot be used.
    """
    folder = installed.folder_in(var)
    levels = installed.levels(folder)
    if not levels:
        return load_folder(source / "boundaries")
    return replace(load_folder(folder, names=("districts", "towns")), levels=tuple(levels))


def load_folder(
    folder: Path, *, names: tuple[str, ...] = ("districts", "towns", "water")
) -> Boundaries:
    """Read the GeoJSON files `names` of `folder`.

    A folder that does not exist holds nothing. Districts are made of towns where only towns
    are given.

    Raises:
        BoundaryError: a file is there and cannot be used.
    """
    found = {
        name: boundaries.load(folder / f"{name}.geojson")
        for name in names
        if (folder / f"{name}.geojson").is_file()
    }
    districts, towns = found.get("districts"), found.get("towns")
    if districts is None and towns is not None:
        districts = boundaries.dissolve(towns)
        districts.attrs.update(towns.attrs)
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
    stated = {"city": areas.districts, "district": areas.districts, "town": areas.towns}
    stated["water"] = areas.water
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
            boundaries.to_rows(frame, level=level, **_statement(stated[level], areas))
            for level, frame in layers.items()
            if frame is not None
        ],
        ignore_index=True,
    )


def _statement(frame: gpd.GeoDataFrame | None, areas: Boundaries) -> dict[str, Any]:
    """Return what the file of a level says of itself; a number may stand in one file for all."""
    said = {} if frame is None else frame.attrs
    number = said.get("approval_no") or (None if areas.levels else areas.approval_no)
    return {"approval_no": number, "is_synthetic": bool(said.get("is_synthetic", False))}


def _thin_districts(areas: Boundaries, towns: gpd.GeoDataFrame | None) -> gpd.GeoDataFrame:
    if areas.towns is not None and towns is not None and areas.districts is not None:
        problems = boundaries.validate(areas.towns, parents=areas.districts)
        if not problems:
            return boundaries.dissolve(towns)
    return boundaries.simplify(areas.districts)
