"""How cross tables tell of few subjects: withheld in print, also where a sum would tell them.

What is withheld still opens its list: lists show subjects one by one to those who may see them,
while a table, its export and its picture are passed on without that right.
"""

from collections.abc import Container, Iterable, Mapping

import pandas as pd

from dashboard import figures, formats, suppression
from dashboard.i18n import _
from dashboard.suppression import Cell
from dashboard.table_cells import WITHHELD

# What the withheld cells of a line come to together, on each first of them.
TOGETHER = "together"


def told(frame: pd.DataFrame, row: str, column: str, value: str) -> pd.DataFrame:
    """Return counts by two columns without those of few subjects.

    Returns:
        The rows with `value` missing where it is withheld, `withheld` (names of the columns that
        are not told) and `together`, the subjects withheld in a line, on its first such row.
    """
    keys = list(zip(frame[row].astype(str), frame[column].astype(str), strict=True))
    counts = {key: int(count) for key, count in zip(keys, frame[value], strict=True)}
    hidden = suppression.withheld(counts)
    sums: dict[str, int] = {}
    for place, _part in hidden:
        sums[place] = sum(counts[cell] for cell in hidden if cell[0] == place)
    is_hidden = pd.Series([key in hidden for key in keys], index=frame.index, dtype=bool)
    return frame.assign(
        **{
            value: frame[value].astype("float64").mask(is_hidden),
            WITHHELD: [(value,) if key in hidden else () for key in keys],
            TOGETHER: [sums.pop(key[0], 0) if key in hidden else 0 for key in keys],
        }
    )


def text(count: float, *, is_withheld: bool) -> str:
    """Return a count as a table may print it."""
    if not is_withheld:
        return formats.number(count)
    return figures.FEW if figures.is_few(count) else _("withheld")


def hidden(counts: Mapping[Cell, int], sums: Iterable[Container[Cell]] = ()) -> frozenset[Cell]:
    """Return the cells of a table with its totals that are not printed.

    Args:
        counts: Cells and totals of lines by (row, column), without the total of all.
        sums: Cells of which some other figure on the page is the sum.

    Returns:
        As `suppression.withheld`; of the cells of each sum never a single one.
    """
    found = suppression.withheld(counts)
    for cells in sums:
        inside = [cell for cell in counts if cell in cells]
        alone = [cell for cell in inside if cell in found]
        others = [cell for cell in inside if cell not in found and counts[cell]]
        if len(alone) == 1 and others:
            nearest = min(others, key=lambda cell: (counts[cell], cell))
            found = suppression.withheld(counts, {*found, nearest})
    return found
