"""Metrics on pages: periods, comparisons and medians against plain Python."""

from __future__ import annotations

from datetime import date
from statistics import median
from typing import Any

import duckdb
import pytest

from queries import registry, runner
from tests.queries.selections import as_of, months_after, periods, whole

Cell = tuple[date, str, str | None, int | None, float, float | None]
COMPUTED = [name for name, metric in registry.metrics().items() if metric.kind != "derived"]


@pytest.fixture
def cells(mart: duckdb.DuckDBPyConnection) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = {name: [] for name in COMPUTED}
    rows = mart.execute(
        "select metric_id, period, district_code, department_code, bucket, numerator, denominator"
        " from metric_values"
    ).fetchall()
    for row in rows:
        found[row[0]].append(row[1:])
    return found


def value_of(metric_id: str, cells: list[Cell]) -> float | None:
    """Returns the metric over some cells."""
    kind = registry.metrics()[metric_id].kind
    top = sum(cell[4] for cell in cells)
    bottom = sum(cell[5] or 0 for cell in cells)
    if kind == "count":
        return top
    if kind == "ratio":
        return top / bottom if bottom else None
    return median([cell[3] for cell in cells for _ in range(int(cell[4]))]) if top else None


def within(metric_id: str, cells: list[Cell], start: date, end: date) -> list[Cell]:
    """Returns the cells that count for the months from `start` up to, not including, `end`."""
    if registry.metrics()[metric_id].timing == "stock":
        start = months_after(end, -1)
    return [cell for cell in cells if start <= cell[0] < end]


def plain(value: Any) -> float | None:
    return None if value is None or value != value else pytest.approx(value)


@pytest.mark.parametrize("metric_id", COMPUTED)
def test_values_compare_complete_months_with_as_many_before(
    metric_id: str, mart: duckdb.DuckDBPyConnection, cells: dict[str, list[Cell]]
) -> None:
    day, metric = as_of(mart), registry.metrics()[metric_id]
    is_complete = months_after(day, 1).toordinal() - 1 == day.toordinal()
    for start, end in [*periods(mart), (months_after(day, -1), months_after(day, 1))]:
        last = end if is_complete or end <= months_after(day, 0) else months_after(day, 0)
        before = (last.year - start.year) * 12 + last.month - start.month
        spans = {"period": (start, end), "compared": (start, last)}
        spans["previous"] = (months_after(start, -before), start)
        if metric.timing == "stock":
            spans |= {"compared": (start, end), "previous": (months_after(start, -1), start)}
        params = whole(mart, metric_ids=[metric_id], period_start=start, period_end=end)
        frame = runner.run(mart, "metrics/values", params)
        first = min(cell[0] for cell in cells[metric_id])
        assert frame["slot"].tolist() == [
            slot
            for slot in ("compared", "period", "previous")
            if spans[slot][1] > first and (slot != "previous" or spans[slot][0] >= first)
        ]
        for row in frame.itertuples():
            wanted = within(metric_id, cells[metric_id], *spans[row.slot])
            assert plain(row.value) == value_of(metric_id, wanted), (row.slot, start)
            assert row.numerator == sum(cell[4] for cell in wanted)


@pytest.mark.parametrize("metric_id", COMPUTED)
def test_districts_departments_and_months_agree_with_the_cells(
    metric_id: str, mart: duckdb.DuckDBPyConnection, cells: dict[str, list[Cell]]
) -> None:
    for start, end in periods(mart):
        params = whole(mart, metric_ids=[metric_id], period_start=start, period_end=end)
        counted = within(metric_id, cells[metric_id], start, end)
        for query, column, place in (
            ("by_district", "district_code", 1),
            ("by_department", "department_code", 2),
        ):
            for row in runner.run(mart, f"metrics/{query}", params).to_dict("records"):
                wanted = [cell for cell in counted if cell[place] == row[column]]
                assert plain(row["value"]) == value_of(metric_id, wanted)
        months = runner.run(mart, "metrics/series", params)
        assert months["period"].max().date() == months_after(end, -1)
        for row in months.itertuples():
            month = row.period.date()
            wanted = [cell for cell in cells[metric_id] if cell[0] == month]
            assert plain(row.value) == value_of(metric_id, wanted)


def test_series_has_at_most_24_months(mart: duckdb.DuckDBPyConnection) -> None:
    params = whole(mart, metric_ids=["active_subject_count"])
    assert len(runner.run(mart, "metrics/series", params)) == 24


def test_metric_without_departments_has_no_value_under_a_department_filter(
    mart: duckdb.DuckDBPyConnection,
) -> None:
    params = whole(mart, department_codes=["11990100MB9900080Y"])
    for query in ("values", "series", "by_district", "by_department"):
        frame = runner.run(mart, f"metrics/{query}", params)
        for name in frame["metric_id"].unique():
            assert "department" in registry.metrics()[name].dimensions


def test_period_outside_the_data_has_no_value(mart: duckdb.DuckDBPyConnection) -> None:
    for year in (1990, 9998):
        params = whole(mart, period_start=date(year, 1, 1), period_end=date(year + 1, 1, 1))
        assert runner.run(mart, "metrics/values", params).empty
        assert runner.run(mart, "metrics/by_district", params).empty
