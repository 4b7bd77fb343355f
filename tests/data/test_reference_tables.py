"""Codes, rules, working days and metrics land as the models expect them."""

import csv
from datetime import date

import pyarrow.parquet as pq
import pytest
import yaml

from data import alert_rules, reference_tables


@pytest.fixture(scope="module")
def landed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("landing") / "_reference"
    reference_tables.write_reference(folder)
    return {path.stem: pq.read_table(path) for path in folder.glob("*.parquet")}


def days(landed):
    return {row["day"]: row for row in landed["workdays"].to_pylist()}


@pytest.mark.parametrize(
    ("day", "is_workday"),
    [
        (date(2024, 2, 4), True),
        (date(2024, 2, 18), True),
        (date(2024, 10, 12), True),
        (date(2025, 1, 28), False),
        (date(2025, 10, 8), False),
        (date(2025, 9, 28), True),
        (date(2026, 2, 14), True),
        (date(2026, 9, 25), False),
        (date(2026, 9, 20), True),
    ],
)
def test_workdays_follow_the_holiday_notices(landed, day, is_workday):
    assert days(landed)[day]["is_workday"] is is_workday


@pytest.mark.parametrize(("year", "count"), [(2024, 251), (2025, 248), (2026, 248)])
def test_workdays_sum_to_the_known_number_of_a_year(landed, year, count):
    assert sum(row["is_workday"] for day, row in days(landed).items() if day.year == year) == count


def test_workday_index_counts_the_working_days_between_two_dates(landed):
    known = days(landed)
    # A Thursday before the national holiday of 2025, and the first working day after it.
    start, end = date(2025, 9, 25), date(2025, 10, 9)
    counted = sum(known[day]["is_workday"] for day in known if start < day <= end)
    assert known[end]["workday_index"] - known[start]["workday_index"] == counted == 5


def test_workdays_end_with_the_last_announced_year(landed):
    last = max(days(landed))
    assert (last.month, last.day) == (12, 31)


def test_every_reference_file_lands_whole_with_empty_cells_as_null(landed):
    for path in reference_tables.REFERENCE.glob("*.csv"):
        # Quoted line breaks aside, a line is a row.
        assert landed[path.stem].num_rows > 0, path.name
        assert "" not in {cell for row in landed[path.stem].to_pylist() for cell in row.values()}, (
            path.name
        )


def test_metrics_land_in_the_order_of_the_file(landed):
    entries = yaml.safe_load(reference_tables.METRICS.read_text(encoding="utf-8"))
    rows = landed["metrics"].to_pylist()
    assert [row["metric_id"] for row in rows] == list(entries)
    assert [row["sort_order"] for row in rows] == list(range(1, len(entries) + 1))
    assert all(row["name_zh"] and row["name_en"] and row["unit"] for row in rows)
    derived = {name for name, entry in entries.items() if entry["kind"] == "derived"}
    assert set(reference_tables.computed_metric_ids()) == set(entries) - derived


def test_thresholds_of_alert_rules_land_one_a_row(landed):
    entries = yaml.safe_load(alert_rules.RULES.read_text(encoding="utf-8"))
    found = {
        (row["rule_id"], row["threshold_name"]): row["threshold_value"]
        for row in landed["alert_rules"].to_pylist()
    }
    assert found == {
        (rule_id, name): threshold["value"]
        for rule_id, entry in entries.items()
        for name, threshold in entry["thresholds"].items()
    }


def test_contracts_land_with_owner_and_frequency(landed):
    rows = {row["table_name"]: row for row in landed["contracts"].to_pylist()}
    assert rows["penalties"]["owner"] == "department"
    assert rows["penalties"]["frequency"] == "7wd"
    assert rows["penalties"]["required"] is True


def rows_of(file):
    with file.open(encoding="utf-8") as opened:
        return list(csv.DictReader(opened))


def test_every_source_of_the_scorecard_is_told_in_both_languages():
    files = [*(reference_tables.REFERENCE / "scorecard").glob("*.csv")]
    files.append(reference_tables.REFERENCE / "tier_benchmarks.csv")
    codes = rows_of(reference_tables.REFERENCE / "codes.csv")
    told = {row["code"] for row in codes if row["code_list"] == "scorecard_source"}
    assert {row["source"] for file in files for row in rows_of(file)} == told
