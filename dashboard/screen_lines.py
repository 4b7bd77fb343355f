"""Months on the command screen: columns of counts, and lines of rates with their target."""

import pandas as pd

from dashboard import labels, mart, theme, values
from dashboard.i18n import _
from dashboard.markup import Markup, el
from dashboard.screen_parts import Asked, last_months, number, panel, room
from dashboard.screen_plot import (
    Plot,
    grid,
    month_names,
    round_ends,
    scale_room,
    stroke,
    svg,
    words_at,
)
from queries import registry

# Room for months below, above the highest value, and right of the last column.
_BELOW, _ABOVE, _TOP, _RIGHT = 28, 26, 14, 16
# Columns nearer than this have no room for a value each.
_APART = 72


def months(asked: Asked) -> Markup:
    """Return a metric's counts of 24 months as columns from zero, an unfinished month hollow."""
    rows = _series(asked)
    known = {place: v for place, v in enumerate(map(number, rows["value"])) if v is not None}
    top = max(known.values(), default=0) or 1
    left = scale_room([0, top], asked.metric_id)
    plot = Plot(left, asked.width - _RIGHT, _ABOVE, asked.height - _BELOW, 0, top, len(rows))
    body = [grid(plot, [0, top], asked.metric_id), month_names(plot, list(rows["period"]))]
    is_over = list(rows["is_complete"])
    body += [_column(plot, place, value, not is_over[place]) for place, value in known.items()]
    for place in _named(known, plot.step):
        shown = values.metric(asked.metric_id, known[place])
        body.append(words_at(plot.x(place), plot.y(known[place]) - 8, shown, "middle", "text"))
    note = "" if not is_over or is_over[-1] else _("; the last month is not over")
    return _drawn(asked, body, rows, note)


def line(asked: Asked) -> Markup:
    """Return a metric over 24 months as a line round its level, with its target."""
    rows = _series(asked)
    target = registry.metrics()[asked.metric_id].target
    if registry.metrics()[asked.metric_id].timing == "flow":
        # The last days of a rate are not yet known: feedback, for one, is still to come.
        rows = rows[rows["is_complete"]]
    known = {place: v for place, v in enumerate(map(number, rows["value"])) if v is not None}
    if not known:
        return _drawn(asked, [el("text", _("No data"), x=0, y=24)], rows, "")
    ends = [*known.values(), target.value] if target else list(known.values())
    low, high = round_ends(min(ends), max(ends), asked.metric_id)
    left = scale_room([low, high], asked.metric_id)
    last = max(known)
    shown = values.metric(asked.metric_id, known[last])
    limit = values.target_limit(asked.metric_id) or ""
    right = asked.width - round(max(26 + 13 * len(shown), 18 + room(limit)))
    plot = Plot(left, right, _TOP, asked.height - _BELOW, low, high, len(rows))
    points = [(plot.x(p), plot.y(known[p])) if p in known else None for p in range(len(rows))]
    end = min(plot.y(known[last]), plot.bottom - 10)
    body = [
        grid(plot, [low, high], asked.metric_id),
        month_names(plot, list(rows["period"])),
        stroke(points, theme.colour("accent"), 3.5),
        el("text", shown, x=round(plot.x(last) + 14), y=round(end + 8), class_="sc-last"),
        None if target is None else _target(plot, target.value, limit, end),
    ]
    return _drawn(asked, body, rows, "")


def _series(asked: Asked) -> pd.DataFrame:
    rows = mart.frame("metrics/series", asked.selection, metric_ids=[asked.metric_id])
    return rows.sort_values("period")


def _named(known: dict[int, float], step: float) -> list[int]:
    """Return the columns that have their value above: the last, and the highest if it has room."""
    if not known:
        return []
    last, highest = max(known), max(known, key=lambda place: (known[place], place))
    return [last] if (last - highest) * step < _APART and last != highest else [highest, last]


def _drawn(asked: Asked, body: list[object], rows: pd.DataFrame, note: str) -> Markup:
    unit = registry.units()[registry.metrics()[asked.metric_id].unit]
    under = f"{values.words(unit.label)} · {last_months(len(rows))}{note}"
    name = labels.metric(asked.metric_id)
    shown = values.metric(asked.metric_id, number(rows["value"].iloc[-1])) if len(rows) else ""
    picture = svg(asked.width, asked.height, body, label=f"{name}: {under}")
    return panel(asked, name, under, picture, data_value=shown)


def _column(plot: Plot, place: int, value: float, is_open: bool) -> Markup:
    width, y = round(plot.step * 0.62, 1), plot.y(value)
    colour = theme.colour("seq_4")
    look = {"fill": "none", "stroke": colour, "stroke_width": 2} if is_open else {"fill": colour}
    x, height = round(plot.x(place) - width / 2, 1), max(round(plot.bottom - y, 1), 0)
    return el("rect", x=x, y=y, width=width, height=height, **look)


def _target(plot: Plot, value: float, limit: str, beside: float) -> list[Markup]:
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
    return [drawn, words_at(plot.right + 10, away + 6, limit, "start", "caution")]
