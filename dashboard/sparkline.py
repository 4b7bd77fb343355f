"""Sparklines for metric cards, as SVG text."""

from collections.abc import Sequence

WIDTH, HEIGHT, PAD = 96, 28, 3


def sparkline(values: Sequence[float | None], *, color: str, width: int = WIDTH) -> str | None:
    """Return an SVG line through the values, gaps left open, the last point marked.

    Args:
        values: One number a month, oldest first; None means no data for that month.
        color: Line colour.
        width: Pixels of the drawing; the height is fixed.

    Returns:
        SVG text, or None when fewer than two months have data (a dot is no trend).
    """
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return None
    points = _points(values, min(known), max(known), width)
    paths = "".join(
        f'<polyline points="{" ".join(f"{x:g},{y:g}" for x, y in run)}"/>'
        for run in _runs(points)
        if len(run) > 1
    )
    x, y = [point for point in points if point is not None][-1]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" '
        f'viewBox="0 0 {width} {HEIGHT}"><g fill="none" stroke="{color}" stroke-width="1.5" '
        f'stroke-linejoin="round" stroke-linecap="round">{paths}</g>'
        f'<circle cx="{x:g}" cy="{y:g}" r="2.2" fill="{color}"/></svg>'
    )


Point = tuple[float, float]


def _points(
    values: Sequence[float | None], low: float, high: float, width: int
) -> list[Point | None]:
    step = (width - 2 * PAD) / max(len(values) - 1, 1)
    span = high - low
    return [
        None
        if value is None
        else (
            round(PAD + position * step, 1),
            round(HEIGHT - PAD - ((value - low) / span if span else 0.5) * (HEIGHT - 2 * PAD), 1),
        )
        for position, value in enumerate(values)
    ]


def _runs(points: Sequence[Point | None]) -> list[list[Point]]:
    """Return the stretches between months without data."""
    runs: list[list[Point]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if run]
