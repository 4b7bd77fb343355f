"""Writes landing folders from plain rows, typed as the contracts say, for tests of the models."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import yaml

from data import reference_tables

Row = dict[str, Any]
REPOSITORY = Path(__file__).resolve().parents[2]
CONTRACTS = REPOSITORY / "data" / "contracts"
TYPES = {
    "date": pa.date32(),
    "end_date": pa.date32(),
    "timestamp": pa.timestamp("us"),
    "money": pa.decimal128(18, 2),
    "decimal": pa.float64(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
}
PROVENANCE = {
    "record_id": pa.string(),
    "source_file": pa.string(),
    "source_sheet": pa.string(),
    "source_line": pa.int64(),
    "warnings": pa.string(),
    "reference_gaps": pa.string(),
}
LOAD = {
    "tables": "table_name source_file source_sheet encoding read_count:i kept_count:i"
    " refused_count:i seconds:f",
    "warnings": "table_name rule_id department_code row_count:i",
    "build": "build_id as_of:d started_at:t engine is_synthetic:b city_code city_name"
    " city_name_en source_name",
}
REFUSALS = (
    "table_name source_file source_sheet source_line:i column_name rule_id message_zh message_en"
    " violations raw_row department_code district_code decided_on:d reported_on:d"
)
BOUNDARIES = (
    "level code geojson centroid_lon:f centroid_lat:f area_km2:f approval_no is_synthetic:b"
)
LOCATIONS = "uscc district_code town_code located_by"
POINTS = "uscc map_lon:f map_lat:f point_status hexagon_id"
REASONS = ("none", "zero", "swapped", "outside")
SHORT = {
    "i": pa.int64(),
    "f": pa.float64(),
    "d": pa.date32(),
    "b": pa.bool_(),
    "t": pa.timestamp("us"),
}


@cache
def schema_of(table: str) -> pa.Schema:
    """Returns the landing columns of a contract table, in order."""
    contract = yaml.safe_load((CONTRACTS / f"{table}.yml").read_text("utf-8"))
    fields = [(name, TYPES.get(c["type"], pa.string())) for name, c in contract["columns"].items()]
    extra = [("name_initials", pa.string())] if table == "subjects" else []
    return pa.schema(fields + extra + list(PROVENANCE.items()))


def tables() -> list[str]:
    """Returns the names of all contract tables."""
    return sorted(path.stem for path in CONTRACTS.glob("*.yml") if path.stem != "rules")


def write(
    folder: Path,
    rows: dict[str, list[Row]],
    *,
    as_of: date,
    load: dict[str, list[Row]] | None = None,
    refusals: list[Row] | None = None,
) -> tuple[Path, Path]:
    """Writes a landing and a quarantine folder; tables without rows are written empty.

    Args:
        folder: Where the two folders are made.
        rows: Contract table -> rows; missing columns are null, `record_id` and provenance
            are filled in. `locations` gives subject locations where they differ from the
            declared district.
        as_of: The day the build looks at.
        load: `tables` and `warnings` of the load; by default one entry a table that adds up.
        refusals: Rows of the quarantine.

    Returns:
        The paths of the landing and the quarantine folder.
    """
    landing, quarantine = folder / "landing", folder / "quarantine"
    for table in tables():
        landed = complete(table, rows.get(table, []))
        _store(landing / table / "part-0.parquet", schema_of(table), landed)
    located = rows.get("locations") or [_declared(row) for row in rows.get("subjects", [])]
    _store(landing / "_derived" / "subject_location.parquet", _short(LOCATIONS), located)
    points = [_point(row.get("uscc"), n) for n, row in enumerate(rows.get("subjects", []))]
    _store(landing / "_derived" / "subject_point.parquet", _short(POINTS), points)
    _write_scene_places(landing / "_derived", rows.get("scenes", []))
    _write_load(landing, {"tables": load_tables(rows, refusals)} | (load or {}), as_of)
    reference_tables.write_reference(landing / "_reference")
    _store(landing / "_reference" / "boundaries.parquet", _short(BOUNDARIES), [])
    _store(quarantine / "refusals.parquet", _short(REFUSALS), refusals or [])
    return landing, quarantine


def complete(table: str, rows: list[Row]) -> list[Row]:
    """Returns the rows as they land: every column of the contract, and where the row came from."""
    empty = dict.fromkeys(schema_of(table).names)
    return [
        empty
        | {"record_id": f"{table[:9]}{number:07d}", "source_file": f"{table}.csv"}
        | {"source_line": number + 2, "warnings": "", "reference_gaps": ""}
        | row
        for number, row in enumerate(rows)
    ]


def _point(uscc: str | None, number: int) -> Row:
    """Returns where a subject is drawn; a fifth of them nowhere, each reason in turn."""
    if number % 5 == 0:
        return {"uscc": uscc, "point_status": REASONS[number // 5 % len(REASONS)]}
    place = {"map_lon": 119.5 + number % 37 / 100, "map_lat": 38.5 + number % 23 / 100}
    cell = f"h{number % 3}_{number % 2}"
    return {"uscc": uscc, "point_status": "shown", "hexagon_id": cell} | place


def _write_scene_places(folder: Path, scenes: list[Row]) -> None:
    """Writes where scenes are; one in seven of them without a district that is known."""
    points, places = [], []
    for number, scene in enumerate(scenes):
        name = {"scene_id": scene.get("scene_id")}
        points.append(name | {k: v for k, v in _point(None, number).items() if k != "uscc"})
        known = {n: scene.get(n) for n in ("district_code", "town_code")}
        nowhere = {"district_code": "unlocated", "town_code": None, "located_by": "unlocated"}
        places.append(name | (nowhere if number % 7 == 6 else known | {"located_by": "declared"}))
    for kind, columns, found in (("location", LOCATIONS, places), ("point", POINTS, points)):
        schema = _short(columns.replace("uscc", "scene_id"))
        _store(folder / f"scene_{kind}.parquet", schema, found)


def _declared(subject: Row) -> Row:
    place = {name: subject.get(name) for name in ("uscc", "district_code", "town_code")}
    return place | {"located_by": "declared"}


def load_tables(
    rows: dict[str, list[Row]], refusals: list[Row] | None = None, *, without: str = ""
) -> list[Row]:
    """Returns one entry a table that adds up, but for the table named in `without`."""
    return [
        {
            "table_name": table,
            "source_file": f"{table}.csv",
            "read_count": len(rows.get(table, [])) + _refused(refusals or [], table),
            "kept_count": len(rows.get(table, [])),
            "refused_count": _refused(refusals or [], table),
            "seconds": 0.0,
        }
        for table in tables()
        if table != without
    ]


def _write_load(landing: Path, load: dict[str, list[Row]], as_of: date) -> None:
    build = {"build_id": "test", "as_of": as_of, "engine": "duckdb", "is_synthetic": True}
    build |= {"city_code": "990100", "city_name": "信安市", "city_name_en": "Xin'an"}
    content = {"warnings": [], "build": [build]} | load
    for name, columns in LOAD.items():
        _store(landing / "_load" / f"{name}.parquet", _short(columns), content[name])


def _refused(refusals: list[Row], table: str) -> int:
    return sum(row["table_name"] == table for row in refusals)


def _short(columns: str) -> pa.Schema:
    parts = [column.partition(":") for column in columns.split()]
    return pa.schema([(name, SHORT.get(kind, pa.string())) for name, _, kind in parts])


def _store(path: Path, schema: pa.Schema, rows: list[Row]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unknown = {name for row in rows for name in row} - set(schema.names)
    if unknown:
        raise KeyError(f"{path.parent.name}: no such columns: {json.dumps(sorted(unknown))}")
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), path)
