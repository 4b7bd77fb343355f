"""The dbt project as a whole: its checks, its unit tests, and what a published file may hold."""

from __future__ import annotations

import duckdb
import yaml

from tests.queries.conftest import Modelled
from tests.queries.landing import REPOSITORY

QUERIES = REPOSITORY / "queries"


def test_every_model_check_and_unit_test_passes(modelled: Modelled) -> None:
    wrong = {name: status for name, status in modelled.statuses.items() if status != "success"}
    # The random city has approved repairs whose record is in no file; people are told so.
    assert {name: s for name, s in wrong.items() if s not in ("pass", "warn")} == {}
    assert [name for name, status in wrong.items() if status == "warn"] == [
        "test.credit.approved_repairs_find_their_record"
    ]


def test_rules_with_a_date_have_unit_tests(modelled: Modelled) -> None:
    tried = {name.split(".")[2] for name in modelled.statuses if name.startswith("unit_test.")}
    assert tried >= {
        "record_effect",
        "penalty_class",
        "penalty_end",
        "penalty_term",
        "publicity_rule",
        "judged_penalties",
        "judged_dishonest_listings",
        "judged_joint_cases",
        "judged_commitments",
        "judged_honours",
        "listing_span",
        "repair_rule",
        "repair_clock",
        "repair_state",
        "fct_publicity",
        "fct_joint_case",
        "current_tier",
        "new_serious_listing",
        "tier_drop",
        "source_late",
    }


def test_every_table_of_the_mart_is_declared_with_its_columns(
    city_mart: duckdb.DuckDBPyConnection,
) -> None:
    declared = {}
    for path in (QUERIES / "marts").glob("_*.yml"):
        for model in yaml.safe_load(path.read_text("utf-8")).get("models", []):
            declared[model["name"]] = [column["name"] for column in model["columns"]]
    found = city_mart.execute(
        "select table_name, list(column_name order by column_index) from duckdb_columns()"
        " where schema_name = 'main' and not internal group by 1"
    ).fetchall()
    assert dict(found) == declared


def test_every_column_of_the_mart_has_its_words(city_mart: duckdb.DuckDBPyConnection) -> None:
    fields = yaml.safe_load((QUERIES / "fields.yml").read_text("utf-8"))
    columns = city_mart.execute(
        "select distinct column_name from duckdb_columns()"
        " where schema_name = 'main' and not internal"
    ).fetchall()
    assert {name for (name,) in columns} - fields.keys() == set()


def test_code_lists_of_fields_exist(city_mart: duckdb.DuckDBPyConnection) -> None:
    fields = yaml.safe_load((QUERIES / "fields.yml").read_text("utf-8"))
    known = {name for (name,) in city_mart.execute("select code_list from dim_code").fetchall()}
    assert {field["code_list"] for field in fields.values() if field["code_list"]} <= known


def test_nothing_published_reads_files_of_the_build(
    city_mart: duckdb.DuckDBPyConnection,
) -> None:
    views = city_mart.execute(
        "select view_name from duckdb_views() where not internal and schema_name <> 'staging'"
    ).fetchall()
    assert views == []


def test_facts_read_judged_tables_through_the_lawful_layer_only(modelled: Modelled) -> None:
    judged = ("penalties", "licences", "commitments", "honours", "joint_cases")
    judged += ("dishonest_listings", "abnormal_listings", "repair_applications", "objections")
    # Counts of what was reported and when, without a subject.
    exempt = {"fct_publicity.sql", "load_lawful_use.sql", "load_source_lag.sql"}
    for path in (QUERIES / "marts").glob("*.sql"):
        if path.name not in exempt:
            text = path.read_text("utf-8")
            for table in judged:
                assert f"stg_{table}" not in text, path.name
                assert f"judged_{table}" not in text, path.name
