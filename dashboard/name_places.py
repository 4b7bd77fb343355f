"""Where the names of points stand, so that none lies on another."""

from dashboard.chart_layout import label_room

# Pixels: half a point, a line of text.
DOT, LINE = 7, 13
Box = tuple[float, float, float, float]


def sides(spots: list[tuple[float, float]], names: list[str]) -> list[str | None]:
    """Return on which side of its point each name stands; None where it would lie on another.

    Args:
        spots: Points in pixels of a narrow panel.
        names: Their names, in the same order: the first ones have the choice.
    """
    taken = [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in spots]
    found: list[str | None] = []
    for place, (spot, name) in enumerate(zip(spots, names, strict=True)):
        ways = boxes(spot, name)
        others = taken[:place] + taken[place + 1 :]
        free = [side for side, box in ways.items() if not any(meet(box, one) for one in others)]
        found.append(free[0] if free else None)
        if free:
            taken.append(ways[free[0]])
    return found


def boxes(spot: tuple[float, float], name: str) -> dict[str, Box]:
    """Return the room that a name takes on each side of a point, the best side first."""
    x, y = spot
    width = label_room([name]) - 12
    return {
        "top center": (x - width / 2, y + DOT, x + width / 2, y + DOT + LINE),
        "bottom center": (x - width / 2, y - DOT - LINE, x + width / 2, y - DOT),
        "middle right": (x + DOT, y - LINE / 2, x + DOT + width, y + LINE / 2),
        "middle left": (x - DOT - width, y - LINE / 2, x - DOT, y + LINE / 2),
    }


def meet(one: Box, other: Box) -> bool:
    """Return whether two boxes share any room."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
