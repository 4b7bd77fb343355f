"""Where the subjects and scenes of a landing are: boundaries, the district of each, the city."""

from datetime import UTC
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data import boundary_notes
from data.journal import BuildRecord
from data.language import Message
from data.problems import Refused
from data.reference_tables import write
from data.source import Source
from geo import boundaries, boundary_table, locate

FUNCTIONAL_ZONE = "functional_zone"
DISTRICT_COLUMNS = [
    "district_code", "district_name", "district_kind", "city_code", "city_name", "city_name_en",
]  # fmt: skip
STATED = ["district_code", "town_code", "lon", "lat", "crs"]
BOUNDARY_COLUMNS = {
    **dict.fromkeys(("level", "code", "geojson"), pa.string()),
    **dict.fromkeys(("centroid_lon", "centroid_lat", "area_km2"), pa.float64()),
    "approval_no": pa.string(),
    "is_synthetic": pa.bool_(),
}
LOCATION_COLUMNS = ("district_code", "town_code", "located_by")
BUILD_COLUMNS = {
    "build_id": pa.string(),
    "as_of": pa.date32(),
    "started_at": pa.timestamp("us"),
    "engine": pa.string(),
    "is_synthetic": pa.bool_(),
    **dict.fromkeys(("city_code", "city_name", "city_name_en", "source_name"), pa.string()),
}


def _landed(landing: Path, table: str, columns: list[str]) -> pd.DataFrame:
    """Return the columns of a landed table."""
    frame: pd.DataFrame = pq.read_table(landing / table, columns=columns).to_pandas()
    return frame


def _city(districts: pd.DataFrame) -> dict[str, Any]:
    """Return the city that most districts name; nulls when there are no districts.

    Raises:
        Refused: the districts belong to several cities, and no figure could say whose it is.
    """
    columns = ["city_code", "city_name", "city_name_en"]
    named = districts[columns].dropna(subset=["city_code"]).drop_duplicates("city_code")
    if len(named) > 1:
        codes = ", ".join(sorted(named["city_code"]))
        raise Refused(
            Message("The districts name more than one city: {codes}. Load one city.", codes=codes)
        )
    if named.empty:
        return dict.fromkeys(columns)
    # Names may stand in one row only.
    return {name: next(iter(districts[name].dropna()), None) for name in columns}


def write_places(source: Source, landing: Path, record: BuildRecord, *, var: Path) -> list[Message]:
    """Write the boundaries, the place of every subject and scene, and the row that names the build.

    Boundaries installed in `var` go before those of the source.

    Returns:
        What people should know of boundaries and places, one sentence each.

    Raises:
        Refused: a boundary file cannot be used, or there is more than one city.
    """
    districts = _landed(landing, "districts", DISTRICT_COLUMNS)
    city = _city(districts)
    try:
        areas = boundary_table.load_chosen(var, source.folder or landing)
    except boundaries.BoundaryError as error:
        raise Refused(Message("The boundaries cannot be used: {said}", said=error)) from None
    drawn = boundary_table.tabulate(areas, city_code=city["city_code"] or "")
    _write_frame(drawn, BOUNDARY_COLUMNS, landing / "_reference" / "boundaries.parquet")
    _write_build(city, record, landing)
    return [
        *boundary_notes.on_kind(areas, is_synthetic=record.is_synthetic),
        *_write_locations(landing, areas, districts),
    ]


def _write_build(city: dict[str, Any], record: BuildRecord, landing: Path) -> None:
    """Write the row that names the build."""
    row = {
        **city,
        "build_id": record.build_id,
        "as_of": record.as_of,
        "started_at": record.started_at.astimezone(UTC).replace(tzinfo=None),
        "engine": record.engine,
        "is_synthetic": record.is_synthetic,
        "source_name": record.source_name,
    }
    write([row], BUILD_COLUMNS, landing / "_load" / "build.parquet")


def _write_locations(
    landing: Path, areas: boundary_table.Boundaries, districts: pd.DataFrame
) -> list[Message]:
    """Write where every subject and scene lies; return what is to be said of the subjects."""
    subjects = _landed(landing, "subjects", ["uscc", *STATED])
    scenes = _landed(landing, "scenes", ["scene_id", *STATED])
    towns = _landed(landing, "towns", ["town_code", "town_name"])
    proper = districts[districts["district_kind"] != FUNCTIONAL_ZONE]
    names = {
        "district": dict(zip(proper["district_code"], proper["district_name"], strict=True)),
        "town": dict(zip(towns["town_code"], towns["town_name"], strict=True)),
    }
    notes = boundary_notes.on_boundaries(areas, subjects, names)
    placed: dict[str, pd.DataFrame] = {}
    for key, stated in (("uscc", subjects), ("scene_id", scenes)):
        placed[key] = locate.assign(
            stated,
            areas.districts,
            areas.towns,
            known_districts=set(names["district"]),
            known_towns=set(names["town"]),
            key=key,
        )
    _write_located(placed["uscc"], landing / "_derived" / "subject_location.parquet")
    _write_located(placed["scene_id"], landing / "_derived" / "scene_location.parquet")
    return notes + boundary_notes.on_unplaced(subjects, placed["uscc"]["located_by"])


def _write_located(placed: pd.DataFrame, target: Path) -> None:
    """Write where the rows of a table lie; the first column is what names them."""
    columns = dict.fromkeys((placed.columns[0], *LOCATION_COLUMNS), pa.string())
    _write_frame(placed, columns, target)


def _write_frame(frame: pd.DataFrame, columns: dict[str, pa.DataType], target: Path) -> None:
    """Write a frame as one Parquet file with exactly `columns`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    schema = pa.schema(columns.items())
    pq.write_table(pa.Table.from_pandas(frame, schema=schema, preserve_index=False), target)
