"""100 % stacked bars: how each whole divides, with the count behind every share."""

from dataclasses import dataclass

import pandas as pd

from dashboard import formats, theme, values
from dashboard.chart_layout import Caption, Figure, axis, label_room, layout, text
from dashboard.chart_registry import builder

BAR = 26
# A slice narrower than this has no room for its own label; the hover box still has it.
LABEL_FROM = 0.06


@dataclass(frozen=True)
class Shares:
    """Options: one bar a value of `dimension`, one slice a value of `part`, sized by `value`."""

    dimension: str
    part: str
    value: str
    order: tuple[str, ...]
    colours: tuple[str, ...]


@builder("shares")
def shares(frame: pd.DataFrame, caption: Caption, options: Shares) -> Figure:
    """Return horizontal bars of equal length, the one with most of the last part on top."""
    counts = frame.pivot_table(
        index=options.dimension, columns=options.part, values=options.value, aggfunc="sum"
    ).reindex(columns=list(options.order), fill_value=0)
    rates = counts.fillna(0).div(counts.sum(axis=1).replace(0, float("nan")), axis=0)
    rates = rates.dropna().sort_values([options.order[-1]])
    codes = [str(code) for code in rates.index]
    names = [values.cell(options.dimension, code) for code in codes]
    data = [
        _slice(rates[part], counts[part], names, options, part, theme.colour(token))
        for part, token in zip(options.order, options.colours, strict=True)
    ]
    left = label_room(names)
    base = layout(
        caption,
        height=max(200, 100 + BAR * len(codes)),
        left=left,
        below=26,
        barmode="stack",
        bargap=0.3,
        xaxis=axis(range=[0, 1], showticklabels=False),
        yaxis=axis(type="category", tickmode="array", tickvals=codes, ticktext=names),
    )
    notes = [*base["annotations"], _legend(options, left)]
    return {"data": data, "layout": base | {"annotations": notes}}


def _slice(
    rates: pd.Series, counts: pd.Series, names: list[str], options: Shares, part: str, colour: str
) -> Figure:
    word = values.cell(options.part, part)
    codes = [str(code) for code in rates.index]
    hover = [
        f"{name} · {word}: {formats.percent(rate)} ({formats.number(counts[code])})"
        for name, code, rate in zip(names, rates.index, rates, strict=True)
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "name": word,
        "x": [round(float(rate), 6) for rate in rates],
        "y": codes,
        "customdata": codes,
        "text": [formats.percent(rate) if rate >= LABEL_FROM else "" for rate in rates],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "marker": {"color": colour, "line": {"color": theme.colour("panel"), "width": 1}},
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": hover,
    }


def _legend(options: Shares, left: int) -> Figure:
    """Return the legend as one line of text: Plotly's own breaks into lines on a phone."""
    entries = [
        f'<span style="color:{theme.colour(token)}">\u25a0</span> {_name(options, part)}'
        for part, token in zip(options.order, options.colours, strict=True)
    ]
    line = text(" \u2002".join(entries), x=0, y=0, size=12, ink="secondary")
    return line | {"yanchor": "top", "xshift": -left, "yshift": -4}


def _name(options: Shares, part: str) -> str:
    # A grade is known by its letter.
    return part if len(part) == 1 else values.cell(options.part, part)
