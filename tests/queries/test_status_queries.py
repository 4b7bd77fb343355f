"""What was loaded, and what there is to choose from: sums agree with the tables behind them."""

from __future__ import annotations

import duckdb
import pytest

from queries import runner
from tests.queries.selections import whole


def test_every_row_read_is_kept_or_refused(mart: duckdb.DuckDBPyConnection) -> None:
    tables = runner.run(mart, "data_status/tables", {}).set_index("table_name")
    files = runner.run(mart, "data_status/files", {"table_names": []})
    assert len(tables) == 19
    assert (tables["read_count"] == tables["kept_count"] + tables["refused_count"]).all()
    by_table = files.groupby("table_name")[["read_count", "kept_count", "refused_count"]].sum()
    assert by_table.equals(tables[by_table.columns].loc[by_table.index])


def test_refusals_open_row_by_row(mart: duckdb.DuckDBPyConnection) -> None:
    params = whole(mart)
    tables = runner.run(mart, "data_status/tables", {}).set_index("table_name")
    for name, refused in tables["refused_count"].items():
        chosen = params | {"table_names": [name]}
        assert runner.count(mart, "data_status/refusals", chosen) == refused
        for query in ("refusal_rules", "refusal_departments"):
            frame = runner.run(mart, f"data_status/{query}", chosen)
            assert frame["row_count"].sum() == refused
    for row in runner.run(mart, "data_status/refusal_rules", params).head(8).itertuples():
        chosen = params | {"table_names": [row.table_name], "rule_ids": [row.rule_id]}
        frame = runner.run(mart, "data_status/refusals", chosen)
        assert (frame["column_name"] == row.column_name).sum() == row.row_count


def test_warnings_add_up(mart: duckdb.DuckDBPyConnection) -> None:
    row = mart.execute("select sum(row_count) from load_warning").fetchone()
    frame = runner.run(mart, "data_status/warnings", whole(mart))
    assert row == (frame["row_count"].sum(),)


def test_lawful_use_accounts_for_every_kept_row(mart: duckdb.DuckDBPyConnection) -> None:
    kept = runner.run(mart, "data_status/tables", {}).set_index("table_name")["kept_count"]
    judged = runner.run(mart, "data_status/lawful_use", {}).groupby("table_name")["row_count"]
    for name, rows in judged.sum().items():
        assert kept[name] == rows


@pytest.mark.parametrize("name", ["districts", "industries", "subject_types", "risk_tiers"])
def test_choices_count_the_active_subjects(name: str, mart: duckdb.DuckDBPyConnection) -> None:
    frame = runner.run(mart, f"filters/{name}", whole(mart))
    column = {
        "districts": "district_code",
        "industries": "industry_section",
        "subject_types": "subject_type",
        "risk_tiers": "risk_tier",
    }[name]
    rows = mart.execute(
        f"select {column}, count(*) from dim_subject where is_active and {column} is not null"
        " group by 1"
    ).fetchall()
    found = {row.code: row.subject_count for row in frame.itertuples() if row.subject_count}
    assert found == dict(rows)
    assert frame[["name_zh", "name_en"]].notna().all(axis=None)


def test_departments_count_their_records(mart: duckdb.DuckDBPyConnection) -> None:
    frame = runner.run(mart, "filters/departments", whole(mart)).set_index("code")
    code = frame["record_count"].idxmax()
    places = {
        "fct_licence": "department_code",
        "fct_penalty": "department_code",
        "fct_inspection": "department_code",
        "fct_dishonest_listing": "department_code",
        "fct_abnormal_listing": "department_code",
        "fct_honour": "department_code",
        "fct_commitment": "department_code",
        "fct_joint_case": "executing_department_code",
        "fct_repair": "handling_department_code",
        "fct_objection": "reporting_department_code",
    }
    wanted = 0
    for fact, column in places.items():
        row = mart.execute(f"select count(*) from {fact} where {column} = ?", [code]).fetchone()
        wanted += row[0] if row else 0
    assert frame.loc[code, "record_count"] == wanted


def test_default_period_is_the_last_twelve_months(mart: duckdb.DuckDBPyConnection) -> None:
    months = runner.run(mart, "filters/months", {})
    chosen = months[months["is_default"]]
    params = whole(mart)
    assert len(chosen) == 12
    assert chosen["period"].min().date() == params["period_start"]
    assert chosen["period_end"].max().date() == params["period_end"]
