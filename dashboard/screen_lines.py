"""Months on the command screen: columns of counts, lines of rates, small lines side by side."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor, log10

import pandas as pd

from dashboard import cards, formats, labels, mart, theme, values
from dashboard.i18n import _
from dashboard.markup import Markup, el
from dashboard.screen_parts import LETTER, Asked, last_months, number, panel, room
from queries import registry

# Room for the numbers of the scale, for months below, and above the highest value.
_SCALE, _BELOW, _ABOVE, _RIGHT = 14, 28, 26, 16


def months(asked: Asked) -> Markup:
    """Return a metric's counts of 24 months as columns from zero, an unfinished month hollow."""
    rows = _series(asked)
    top = max((value for value in rows["value"] if value == value), default=0) or 1
    left = _scale_room([0, top], asked.metric_id)
    plot = _Plot(left, asked.width - _RIGHT, _ABOVE, asked.height - _BELOW, 0, top, len(rows))
    body = [_grid(plot, [0, top], asked.metric_id), _month_names(plot, rows)]
    last = len(rows) - 1
    for place, row in enumerate(rows.to_dict("records")):
        value = number(row["value"])
        if value is None:
            continue
        y, is_open = plot.y(value), not row["is_complete"]
        body.append(_column(plot, place, y, is_open))
        if place == last or value == top:
            shown = values.metric(asked.metric_id, value)
            body.append(_text(plot.x(place), y - 8, shown, "middle", "text"))
    note = "" if rows.empty or rows["is_complete"].iloc[-1] else _("; the last month is not over")
    return _drawn(asked, body, rows, note)


def line(asked: Asked) -> Markup:
    """Return a metric over 24 months as a line round its level, with its target."""
    rows = _series(asked)
    if registry.metrics()[asked.metric_id].timing == "flow":
        # The last days of a rate are not yet known: feedback, for one, is still to come.
        rows = rows[rows["is_complete"]]
    target = registry.metrics()[asked.metric_id].target
    known = [float(value) for value in rows["value"].dropna()]
    if not known:
        return _drawn(asked, [], rows, "")
    ends = [*known, target.value] if target else known
    low, high = _padded(min(ends), max(ends), asked.metric_id)
    left = _scale_room([low, high], asked.metric_id)
    shown = values.metric(asked.metric_id, known[-1])
    limit = cards.target_limit(asked.metric_id) or ""
    right = asked.width - round(max(26 + 13 * len(shown), 18 + room(limit)))
    plot = _Plot(left, right, 14, asked.height - _BELOW, low, high, len(rows))
    body = [_grid(plot, [low, high], asked.metric_id), _month_names(plot, rows)]
    points = [
        None if number(v) is None else (plot.x(place), plot.y(float(v)))
        for place, v in enumerate(rows["value"])
    ]
    body += _path(points, theme.colour("accent"), 3.5)
    last = next(place for place in reversed(range(len(points))) if points[place])
    x, y = points[last] or (0, 0)
    body.append(
        el("text", shown, x=round(x + 14), y=round(min(y, plot.bottom - 10) + 8), class_="sc-last")
    )
    if target is not None:
        body.append(_target(plot, target.value, limit, y))
    return _drawn(asked, body, rows, "")


def small(
    shares: Sequence[float | None], span: float | None, width: int, height: int, token: str
) -> Markup:
    """Return one small line, its scale as wide as that of its neighbours; None: as it needs."""
    known = [float(value) for value in shares if not formats.is_missing(value)]
    if span is None:
        span = (max(known) - min(known)) or 1.0 if known else 1.0
    low = max((min(known) + max(known) - span) / 2, 0) if known else 0
    plot = _Plot(4, width - 8, 8, height - 8, low, low + span, len(shares))
    points = [
        None if formats.is_missing(v) else (plot.x(place), plot.y(float(v or 0)))
        for place, v in enumerate(shares)
    ]
    ground = [
        el("line", x1=0, x2=width, y1=y, y2=y, stroke=theme.colour("border"))
        for y in (plot.top, plot.bottom)
    ]
    return _svg(width, height, [*ground, *_path(points, theme.colour(token), 3)])


class _Plot:
    """Where values and months are inside a drawing."""

    def __init__(self, left: int, right: int, top: int, bottom: int, low: float, high: float,
                 count: int) -> None:  # fmt: skip
        self.left, self.right, self.top, self.bottom = left, right, top, bottom
        self.low, self.high = low, high
        self.step = (right - left) / max(count, 1)

    def x(self, place: int) -> float:
        return round(self.left + self.step * (place + 0.5), 1)

    def y(self, value: float) -> float:
        part = (value - self.low) / ((self.high - self.low) or 1)
        return round(self.bottom - part * (self.bottom - self.top), 1)


def _series(asked: Asked) -> pd.DataFrame:
    rows = mart.frame("metrics/series", asked.selection, metric_ids=[asked.metric_id])
    return rows.sort_values("period")


