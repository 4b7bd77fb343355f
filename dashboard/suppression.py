"""Which cells of a cross table are withheld, so that no few subjects can be recognised in it.

A count of 1 to 4 is withheld. So is what would give it away by subtraction from the sums of its
row or column: a line never withholds one cell alone, nor cells that together are fewer than five.
"""

from collections.abc import Iterable, Mapping

from dashboard.figures import SUPPRESSED_BELOW

Cell = tuple[str, str]


def withheld(counts: Mapping[Cell, int], beside: Iterable[Cell] = ()) -> frozenset[Cell]:
    """Return the cells that are not shown.

    Args:
        counts: Subjects by (row, column); a cell without subjects of any kind is left out.
        beside: Cells withheld for another reason, such as a small denominator.

    Returns:
        Those with 1 to 4 subjects, those given, and for each line in which the others would tell
        them the next smallest too. A line with a single cell equals its own sum: nothing helps.
    """
    hidden = {cell for cell, count in counts.items() if 0 < count < SUPPRESSED_BELOW}
    hidden |= {cell for cell in beside if cell in counts}
    lines = _lines(counts)
    found = True
    while found:
        found = {cell for line in lines if (cell := _next(line, counts, hidden)) is not None}
        hidden |= found
    return frozenset(hidden)


def _lines(counts: Mapping[Cell, int]) -> list[list[Cell]]:
    by_name: dict[tuple[int, str], list[Cell]] = {}
    for cell in sorted(counts):
        for place, name in enumerate(cell):
            by_name.setdefault((place, name), []).append(cell)
    return list(by_name.values())


def _next(line: list[Cell], counts: Mapping[Cell, int], hidden: set[Cell]) -> Cell | None:
    """Return the cell of a line that has to be withheld as well; None when it is safe."""
    inside = [cell for cell in line if cell in hidden]
    shown = [cell for cell in line if cell not in hidden]
    total = sum(counts[cell] for cell in inside)
    is_safe = not inside or (len(inside) > 1 and total >= SUPPRESSED_BELOW)
    if is_safe or not shown:
        return None
    # A zero protects least: taken only when the line has nothing else.
    return min(shown, key=lambda cell: (counts[cell] == 0, counts[cell], cell))
