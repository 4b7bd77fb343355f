"""Scenes as departments send them: what is refused, and what is kept with a warning."""

from datetime import date
from decimal import Decimal

import pytest


@pytest.fixture
def one(load_rows, rows):
    """Loads one scene with some cells changed."""

    def run(**changed):
        row = {
            "scene_id": "CJ1",
            "scene_name": "图书馆免押金借阅",
            "scene_brand": "信易阅",
            "scene_field": "信易阅",
            "benefit_type": "免押金",
            "department_uscc": rows.DEPARTMENT,
            "district_code": rows.DISTRICT,
            "town_code": rows.TOWN,
            "lon": "119.7",
            "lat": "38.6",
            "crs": "CGCS2000",
            "scene_status": "运行",
            "started_on": "2026-01-05",
            "user_count": "1,234",
            "use_count": "0",
            "benefit_amount_cny": "2.5万元",
            "reported_on": "2026-01-08",
        }
        return load_rows("scenes", row | changed, **rows.catalogues())

    return run


def test_words_numbers_and_units_are_read(one):
    (row,) = one().kept("scenes")
    assert (row["scene_field"], row["benefit_type"]) == ("reading", "no_deposit")
    assert (row["user_count"], row["use_count"]) == (1234, 0)
    assert row["benefit_amount_cny"] == Decimal(25_000)
    assert (row["warnings"], row["reference_gaps"]) == ("", "")
    assert row["started_on"] == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("column", "text", "rule"),
    [
        ("scene_id", "无", "V01"),
        ("scene_name", "", "V01"),
        ("started_on", "", "V01"),
        ("scene_field", "信易娱", "V02"),
        ("benefit_type", "免费", "V02"),
        ("scene_status", "试运行?", "V02"),
        ("department_uscc", "119901009000000110", "V15"),
        ("district_code", "虚构区", "T03"),
        ("started_on", "2026-13-01", "T01"),
        ("started_on", "2026-01-09", "V06"),
        ("started_on", "1900-01-01", "V06"),
        ("ended_on", "2026-01-04", "V07"),
        ("lon", "东经119度", "T02"),
        ("user_count", "许多", "T02"),
        ("user_count", "1.5", "T02"),
        ("user_count", "-1", "C07"),
        ("use_count", "-1", "C07"),
        ("benefit_amount_cny", "-0.01", "C07"),
    ],
)
def test_what_cannot_be_is_refused_with_its_column_and_reason(one, column, text, rule):
    (refused,) = one(**{column: text}).refused("scenes")
    assert (refused["rule_id"], refused["column_name"]) == (rule, column)
    assert refused["message_zh"]
    assert refused["message_en"]


def test_an_ended_scene_says_when(one):
    (refused,) = one(scene_status="终止").refused("scenes")
    assert (refused["rule_id"], refused["column_name"]) == ("V01", "ended_on")
    (row,) = one(scene_status="终止", ended_on="2026-01-05").kept("scenes")
    assert row["ended_on"] == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("lon", "lat", "warnings"),
    [("0", "0", "C05"), ("38.6", "119.7", "C05"), ("2.35", "48.8", "C05"), ("", "", "")],
)
def test_coordinates_that_cannot_be_are_kept_and_counted_as_those_of_subjects(
    one, lon, lat, warnings
):
    (row,) = one(lon=lon, lat=lat).kept("scenes")
    assert row["warnings"] == warnings


def test_unknown_department_and_district_are_kept_and_counted(one, rows):
    loaded = one(department_uscc=rows.uscc(90_000_009, "11"), district_code="990199", town_code="")
    (row,) = loaded.kept("scenes")
    assert row["warnings"] == "V16"
    assert row["reference_gaps"] == "unknown_department;unknown_district"


def test_the_same_number_twice_is_kept_once(load_rows, one, rows):
    row = one().kept("scenes")[0]
    twice = {name: str(row[name]) for name in ("scene_id", "scene_name", "department_uscc")}
    twice |= {"scene_field": "阅", "benefit_type": "免押金", "scene_status": "运行"}
    twice |= {"district_code": rows.DISTRICT, "started_on": "2026-01-05"}
    days = [twice | {"reported_on": day} for day in ("2026-01-08", "2026-02-08")]
    loaded = load_rows("scenes", *days, **rows.catalogues())
    assert [row["reported_on"] for row in loaded.kept("scenes")] == [date(2026, 2, 8)]
    assert [row["rule_id"] for row in loaded.refused("scenes")] == ["V13"]


def test_personal_numbers_in_texts_are_masked(one):
    loaded = one(scene_name="借阅 联系电话13812345678", address="某路1号 13812345678")
    (row,) = loaded.kept("scenes")
    assert row["warnings"] == "V12"
    assert "13812345678" not in row["scene_name"] + row["address"]
