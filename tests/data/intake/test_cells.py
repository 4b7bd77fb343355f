"""Columns of text as they come: trimmed, and empty where the source says nothing."""

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from data.intake.cells import BLANKS, EDGES, half_width, replace, rows_with, tidy

letters = st.text(alphabet=[*EDGES, *"ab无-/nul，信（）", "\u0080", "\U0001f600"], max_size=8)
columns = st.lists(st.none() | letters, max_size=12)


def slowly(cell):
    """The same as `tidy`, one cell at a time."""
    if cell is None:
        return None
    cell = cell.strip(EDGES)
    return None if cell in BLANKS else cell


@given(columns)
def test_tidy_does_to_a_column_what_it_would_do_to_each_cell(cells):
    assert tidy(pa.array(cells, pa.string())).to_pylist() == [slowly(cell) for cell in cells]


@given(columns, st.integers(0, 5), st.integers(0, 5))
def test_tidy_reads_a_slice_as_it_reads_a_whole_column(cells, before, after):
    whole = pa.array(["x "] * before + cells + [" y"] * after, pa.string())
    assert tidy(whole.slice(before, len(cells))).to_pylist() == [slowly(cell) for cell in cells]


def test_replaced_cells_stand_where_they_should():
    cells = replace(pa.array(["a", "b", "c"]), np.array([0, 2]), ["x", None])
    assert cells.to_pylist() == ["x", "b", None]


@given(st.lists(st.text(alphabet="ab", max_size=4), max_size=8))
def test_rows_with_a_byte_are_those_that_contain_it(cells):
    wanted = np.zeros(256, dtype=np.bool_)
    wanted[ord("b")] = True
    expected = [row for row, cell in enumerate(cells) if "b" in cell]
    assert rows_with(pa.array(cells, pa.string()), wanted).tolist() == expected


def test_full_width_letters_and_digits_become_ascii():
    assert half_width("ＡＢ１２（　）") == "AB12( )"
