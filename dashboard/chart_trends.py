"""Trend lines as small multiples: each series on a scale of its own, its last value written."""

from dataclasses import dataclass

import pandas as pd

from dashboard import formats, theme, values
from dashboard.chart_layout import Caption, Figure, axis, layout, text
from dashboard.chart_registry import builder

GAP, HEADING = 0.06, 26


@dataclass(frozen=True)
class Trends:
    """Options: one small chart a value of `series`, `value` by `period`."""

    series: str
    value: str
    order: tuple[str, ...]
    colours: tuple[str, ...]
    period: str = "period"


@builder("trends")
def trends(frame: pd.DataFrame, caption: Caption, options: Trends) -> Figure:
    """Return one line a series, side by side, without a legend: the name stands above its line."""
    width = (1 - GAP * (len(options.order) - 1)) / len(options.order)
    data: list[Figure] = []
    base = layout(caption, below=18)
    base["margin"] = base["margin"] | {"t": base["margin"]["t"] + HEADING}
    notes = [_raised(note) if note["y"] == 1 else note for note in base["annotations"]]
    for position, (name, token) in enumerate(zip(options.order, options.colours, strict=True)):
        rows = frame[frame[options.series].astype(str) == name].sort_values(options.period)
        number = "" if position == 0 else str(position + 1)
        start = position * (width + GAP)
        data.append(_line(rows, options, name, theme.colour(token), number))
        base[f"xaxis{number}"] = axis(
            type="category",
            domain=[start, start + width],
            anchor=f"y{number}",
            showticklabels=False,
        )
        base[f"yaxis{number}"] = _scale(rows, options, number)
        notes += [_heading(rows, options, name, start), *_ends(rows, options, start, width)]
    return {"data": data, "layout": base | {"annotations": notes}}


def _line(rows: pd.DataFrame, options: Trends, name: str, colour: str, number: str) -> Figure:
    shown = [values.cell(options.value, value) for value in rows[options.value]]
    months = [formats.month(period) for period in rows[options.period]]
    word = values.cell(options.series, name)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": months,
        "y": [None if formats.is_missing(v) else float(v) for v in rows[options.value]],
        "xaxis": f"x{number}",
        "yaxis": f"y{number}",
        "line": {"color": colour, "width": 2},
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [f"{word} · {m}: {s}" for m, s in zip(months, shown, strict=True)],
    }


def _ends(rows: pd.DataFrame, options: Trends, start: float, width: float) -> list[Figure]:
    """Return the first and the last month under a line, each flush with its end."""
    if rows.empty:
        return []
    first, last = rows[options.period].iloc[0], rows[options.period].iloc[-1]
    found = []
    for month, x, anchor in ((first, start, "left"), (last, start + width, "right")):
        label = text(formats.month(month), x=x, y=0, size=10, ink="secondary")
        found.append(label | {"xanchor": anchor, "yanchor": "top", "yshift": -2})
    return found


def _scale(rows: pd.DataFrame, options: Trends, number: str) -> Figure:
    """Return an axis that begins near the lowest month: a line shows change, a bar amount."""
    known = rows[options.value].dropna().astype(float)
    low, high = (known.min(), known.max()) if len(known) else (0.0, 1.0)
    room = (high - low) * 0.25 or abs(high) * 0.05 or 1.0
    marks = [low, high] if high > low else [high]
    return axis(
        anchor=f"x{number}",
        range=[low - room, high + room],
        tickmode="array",
        tickvals=marks,
        ticktext=[values.cell(options.value, mark) for mark in marks],
        ticklabelposition="inside top",
        tickfont={"size": 10, "color": theme.colour("secondary")},
        showgrid=True,
        gridcolor=theme.colour("border"),
    )


def _heading(rows: pd.DataFrame, options: Trends, name: str, x: float) -> Figure:
    last = rows[options.value].iloc[-1] if len(rows) else None
    shown = values.cell(options.value, last)
    return text(f"<b>{name}</b>  {shown}", x=x, y=1, size=14, ink="text") | {"yshift": 2}


def _raised(note: Figure) -> Figure:
    """Return a line of the title block, moved up by the room that the headings take."""
    return note | {"yshift": note["yshift"] + HEADING}
