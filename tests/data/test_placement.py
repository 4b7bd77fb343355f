"""Every subject of a landing gets a place, and the build row names its one city."""

import json
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data import placement
from data.journal import BuildRecord
from data.problems import Refused
from data.source import Source

SQUARE = [[120.0, 30.0], [120.1, 30.0], [120.1, 30.1], [120.0, 30.1], [120.0, 30.0]]


def land(landing, table, rows):
    (landing / table).mkdir(parents=True)
    pq.write_table(pa.Table.from_pylist(rows), landing / table / "part.parquet")


def district(code, kind="district", city="990100"):
    return {
        "district_code": code,
        "district_name": f"区{code}",
        "district_kind": kind,
        "city_code": city,
        "city_name": "信安市" if code == "990102" else None,
        "city_name_en": None,
    }


def subject(number, district_code, lon=None, lat=None):
    return {
        "uscc": f"91990100TEST00000{number}",
        "district_code": district_code,
        "town_code": None,
        "lon": lon,
        "lat": lat,
        "crs": "WGS84",
    }


def scene(scene_id, district_code, lon=None, lat=None):
    row = subject(0, district_code, lon, lat)
    del row["uscc"]
    return {"scene_id": scene_id} | row


@pytest.fixture
def record(tmp_path):
    return BuildRecord(
        build_id="20261121T215201Z-0a1b2c",
        as_of=date(2026, 10, 31),
        source_name="信安市",
        mart_folder=str(tmp_path),
        is_synthetic=True,
        started_at=datetime(2026, 11, 21, 21, 52, 1, tzinfo=UTC),
    )


@pytest.fixture
def landing(tmp_path):
    place = tmp_path / "landing"
    land(
        place,
        "districts",
        [district("990102"), district("990103"), district("990171", "functional_zone")],
    )
    land(place, "towns", [{"town_code": "990102001", "town_name": "甲镇"}])
    land(
        place,
        "subjects",
        [
            subject(1, "990103"),
            subject(2, None, 120.05, 30.05),
            subject(3, "990171", 121.0, 31.0),
            subject(4, "110101"),
        ],
    )
    land(
        place,
        "scenes",
        [
            scene("none", "110101"),
            scene("code", "990103", 120.05, 30.05),
            scene("point", "990171", 120.05, 30.05),
            scene("swapped", "990171", 30.05, 120.05),
        ],
    )
    return place


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "source"
    (folder / "boundaries").mkdir(parents=True)
    feature = {
        "type": "Feature",
        "properties": {"code": "990102"},
        "geometry": {"type": "Polygon", "coordinates": [SQUARE]},
    }
    (folder / "boundaries" / "districts.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "approval_no": "X(2026)1", "features": [feature]})
    )
    return Source(str(folder), "信安市", is_synthetic=True, as_of=None)


def read(landing, name):
    return pq.read_table(landing / f"{name}.parquet").to_pylist()


def test_write_places_locates_by_code_then_by_point_and_never_by_a_functional_zone(
    landing, source, record
):
    placement.write_places(source, landing, record, var=landing.parent)
    placed = read(landing, "_derived/subject_location")
    assert [(row["district_code"], row["located_by"]) for row in placed] == [
        ("990103", "declared"),
        ("990102", "point"),
        ("unlocated", "unlocated"),
        ("unlocated", "unlocated"),
    ]


def test_write_places_locates_scenes_by_the_rules_of_subjects(landing, source, record):
    placement.write_places(source, landing, record, var=landing.parent)
    placed = read(landing, "_derived/scene_location")
    assert {row["scene_id"]: (row["district_code"], row["located_by"]) for row in placed} == {
        "none": ("unlocated", "unlocated"),
        "code": ("990103", "declared"),
        "point": ("990102", "point"),
        "swapped": ("unlocated", "unlocated"),
    }


def test_write_places_names_the_build_and_its_city(landing, source, record):
    placement.write_places(source, landing, record, var=landing.parent)
    (row,) = read(landing, "_load/build")
    assert row["city_code"] == "990100"
    assert row["city_name"] == "信安市"
    assert row["as_of"] == date(2026, 10, 31)
    assert row["started_at"] == record.started_at.replace(tzinfo=None)
    levels = {(row["level"], row["code"]) for row in read(landing, "_reference/boundaries")}
    assert levels == {("city", "990100"), ("district", "990102")}
    assert {row["approval_no"] for row in read(landing, "_reference/boundaries")} == {"X(2026)1"}


def test_write_places_works_without_any_boundary(landing, tmp_path, record):
    (tmp_path / "bare").mkdir()
    bare = Source(str(tmp_path / "bare"), "x", is_synthetic=True, as_of=None)
    placement.write_places(bare, landing, record, var=landing.parent)
    assert read(landing, "_reference/boundaries") == []
    assert len(read(landing, "_derived/subject_location")) == 4


def test_write_places_refuses_two_cities(landing, source, record):
    rows = [district("990102"), district("980101", city="980100")]
    pq.write_table(pa.Table.from_pylist(rows), landing / "districts" / "part.parquet")
    with pytest.raises(Refused, match="more than one city: 980100, 990100"):
        placement.write_places(source, landing, record, var=landing.parent)


def test_write_places_names_the_boundary_file_that_cannot_be_used(landing, source, record):
    (source.folder / "boundaries" / "districts.geojson").write_text('{"type": "Feature')
    with pytest.raises(Refused, match=r"districts\.geojson"):
        placement.write_places(source, landing, record, var=landing.parent)
