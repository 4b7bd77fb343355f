"""The records behind a figure are as many as the figure says, wherever and whenever one looks."""

from __future__ import annotations

from itertools import product

import duckdb
import pytest

from queries import registry, runner
from tests.queries.selections import periods, whole

COMPUTED = [name for name, metric in registry.metrics().items() if metric.kind != "derived"]


def figure(mart: duckdb.DuckDBPyConnection, metric_id: str, **chosen: object) -> dict[str, float]:
    """Returns numerator and denominator of a metric for the period, 0 where nothing is known."""
    frame = runner.run(mart, "metrics/values", whole(mart, metric_ids=[metric_id], **chosen))
    rows = frame[frame["slot"] == "period"][["numerator", "denominator"]].fillna(0)
    return rows.iloc[0].to_dict() if len(rows) else {"numerator": 0, "denominator": 0}


def behind(mart: duckdb.DuckDBPyConnection, metric_id: str, **chosen: object) -> dict[str, int]:
    """Returns how many records stand behind numerator and denominator."""
    params = whole(mart, **chosen)
    metric = registry.metrics()[metric_id]
    found = {"numerator": runner.count(mart, f"evidence/{metric.evidence}", params)}
    if metric.kind == "ratio":
        name = f"evidence/{metric.denominator_evidence}"
        found["denominator"] = runner.count(mart, name, params)
    return found


def choices(mart: duckdb.DuckDBPyConnection, table: str) -> list[list[str]]:
    codes = [row[0] for row in mart.execute(f"select {table}_code from dim_{table}").fetchall()]
    return [[], codes[:3], *([code] for code in codes)]


@pytest.mark.parametrize("metric_id", COMPUTED)
def test_evidence_rows_equal_the_figure_in_every_district_and_period(
    metric_id: str, mart: duckdb.DuckDBPyConnection
) -> None:
    for (start, end), codes in product(periods(mart), choices(mart, "district")):
        chosen = {"period_start": start, "period_end": end, "district_codes": codes}
        rows = behind(mart, metric_id, **chosen)
        shown = figure(mart, metric_id, **chosen)
        assert rows == {name: shown[name] for name in rows}, chosen


@pytest.mark.parametrize(
    "metric_id",
    [name for name in COMPUTED if "department" in registry.metrics()[name].dimensions],
)
def test_evidence_rows_equal_the_figure_in_every_department(
    metric_id: str, mart: duckdb.DuckDBPyConnection
) -> None:
    for codes in choices(mart, "department"):
        rows = behind(mart, metric_id, department_codes=codes)
        shown = figure(mart, metric_id, department_codes=codes)
        assert rows == {name: shown[name] for name in rows}, codes


def test_past_months_keep_their_count_without_content(mart: duckdb.DuckDBPyConnection) -> None:
    frame = runner.run(mart, "evidence/penalty_count", whole(mart))
    withdrawn = frame[frame["withdrawal"].notna()]
    assert len(withdrawn)
    content = ["uscc", "subject_name", "document_no", "violation_type", "fine_cny"]
    assert withdrawn[content].isna().all(axis=None)


def test_ended_listings_are_counted_without_their_subject(mart: duckdb.DuckDBPyConnection) -> None:
    start, end = periods(mart)[2]
    params = whole(mart, period_start=start, period_end=end)
    frame = runner.run(mart, "evidence/abnormal_subject_count", params)
    ended = frame[frame["ended_on"].notna()]
    assert len(ended)
    assert ended[["uscc", "subject_name", "abnormal_reasons"]].isna().all(axis=None)


def test_tiers_add_up_to_active_subjects(mart: duckdb.DuckDBPyConnection) -> None:
    params = whole(mart, metric_ids=["active_subject_count"])
    tiers = runner.run(mart, "overview/tier_trend", params)
    active = runner.run(mart, "metrics/series", params)
    by_month = tiers.groupby("period")["subject_count"].sum()
    assert by_month.tolist() == active["value"].tolist()
    row = mart.execute("select count(*) from dim_subject where is_active").fetchone()
    assert row == (by_month.iloc[-1],)


def test_indicators_on_target_open_as_many_rows_as_meet_theirs(
    mart: duckdb.DuckDBPyConnection,
) -> None:
    for codes in choices(mart, "district"):
        params = whole(mart, district_codes=codes)
        shown = runner.run(mart, "overview/indicators_on_target", params)
        met = shown[(shown["slot"] == "period") & shown["is_met"].fillna(value=False)]
        rows = runner.run(mart, "evidence/indicators_on_target", params)
        assert rows["metric_id"].tolist() == met["metric_id"].tolist()
        for line in shown.dropna(subset="value").itertuples():
            target = registry.metrics()[line.metric_id].target
            assert target is not None
            assert target.is_met(line.value) == line.is_met
