"""Tables that are passed on tell of no few subjects, neither directly nor through a sum."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard import small_cells

COUNTS = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("ABCD")), st.integers(0, 30), min_size=1
)


def table(counts):
    rows = [(row, column, count) for (row, column), count in counts.items()]
    return pd.DataFrame(rows, columns=["place", "tier", "subject_count"])


@given(COUNTS)
def test_no_small_count_is_told_and_a_line_still_adds_up(counts):
    told = small_cells.told(table(counts), "place", "tier", "subject_count")
    shown = told["subject_count"].dropna()
    assert not ((shown > 0) & (shown < 5)).any()
    for place, rows in told.groupby("place"):
        whole = sum(count for (row, _column), count in counts.items() if row == place)
        assert rows["subject_count"].sum() + rows["together"].sum() == whole


@given(COUNTS)
def test_a_sum_beside_the_table_never_tells_a_single_cell(counts):
    group = {cell for cell in counts if cell[0] < cell[1].lower()}
    hidden = small_cells.hidden(counts, [group])
    inside = [cell for cell in group if cell in hidden]
    others = [cell for cell in group if cell not in hidden and counts[cell]]
    assert len(inside) != 1 or not others


def test_few_are_printed_as_few_and_the_rest_as_withheld():
    assert small_cells.text(3, is_withheld=True) == "< 5"
    assert small_cells.text(12, is_withheld=False) == "12"
    assert small_cells.text(12, is_withheld=True) not in ("12", "< 5")
