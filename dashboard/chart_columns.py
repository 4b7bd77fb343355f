"""Columns in a fixed order, stacked by one yes-or-no, each with its number above."""

from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

from dashboard import formats, labels, theme, values
from dashboard.chart_layout import Caption, Figure, axis, layout
from dashboard.chart_registry import builder

HEIGHT, BELOW = 190, 28
Counted = defaultdict[tuple[str, bool], float]


@dataclass(frozen=True)
class Columns:
    """Options: the column of the groups with their order, of the counts, and of the yes-or-no.

    Attributes:
        dimension: Column of the groups.
        order: Their codes from left to right; one without a row is an empty place.
        value: Column of the counts.
        flag: Column of the yes-or-no; what it says yes to is drawn in `bad`.
        opens: First part of what a column opens; the group follows.
    """

    dimension: str
    order: tuple[str, ...]
    value: str
    flag: str
    opens: str


@builder("columns")
def columns(frame: pd.DataFrame, caption: Caption, options: Columns) -> Figure:
    """Return stacked columns from zero."""
    names = [values.cell(options.dimension, code) for code in options.order]
    counted = _counted(frame, options)
    totals = {c: int(counted[c, False] + counted[c, True]) for c in options.order}
    data = [
        _stack(counted, options, is_set=is_set, colour=colour)
        for is_set, colour in ((False, "seq_4"), (True, "bad"))
    ]
    data[-1] |= {
        "text": [formats.number(totals[code]) if totals[code] else "" for code in options.order],
    }
    return {
        "data": data,
        "layout": layout(
            caption,
            height=HEIGHT,
            below=BELOW,
            barmode="stack",
            bargap=0.3,
            xaxis=axis(
                type="category",
                categoryorder="array",
                categoryarray=list(options.order),
                tickvals=list(options.order),
                ticktext=[_short(name) for name in names],
                tickangle=0,
                tickfont={"size": 11, "color": theme.colour("secondary")},
            ),
            yaxis=axis(range=[0, max(totals.values(), default=1) * 1.15 or 1], visible=False),
        ),
    }


def _stack(counted: Counted, options: Columns, *, is_set: bool, colour: str) -> Figure:
    counts = [counted[code, is_set] for code in options.order]
    word = f"{labels.field(options.flag)}: {values.cell(options.flag, is_set)}"
    return {
        "type": "bar",
        "x": list(options.order),
        "y": counts,
        "customdata": [f"{options.opens}.{code}" for code in options.order],
        "marker": {"color": theme.colour(colour)},
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {"color": theme.colour("text")},
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [
            f"{values.cell(options.dimension, code)}<br>{word}<br>{formats.number(count)}"
            for code, count in zip(options.order, counts, strict=True)
        ],
    }


def _counted(frame: pd.DataFrame, options: Columns) -> Counted:
    """Return the counts by group and by yes or no, zero where there is no row."""
    counted: Counted = defaultdict(float)
    parts = (frame[name].tolist() for name in (options.dimension, options.flag, options.value))
    for code, is_set, count in zip(*parts, strict=True):
        counted[code, is_set] += count
    return counted


def _short(name: str) -> str:
    """Return the numbers that a name begins with; a name without numbers as it is."""
    head = name.partition(" ")[0]
    return head if head[0].isdigit() else name
