"""The boundaries of another city replace the demo's by one command, and a build follows them.

A city of its own is loaded: two districts, whose boundaries come in a projected system, and their
towns in the system of internet maps. No subject declares a district of it: points decide.
"""

import json
import os
import subprocess
import sys

import duckdb
import pytest
import shapely

from geo.coordinates import from_wgs84
from tests.geo import drawn

# name -> longitude, latitude (WGS84), stated system, district, town
PLACES = {
    1: (119.35, 38.35, "CGCS2000", "990202", "990202001"),
    2: (119.35, 38.45, "GCJ02", "990202", "990202002"),
    3: (119.45, 38.35, "BD09", "990203", "990203001"),
    4: (119.45, 38.45, "WGS84", "990203", "990203002"),
    # 60 m and 200 m west of the western edge.
    5: (119.3 - 60 / 87_300, 38.33, "WGS84", "990202", "990202001"),
    6: (119.3 - 200 / 87_300, 38.33, "WGS84", "unlocated", None),
    # In the middle of the demo's city.
    7: (119.7, 38.6, "WGS84", "unlocated", None),
    8: (38.35, 119.35, "WGS84", "unlocated", None),
    9: (0.0, 0.0, "WGS84", "unlocated", None),
    10: (9.0, 48.0, "WGS84", "unlocated", None),
    11: (None, None, "", "unlocated", None),
}


def subject(rows, number):
    lon, lat, crs = PLACES[number][:3]
    if lon is not None and crs in ("GCJ02", "BD09"):
        (lon,), (lat,) = from_wgs84([lon], [lat], crs=crs)
    return rows.subject(
        number, district_code="990299", town_code="", crs=crs,
        lon="" if lon is None else f"{lon:.6f}", lat="" if lat is None else f"{lat:.6f}",
    )  # fmt: skip


@pytest.fixture
def source(tmp_path, rows):
    """The tables of the city, with the demo's boundaries beside them as if left there."""
    districts = [
        {"district_code": code, "district_name": name, "district_kind": "区",
         "city_code": "990200", "city_name": "临风市"}
        for code, name in drawn.NAMES.items()
    ]  # fmt: skip
    towns = [
        {"town_code": code, "town_name": code, "district_code": code[:6]} for code in drawn.TOWNS
    ]
    towns.append({"town_code": "990203009", "town_name": "新镇", "district_code": "990203"})
    departments = [row | {"district_code": "990200"} for row in rows.catalogues()["departments"]]
    folder = rows.write_city(
        tmp_path / "source",
        rows.city(
            districts=districts, towns=towns, departments=departments,
            subjects=[subject(rows, number) for number in PLACES],
        ),
    )  # fmt: skip
    (folder / "source.yml").write_text(
        "source_name: small\nsynthetic: true\nas_of: 2026-01-31\n", encoding="utf-8"
    )
    (folder / "boundaries").mkdir()
    left = drawn.districts().assign(code=["990102", "990103"])
    drawn.write_geojson(folder / "boundaries" / "districts.geojson", left)
    return folder


@pytest.fixture
def var(tmp_path, repository):
    """A run-time folder with imported boundaries."""
    drawn.districts().to_crs("EPSG:4549").to_file(tmp_path / "districts.gpkg")
    drawn.write_geojson(tmp_path / "towns.geojson", drawn.moved(drawn.towns(), "GCJ02"))
    for arguments in (
        ["districts.gpkg", "--approval", "GS(2026)0001"],
        ["towns.geojson", "--crs", "GCJ02", "--approval", "GS(2026)0002"],
    ):
        subprocess.run(
            [sys.executable, "-m", "geo", "import", tmp_path / arguments[0], *arguments[1:],
             "--code", "code", "--synthetic"],
            cwd=repository, env={**os.environ, "CREDIT_VAR": str(tmp_path / "var")}, check=True,
        )  # fmt: skip
    return tmp_path / "var"


def test_boundaries_and_points_of_a_build_follow_the_import(source, var, rows, data_command):
    done = data_command("build", "--source", str(source), "--json", var=var, CREDIT_LANG="en")
    assert done.returncode == 0, done.stderr
    build_id = json.loads(done.stdout)["build_id"]
    with duckdb.connect(var / "published" / f"mart-{build_id}.duckdb", read_only=True) as mart:
        drawn_there = mart.execute(
            "select district_code, geojson, approval_no, is_boundary_synthetic from dim_district "
            "where geojson is not null and district_kind = 'district' order by district_code"
        ).fetchall()
        towns = mart.execute(
            "select town_code, approval_no, geojson is not null from dim_town order by town_code"
        ).fetchall()
        placed = mart.execute("select uscc, district_code, town_code from dim_subject").fetchall()
    true = drawn.districts().set_index("code").geometry
    assert [row[0] for row in drawn_there] == ["990202", "990203"]
    for code, text, approval_no, is_synthetic in drawn_there:
        difference = shapely.symmetric_difference(shapely.from_geojson(text), true[code])
        assert difference.area < 0.01 * true[code].area
        assert (approval_no, is_synthetic) == ("GS(2026)0001", True)
    assert towns == [
        *((code, "GS(2026)0002", True) for code in drawn.TOWNS), ("990203009", None, False),
    ]  # fmt: skip
    expected = {rows.uscc(number): place[3:] for number, place in PLACES.items()}
    assert {uscc: (district, town) for uscc, district, town in placed} == expected


def test_a_build_says_what_it_makes_of_the_boundaries(source, var, monkeypatch, data_command):
    notes = said_by_placement(source, var)
    assert notes == [
        "Installed boundaries are used: district, town.",
        "1 towns have no boundary: 990203009 新镇.",
        "Not located: 1 subjects without coordinates.",
        "Not located: 1 subjects at 0, 0.",
        "Not located: 1 subjects with longitude and latitude swapped.",
        "Not located: 1 subjects outside the country.",
        "Not located: 2 subjects with no boundary within 100 m.",
    ]


def said_by_placement(source, var):
    """What the stage of places says, without the models."""
    from datetime import UTC, date, datetime

    from data import intake, placement
    from data.journal import BuildRecord
    from data.source import describe

    landing = var / "landing" / "x"
    intake.run(
        str(source), landing=landing, quarantine=var / "quarantine" / "x", hash_key=b"k" * 16,
        as_of=date(2026, 1, 31),
    )  # fmt: skip
    record = BuildRecord(
        build_id="20260131T000000Z-0a1b2c", as_of=date(2026, 1, 31), source_name="small",
        mart_folder=str(var), is_synthetic=True, started_at=datetime(2026, 1, 31, tzinfo=UTC),
    )  # fmt: skip
    found = placement.write_places(describe(str(source)), landing, record, var=var)
    return [note.text("en") for note in found]


def test_installed_boundaries_of_another_city_stop_the_build(source, var, repository):
    from data.problems import Refused

    rename = {"990202": "980302", "990203": "980303"}
    for name in ("districts", "towns"):
        path = var / "boundaries" / f"{name}.geojson"
        text = path.read_text(encoding="utf-8")
        for old, new in rename.items():
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="another city's") as refused:
        said_by_placement(source, var)
    assert "python -m geo remove --level district" in str(refused.value)


def test_without_installed_boundaries_those_of_the_source_are_used(source, tmp_path):
    (tmp_path / "bare").mkdir()
    notes = said_by_placement(source, tmp_path / "bare")
    assert "None of the 2 codes of the boundaries is in the table of the city" in notes[0]
    assert "There are no boundaries of towns" in notes[1]