def _drawn(asked: Asked, body: list[object], rows: pd.DataFrame, note: str) -> Markup:
    unit = registry.units()[registry.metrics()[asked.metric_id].unit]
    under = f"{values.words(unit.label)} · {last_months(len(rows))}{note}"
    name = labels.metric(asked.metric_id)
    shown = values.metric(asked.metric_id, number(rows["value"].iloc[-1])) if len(rows) else ""
    picture = _svg(asked.width, asked.height, body, label=f"{name}: {under}")
    return panel(asked, name, under, picture, data_value=shown)


def _column(plot: _Plot, place: int, y: float, is_open: bool) -> Markup:
    width = round(plot.step * 0.62, 1)
    colour = theme.colour("seq_4")
    look = {"fill": "none", "stroke": colour, "stroke_width": 2} if is_open else {"fill": colour}
    x, height = round(plot.x(place) - width / 2, 1), max(round(plot.bottom - y, 1), 0)
    return el("rect", x=x, y=y, width=width, height=height, **look)


def _grid(plot: _Plot, ends: list[float], metric_id: str) -> list[Markup]:
    found = []
    for value in ends:
        y = plot.y(value)
        found.append(el("line", x1=plot.left, x2=plot.right, y1=y, y2=y,
                        stroke=theme.colour("border")))  # fmt: skip
        shown = values.metric(metric_id, value, digits=_digits(metric_id))
        found.append(_text(plot.left - _SCALE, y + 6, shown, "end", "secondary"))
    return found


def _month_names(plot: _Plot, rows: pd.DataFrame) -> list[Markup]:
    """Return the first month, the last, and every January or July with room between."""
    periods = list(rows["period"])
    kept = [0, len(periods) - 1] if len(periods) > 1 else [0] * len(periods)
    for place, month in enumerate(periods):
        far = all(abs(plot.x(place) - plot.x(other)) > 96 for other in kept)
        if month.month in (1, 7) and far:
            kept.append(place)
    return [
        _text(plot.x(p), plot.bottom + 24, formats.month(periods[p]), "middle", "secondary")
        for p in sorted(set(kept))
    ]


def _target(plot: _Plot, value: float, limit: str, beside: float) -> list[Markup]:
    """Return the target as a line, named at its end, clear of the last value `beside` it."""
    y, colour = plot.y(value), theme.colour("caution")
    away = y if abs(y - beside) >= 24 else beside + (26 if y > beside else -26)
    drawn = el(
        "line",
        x1=plot.left,
        x2=plot.right,
        y1=y,
        y2=y,
        stroke=colour,
        stroke_width=2,
        stroke_dasharray="8 6",
    )
    return [drawn, _text(plot.right + 10, away + 6, limit, "start", "caution")]


def _path(points: Sequence[tuple[float, float] | None], colour: str, width: float) -> list[Markup]:
    """Return a line through the points, open where there is none, and a dot at its end."""
    parts = []
    for before, point in pairwise([None, *points]):
        if point is not None:
            parts.append(f"{'L' if before is not None else 'M'}{point[0]} {point[1]}")
    last = next((point for point in reversed(points) if point is not None), None)
    path = el("path", d=" ".join(parts), fill="none", stroke=colour, stroke_width=width,
              stroke_linejoin="round", stroke_linecap="round")  # fmt: skip
    dot = el("circle", cx=last[0], cy=last[1], r=width * 1.6, fill=colour) if last else None
    return [path] + ([dot] if dot else [])


def _svg(width: int, height: int, body: list[object], label: str | None = None) -> Markup:
    said = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    return el("svg", body, width=width, height=height, viewBox=f"0 0 {width} {height}", **said)


def _text(x: float, y: float, words: str, anchor: str, ink: str) -> Markup:
    return el("text", words, x=x, y=round(y, 1), text_anchor=anchor, fill=theme.colour(ink))


def _scale_room(ends: list[float], metric_id: str) -> int:
    digits = _digits(metric_id)
    longest = max(len(values.metric(metric_id, end, digits=digits)) for end in ends)
    return max(round(longest * LETTER) + _SCALE, 48)


def _digits(metric_id: str) -> int:
    return min(registry.metrics()[metric_id].precision, 1)


def _padded(low: float, high: float, metric_id: str) -> tuple[float, float]:
    """Return ends of a scale on round numbers, with some room; no part exceeds all."""
    scale = registry.units()[registry.metrics()[metric_id].unit].scale
    step = _round_step(max((high - low) / 3, 10.0 ** -_digits(metric_id) / scale))
    down = floor(low / step + 1e-9) * step
    up = ceil(high / step - 1e-9) * step
    if up - high < step * 0.1 and not (registry.metrics()[metric_id].unit == "percent" and up == 1):
        up += step
    if registry.metrics()[metric_id].unit == "percent" and high <= 1:
        up = min(up, 1.0)
    return down, up


def _round_step(size: float) -> float:
    """Return the next of 1, 2 and 5, times a power of ten."""
    power = 10.0 ** floor(log10(size))
    return next(step for one in (1, 2, 5, 10) if (step := one * power) >= size * 0.999)
