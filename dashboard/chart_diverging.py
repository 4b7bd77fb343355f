"""Diverging bars: what gets worse to the right, what gets better to the left, from one zero."""

from dataclasses import dataclass

import pandas as pd

from dashboard import formats, theme, values
from dashboard.chart_layout import Caption, Figure, axis, label_room, layout, text
from dashboard.chart_registry import builder
from dashboard.i18n import N_, _

BAR, LEGEND = 30, 30
# Column and direction of the bar, the change it follows from, its words, and its token.
SERIES = (
    ("lighter_better", -1, "down.better", N_("Better at \u221210 %"), "good"),
    ("heavier_better", -1, "up.better", N_("Better at +10 %"), "good"),
    ("lighter_worse", 1, "down.worse", N_("Worse at \u221210 %"), "bad"),
    ("heavier_worse", 1, "up.worse", N_("Worse at +10 %"), "bad"),
)
# The weaker of two directions is drawn pale.
_PALE = 0.45


@dataclass(frozen=True)
class Diverging:
    """Options: the column of names; the four counts are those of `SERIES`."""

    dimension: str


@builder("diverging")
def diverging(frame: pd.DataFrame, caption: Caption, options: Diverging) -> Figure:
    """Return stacked bars about zero, in the order of the rows from top to bottom."""
    rows = frame.iloc[::-1]
    codes = [str(code) for code in rows[options.dimension]]
    names = [values.cell(options.dimension, code) for code in codes]
    left = label_room(names)
    sides = {
        sign: [float(n) for n in rows[[c for c, s, *_rest in SERIES if s == sign]].sum(axis=1)]
        for sign in (-1, 1)
    }
    most = max([*sides[-1], *sides[1], 1.0])
    base = layout(
        caption,
        height=LEGEND + BAR * max(len(codes), 3),
        left=left,
        below=LEGEND,
        barmode="relative",
        bargap=0.35,
        xaxis=axis(range=[-_reach(sides[-1], most), most * 1.2], showticklabels=False),
        yaxis=axis(type="category", tickmode="array", tickvals=codes, ticktext=names),
    )
    base["xaxis"] |= {"zeroline": True, "zerolinecolor": theme.colour("faint")}
    totals = [
        _total(place, count, sign)
        for sign in (-1, 1)
        for place, count in enumerate(sides[sign])
        if count
    ]
    return {
        "data": [_bars(rows, codes, names, entry) for entry in SERIES],
        "layout": base | {"annotations": [*base["annotations"], _legend(left), *totals]},
    }


def _reach(side: list[float], most: float) -> float:
    """Return how far the axis goes to the left: not further than the bars and their numbers."""
    return max(side, default=0.0) + most * 0.2


def _bars(
    rows: pd.DataFrame, codes: list[str], names: list[str], entry: tuple[str, int, str, str, str]
) -> Figure:
    column, sign, target, words, token = entry
    counts = [int(count) for count in rows[column]]
    return {
        "type": "bar",
        "orientation": "h",
        "name": _(words),
        "x": [sign * count for count in counts],
        "y": codes,
        "customdata": [f"moved.{code}.{target}" for code in codes],
        "marker": {"color": theme.colour(token), "opacity": _opacity(target)},
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [
            f"{name} \u00b7 {_(words)}: {formats.number(count)}"
            for name, count in zip(names, counts, strict=True)
        ],
    }


def _opacity(target: str) -> float:
    return 1.0 if target in ("down.better", "up.worse") else _PALE


def _total(place: int, count: float, sign: int) -> Figure:
    note = text(formats.number(count), x=sign * count, y=0, size=12, ink="text")
    side = "left" if sign > 0 else "right"
    place = {"xref": "x", "yref": "y", "y": place, "yanchor": "middle", "xanchor": side}
    return note | place | {"xshift": 5 * sign}


def _legend(left: int) -> Figure:
    entries = [
        f'<span style="color:{theme.colour(token)}">\u25a0</span> {_(words)}'
        for _column, _sign, target, words, token in SERIES
        if _opacity(target) == 1
    ]
    entries.append(_("pale: the other way round"))
    line = text(" \u2002".join(entries), x=0, y=0, size=12, ink="secondary")
    return line | {"yanchor": "top", "xshift": -left, "yshift": -8}
