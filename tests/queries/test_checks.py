"""The checks find what they are there to find, and pass on a city that has no rows at all."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.queries import dbt, landing
from tests.queries.city import City
from tests.queries.dice import AS_OF

NO_UNIT_TESTS = ("--exclude", "test_type:unit")


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The checks that fail for a city in which one thing of each kind is wrong."""
    folder = tmp_path_factory.mktemp("wrong")
    rows = City(seed=1, subjects=40).rows()
    rows["locations"][0]["district_code"] = "990198"
    rows["relations"][0]["relation_type"] = "friendship"
    count = len(rows["honours"])
    counts = {"read_count": count, "kept_count": count - 1, "refused_count": 0, "seconds": 0.0}
    lost = {"table_name": "honours", "source_file": "honours.csv"} | counts
    twice = {"table_name": "honours", "rule_id": "V08", "row_count": 1}
    load = {"tables": [*landing.load_tables(rows, without="honours"), lost]}
    places = landing.write(folder, rows, as_of=AS_OF, load=load | {"warnings": [twice, twice]})
    mart = folder / "mart.duckdb"
    statuses = dbt.run(*places, mart, as_of=AS_OF.isoformat(), arguments=NO_UNIT_TESTS)
    return {name.split(".")[2] for name, status in statuses.items() if status == "fail"}


def test_checks_find_one_of_each_kind_and_nothing_else(failed: set[str]) -> None:
    assert failed == {
        "references_resolve",
        "codes_are_known",
        "grain_load_warning_table_name__rule_id__department_code",
        "read_rows_are_kept_or_refused",
        # A place that is no district is in no district's sum.
        "subjects_add_up",
    }


def test_a_city_without_rows_builds_and_passes(tmp_path: Path) -> None:
    places = landing.write(tmp_path, {}, as_of=AS_OF)
    mart = tmp_path / "mart.duckdb"
    statuses = dbt.run(*places, mart, as_of=AS_OF.isoformat(), arguments=NO_UNIT_TESTS)
    assert set(statuses.values()) <= {"success", "pass"}
    with duckdb.connect(mart, read_only=True) as connection:
        found = connection.execute("select count(*) from fct_penalty").fetchone()
        buckets = connection.execute("select district_code from dim_district").fetchall()
    assert found == (0,)
    assert buckets == [("990100",), ("unlocated",)]
