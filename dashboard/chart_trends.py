"""Trend lines as small multiples: each series on a scale of its own, its last value written."""

from dataclasses import dataclass

import pandas as pd

from dashboard import formats, theme, values
from dashboard.chart_layout import Caption, Figure, axis, layout, text
from dashboard.chart_registry import builder

GAP, HEADING = 0.06, 40


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
    base = layout(caption)
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
        notes.append(_heading(rows, options, name, start))
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


def _scale(rows: pd.DataFrame, options: Trends, number: str) -> Figure:
    """Return an axis that begins near the lowest month: a line shows change, a bar amount."""
    known = rows[options.value].dropna().astype(float)
    low, high = (known.min(), known.max()) if len(known) else (0.0, 1.0)
    room = (high - low) * 0.25 or abs(high) * 0.05 or 1.0
    marks = sorted({low, high})
    return axis(
        anchor=f"x{number}",
        range=[low - room, high + room],
        tickmode="array",
        tickvals=marks,
        showticklabels=False,
        showgrid=True,
        gridcolor=theme.colour("border"),
    )


def _heading(rows: pd.DataFrame, options: Trends, name: str, x: float) -> Figure:
    known = rows[options.value].dropna()
    last = rows[options.value].iloc[-1] if len(rows) else None
    ends = (known.min(), known.max()) if len(known) else ()
    span = " \u2013 ".join(values.cell(options.value, end) for end in ends)
    shown = f"<b>{name}</b>  {values.cell(options.value, last)}"
    span = f'<br><span style="font-size:10px">{span}</span>'
    return text(shown + span, x=x, y=1, size=14, ink="text") | {"yshift": 2}


def _raised(note: Figure) -> Figure:
    """Return a line of the title block, moved up by the room that the headings take."""
    return note | {"yshift": note["yshift"] + HEADING}
