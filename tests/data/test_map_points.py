"""The files with the point of each subject and scene, from a landing to what the map reads."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data import map_points

CITY = {
    "type": "Polygon",
    "coordinates": [[[119, 38], [120, 38], [120, 39], [119, 39], [119, 38]]],
}
STATED = [
    ("inside", 119.5, 38.5, "CGCS2000"),
    ("no_system", 119.5, 38.5, None),
    ("none", None, None, None),
    ("zero", 0.0, 0.0, "WGS84"),
    ("swapped", 38.5, 119.5, "WGS84"),
    ("elsewhere", 116.4, 39.9, "WGS84"),
]
KEYS = {"subjects": "uscc", "scenes": "scene_id"}


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    (tmp_path / "_reference").mkdir()
    columns = [pa.array(column) for column in zip(*STATED, strict=True)]
    for table, key in KEYS.items():
        (tmp_path / table).mkdir()
        stated = pa.table(columns, names=[key, "lon", "lat", "crs"])
        pq.write_table(stated, tmp_path / table / "a.parquet")
    return tmp_path


def written(landing: Path, levels: list[str], table: str = "subjects") -> dict[str, tuple]:
    shapes = pa.table({"level": levels, "geojson": [json.dumps(CITY)] * len(levels)})
    pq.write_table(shapes, landing / "_reference" / "boundaries.parquet")
    map_points.write(landing)
    file = landing / "_derived" / f"{table.removesuffix('s')}_point.parquet"
    return {row.pop(KEYS[table]): tuple(row.values()) for row in pq.read_table(file).to_pylist()}


@pytest.mark.parametrize("table", KEYS)
def test_every_row_has_its_point_or_the_reason_why_not(landing, table):
    found = written(landing, ["city", "district"], table)
    assert {uscc: row[2] for uscc, row in found.items()} == {
        "inside": "shown",
        "no_system": "shown",
        "none": "none",
        "zero": "zero",
        "swapped": "swapped",
        "elsewhere": "outside",
    }
    assert found["inside"][:2] == (119.5, 38.5)
    assert found["inside"][3]
    assert all(row[0] is row[1] is row[3] is None for row in found.values() if row[2] != "shown")


def test_without_an_outline_the_whole_country_counts_as_inside(landing):
    assert written(landing, ["district"])["elsewhere"][2] == "shown"
