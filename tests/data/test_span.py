"""A build's day has to lie where the landed records can tell of it."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data import span
from data.problems import Refused


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    days = {"licences": ["2024-05-02", "2025-01-31"], "honours": ["2023-12-01", None]}
    for table, reported in days.items():
        (tmp_path / table).mkdir()
        values = [date.fromisoformat(day) if day else None for day in reported]
        rows = pa.table({"reported_on": pa.array(values, pa.date32())})
        pq.write_table(rows, tmp_path / table / "part-0.parquet")
    return tmp_path


def test_the_days_are_those_of_all_tables_together(landing: Path) -> None:
    assert span.reported_between(landing) == (date(2023, 12, 1), date(2025, 1, 31))


def test_an_empty_landing_has_no_days_and_refuses_none(tmp_path: Path) -> None:
    assert span.reported_between(tmp_path) is None
    span.require_day_within(tmp_path, date(1999, 1, 1))


@pytest.mark.parametrize("day", [date(2023, 12, 1), date(2025, 1, 31), date(2026, 2, 1)])
def test_a_day_within_the_records_or_a_year_after_them_is_taken(landing: Path, day: date) -> None:
    span.require_day_within(landing, day)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2023, 11, 30), "before the first record, reported on 2023-12-01"),
        (date(2026, 2, 2), "more than a year after the last record, reported on 2025-01-31"),
    ],
)
def test_a_day_outside_is_refused_with_the_day_it_misses(
    landing: Path, day: date, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        span.require_day_within(landing, day)
