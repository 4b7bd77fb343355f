"""What drawings of months are made of: places of values, grid, month names, lines."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import ceil, floor, log10

from dashboard import formats, theme, values
from dashboard.markup import Markup, el
from dashboard.screen_parts import LETTER
from queries import registry

Point = tuple[float, float]
# Between the numbers of a scale and the drawing; the least that they take; a month's name.
_GAP, _LEAST, _MONTH = 14, 48, 96


class Plot:
    """Where values and months are inside a drawing, in pixels."""

    def __init__(
        self, left: int, right: int, top: int, bottom: int, low: float, high: float, count: int
    ) -> None:
        """Spread `count` months from left to right, and values from `low` up to `high`."""
        self.left, self.right, self.top, self.bottom = left, right, top, bottom
        self.low, self.high = low, high
        self.step = (right - left) / max(count, 1)

    def x(self, place: int) -> float:
        """Return the middle of a month."""
        return round(self.left + self.step * (place + 0.5), 1)

    def y(self, value: float) -> float:
        """Return the height of a value."""
        part = (value - self.low) / ((self.high - self.low) or 1)
        return round(self.bottom - part * (self.bottom - self.top), 1)


def small(
    numbers: Sequence[float | None], span: float | None, width: int, height: int, token: str
) -> Markup:
    """Return one small line, its scale as wide as that of its neighbours; None: as it needs."""
    known = [float(value) for value in numbers if value is not None and value == value]
    if span is None:
        span = (max(known) - min(known)) or 1.0 if known else 1.0
    low = max((min(known) + max(known) - span) / 2, 0) if known else 0
    plot = Plot(4, width - 8, 8, height - 8, low, low + span, len(numbers))
    points = [
        None if value is None or value != value else (plot.x(place), plot.y(float(value)))
        for place, value in enumerate(numbers)
    ]
    ground = [
        el("line", x1=0, x2=width, y1=y, y2=y, stroke=theme.colour("border"))
        for y in (plot.top, plot.bottom)
    ]
    return svg(width, height, [*ground, *stroke(points, theme.colour(token), 3)])


def grid(plot: Plot, ends: list[float], metric_id: str) -> list[Markup]:
    """Return the lines of a scale's ends with their values."""
    found = []
    for value in ends:
        y, shown = plot.y(value), values.metric(metric_id, value, digits=_digits(metric_id))
        colour = theme.colour("border")
        found.append(el("line", x1=plot.left, x2=plot.right, y1=y, y2=y, stroke=colour))
        found.append(words_at(plot.left - _GAP, y + 6, shown, "end", "secondary"))
    return found


def month_names(plot: Plot, periods: list[date]) -> list[Markup]:
    """Return the first month, the last, and every January or July with room between."""
    kept = [0, len(periods) - 1] if len(periods) > 1 else [0] * len(periods)
    for place, month in enumerate(periods):
        far = all(abs(plot.x(place) - plot.x(other)) > _MONTH for other in kept)
        if month.month in (1, 7) and far:
            kept.append(place)
    return [
        words_at(plot.x(p), plot.bottom + 24, formats.month(periods[p]), "middle", "secondary")
        for p in sorted(set(kept))
    ]


def stroke(points: Sequence[Point | None], colour: str, width: float) -> list[Markup]:
    """Return a line through the points, open where there is none, and a dot at its end."""
    parts = [
        f"{'M' if before is None else 'L'}{point[0]} {point[1]}"
        for before, point in pairwise([None, *points])
        if point is not None
    ]
    look = {"stroke_width": width, "stroke_linejoin": "round", "stroke_linecap": "round"}
    drawn = [el("path", d=" ".join(parts), fill="none", stroke=colour, **look)]
    last = next((point for point in reversed(points) if point is not None), None)
    if last is not None:
        drawn.append(el("circle", cx=last[0], cy=last[1], r=width * 1.6, fill=colour))
    return drawn


def svg(
    width: int, height: int, body: list[object], label: str | None = None, role: str = "img"
) -> Markup:
    """Return a drawing; without a label it is for the eye only, as its words stand beside it.

    One that holds links has the role `group`: nothing inside an `img` can be reached.
    """
    said = {"role": role, "aria_label": label} if label else {"aria_hidden": "true"}
    return el("svg", body, width=width, height=height, viewBox=f"0 0 {width} {height}", **said)


def words_at(x: float, y: float, words: str, anchor: str, ink: str) -> Markup:
    """Return words at a place of a drawing."""
    return el("text", words, x=x, y=round(y, 1), text_anchor=anchor, fill=theme.colour(ink))


def hatch_id(key: str) -> str:
    """Return the name of a picture's hatching: a hidden sheet cannot lend its own to another."""
    return "sc-hatch-" + key.replace("/", "-")


def hatching(key: str) -> Markup:
    """Return what `url(#hatch_id)` fills with: nothing is known there, or nothing told."""
    return el(
        "defs",
        el(
            "pattern",
            el("rect", width=10, height=10, fill=theme.colour("hatch")),
            el("line", x1=0, y1=0, x2=0, y2=10, stroke=theme.colour("hatch_line"), stroke_width=3),
            id=hatch_id(key),
            width=10,
            height=10,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        ),
    )


def scale_room(ends: list[float], metric_id: str) -> int:
    """Return the pixels that the numbers of a scale take."""
    digits = _digits(metric_id)
    longest = max(len(values.metric(metric_id, end, digits=digits)) for end in ends)
    return max(round(longest * LETTER) + _GAP, _LEAST)


def round_ends(low: float, high: float, metric_id: str) -> tuple[float, float]:
    """Return ends of a scale on round numbers, with some room; no part exceeds all."""
    entry = registry.metrics()[metric_id]
    scale = registry.units()[entry.unit].scale
    step = round_step(max((high - low) / 3, 10.0 ** -_digits(metric_id) / scale))
    down = floor(low / step + 1e-9) * step
    up = ceil(high / step - 1e-9) * step
    if up - high < step * 0.1:
        up += step
    if entry.unit == "percent" and high <= 1:
        up = min(up, 1.0)
    return down, up


def _digits(metric_id: str) -> int:
    return min(registry.metrics()[metric_id].precision, 1)


def round_step(size: float) -> float:
    """Return the next of 1, 2 and 5, times a power of ten."""
    power = 10.0 ** floor(log10(size))
    return next(step for one in (1, 2, 5, 10) if (step := one * power) >= size * 0.999)
