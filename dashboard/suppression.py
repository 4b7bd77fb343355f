"""Which cells of a cross table are withheld, so that no few subjects can be recognised in it.

A count of 1 to 4 is withheld. So is what would give it away by subtraction from the sums of its
row or column: a line never withholds one cell alone, nor cells that together are fewer than five.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from dashboard.figures import SUPPRESSED_BELOW, is_few

Cell = tuple[str, str]


def withheld(counts: Mapping[Cell, int], beside: Iterable[Cell] = ()) -> frozenset[Cell]:
    """Return the cells that are not shown.

    Args:
        counts: Subjects by (row, column); a cell without subjects of any kind is left out.
        beside: Cells withheld for another reason, such as a small denominator.

    Returns:
        Those with 1 to 4 subjects, those given, and for each line in which the others would tell
        them one more, rather one that two lines need, then the smallest. A line with a single cell
        equals its own sum: nothing helps.
    """
    hidden = {cell for cell, count in counts.items() if is_few(count)}
    hidden |= {cell for cell in beside if cell in counts}
    lines = _lines(counts)
    # One at a time: the next one is then looked for where it protects two lines at once.
    while unsafe := [line for line in lines if _is_unsafe(line, counts, hidden)]:
        hidden.add(_next(unsafe, counts, hidden))
    return frozenset(hidden)


def _lines(counts: Mapping[Cell, int]) -> list[list[Cell]]:
    by_name: dict[tuple[int, str], list[Cell]] = {}
    for cell in sorted(counts):
        for place, name in enumerate(cell):
            by_name.setdefault((place, name), []).append(cell)
    return list(by_name.values())


def _is_unsafe(line: list[Cell], counts: Mapping[Cell, int], hidden: set[Cell]) -> bool:
    """Return whether the cells shown tell those withheld, and one more could be withheld."""
    inside = [cell for cell in line if cell in hidden]
    total = sum(counts[cell] for cell in inside)
    is_safe = not inside or (len(inside) > 1 and total >= SUPPRESSED_BELOW)
    return not is_safe and len(inside) < len(line)


def _next(unsafe: list[list[Cell]], counts: Mapping[Cell, int], hidden: set[Cell]) -> Cell:
    """Return the cell to withhold next: one that protects most lines, and of these the smallest."""
    protects = Counter(cell for line in unsafe for cell in line if cell not in hidden)
    needed = {cell for line in unsafe for cell in _offered(line, counts, hidden)}
    return min(needed, key=lambda cell: (-protects[cell], counts[cell], cell))


def _offered(line: list[Cell], counts: Mapping[Cell, int], hidden: set[Cell]) -> list[Cell]:
    """Return the cells of a line that could be withheld, zeros only where there is nothing else."""
    shown = [cell for cell in line if cell not in hidden]
    return [cell for cell in shown if counts[cell]] or shown
