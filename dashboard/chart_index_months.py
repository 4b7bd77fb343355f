"""An index by month as bars from zero, with the thresholds that give it its meaning."""

from dataclasses import dataclass

import pandas as pd

from dashboard import formats, theme
from dashboard.chart_layout import Caption, Figure, axis, layout, text
from dashboard.chart_registry import builder

HEIGHT, LEFT, RIGHT, MONTHS, DIGITS = 300, 40, 28, 24, 4


@dataclass(frozen=True)
class IndexMonths:
    """Options: the columns, and value and words of each threshold, the lowest first."""

    period: str
    value: str
    thresholds: tuple[tuple[float, str], ...]


@builder("index_months")
def index_months(frame: pd.DataFrame, caption: Caption, options: IndexMonths) -> Figure:
    """Return a bar a month; the scale always reaches beyond the first threshold."""
    rows = frame.sort_values(options.period)
    months = [formats.month(period) for period in rows[options.period]]
    lengths = [float(value) for value in rows[options.value]]
    top = max([options.thresholds[0][0] * 1.25, *(length * 1.15 for length in lengths)])
    drawn = [pair for pair in options.thresholds if pair[0] < top]
    ends = months[:1] + months[-1:] if len(months) > 1 else months
    base = layout(
        caption,
        height=HEIGHT,
        left=LEFT,
        below=MONTHS,
        bargap=0.3,
        shapes=[_line(value) for value, _words in drawn],
        xaxis=axis(type="category", tickvals=ends, ticktext=ends),
        yaxis=axis(range=[0, top], tickmode="array", tickvals=[0, *(v for v, _w in drawn)]),
    )
    # The last month stands half beyond the drawing.
    base["margin"] = base["margin"] | {"r": RIGHT}
    names = [_name(value, words) for value, words in drawn]
    return {
        "data": [_bars(months, lengths)],
        "layout": base | {"annotations": [*base["annotations"], *names]},
    }


def _bars(months: list[str], lengths: list[float]) -> Figure:
    return {
        "type": "bar",
        "x": months,
        "y": lengths,
        "marker": {"color": theme.colour("seq_4")},
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [
            f"{month}: {formats.number(length, DIGITS)}"
            for month, length in zip(months, lengths, strict=True)
        ],
    }


def _line(value: float) -> Figure:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": value,
        "y1": value,
        "line": {"color": theme.colour("secondary"), "width": 1, "dash": "dot"},
    }


def _name(value: float, words: str) -> Figure:
    return text(words, x=0, y=value, size=12, ink="secondary") | {"yref": "y"}
