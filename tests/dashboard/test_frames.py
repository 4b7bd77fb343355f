"""Rows and counts of small frames are those that pandas gives."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.frames import crossed, records_of

CODES = st.sampled_from(["990102", "990103", "unlocated"])
ROWS = st.lists(st.tuples(CODES, st.sampled_from("ABCD"), st.integers(0, 10**9)), max_size=30)


@given(rows=ROWS)
def test_counts_by_two_columns_are_those_of_a_pivot_table(rows: list[tuple[str, str, int]]) -> None:
    frame = pd.DataFrame(rows, columns=["district_code", "risk_tier", "subject_count"])
    frame["subject_count"] = frame["subject_count"].astype("int64")
    wanted = {}
    for district, tier, count in rows:
        wanted[district, tier] = wanted.get((district, tier), 0) + count
    found = crossed(frame, "district_code", "risk_tier", "subject_count")
    assert {key: value for key, value in found.stack().items() if value == value} == wanted
    assert list(found.index) == sorted({district for district, _tier in wanted})
    assert list(found.columns) == sorted({tier for _district, tier in wanted})


@pytest.mark.parametrize(
    "column",
    [
        [1, 2],
        [1.5, None],
        ["x", None],
        [True, False],
        [date(2026, 1, 1), None],
        pd.to_datetime(["2026-01-01 10:00", None]),
        [[1, 2], {"a": 1}],
    ],
)
def test_records_are_those_of_pandas(column: object) -> None:
    frame = pd.DataFrame({"uscc": ["a", "b"], "value": column})
    found, wanted = records_of(frame), frame.to_dict("records")
    assert str(found) == str(wanted)
    assert [type(row["value"]) for row in found] == [type(row["value"]) for row in wanted]


def test_no_rows_are_no_records() -> None:
    assert records_of(pd.DataFrame({"uscc": []})) == []
    assert records_of(pd.DataFrame()) == []
