"""No few subjects can be told from a cross table, neither directly nor by subtraction."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures import SUPPRESSED_BELOW
from dashboard.suppression import withheld

TABLES = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("123456")),
    st.integers(0, 40),
    max_size=36,
)


def lines(counts):
    for place in (0, 1):
        for name in {cell[place] for cell in counts}:
            yield [cell for cell in counts if cell[place] == name]


@given(TABLES)
def test_small_cells_are_withheld_and_zeros_alone_are_not(counts):
    hidden = withheld(counts)
    assert {cell for cell, count in counts.items() if 0 < count < SUPPRESSED_BELOW} <= hidden
    if all(count == 0 or count >= SUPPRESSED_BELOW for count in counts.values()):
        assert hidden == frozenset()


@given(TABLES)
def test_no_line_gives_a_withheld_cell_away(counts):
    hidden = withheld(counts)
    for line in lines(counts):
        inside = [counts[cell] for cell in line if cell in hidden]
        if inside and len(inside) < len(line):
            assert len(inside) > 1
            assert sum(inside) >= SUPPRESSED_BELOW


def test_the_next_smallest_goes_with_a_cell_that_would_be_alone():
    counts = {("a", "1"): 2, ("a", "2"): 9, ("a", "3"): 30, ("b", "1"): 7, ("b", "2"): 8}
    assert withheld(counts) == {("a", "1"), ("a", "2"), ("b", "1"), ("b", "2")}


def test_cells_with_a_small_denominator_are_withheld_too():
    counts = {("a", "1"): 0, ("a", "2"): 9, ("b", "1"): 7, ("b", "2"): 8}
    assert ("a", "1") in withheld(counts, [("a", "1")])


def test_a_cell_that_protects_its_row_and_its_column_goes_before_a_smaller_one():
    table = {
        "bucket": {"B": 11, "C": 2},
        "east": {"A": 2295, "B": 812, "C": 227, "D": 55},
        "west": {"A": 2539, "B": 913, "C": 254, "D": 50},
    }
    counts = {(row, tier): count for row, line in table.items() for tier, count in line.items()}
    assert withheld(counts) == {(row, column) for row in ("bucket", "east") for column in "BC"}
