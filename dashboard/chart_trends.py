"""Trend lines as small multiples: own levels, one span for all, so that slopes compare."""

from dataclasses import dataclass

import pandas as pd

from dashboard import formats, theme, values
from dashboard.chart_layout import Caption, Figure, axis, layout, text
from dashboard.chart_registry import builder
from queries import registry

HEIGHT, LEFT = 240, 44
GAP, HEADING, MONTHS = 0.11, 28, 24
# Smaller movements than this share of the level are noise and must not fill the scale.
LEAST_PART = 0.02


@dataclass(frozen=True)
class Trends:
    """Options: one small chart a value of `series`, `value` by `period`.

    Attributes:
        series: Column of the small charts.
        value: Column of the values.
        order: The series from left to right.
        colours: Their tokens.
        period: Column of the months.
        least_span: The least that a scale covers, in the unit of the value.
    """

    series: str
    value: str
    order: tuple[str, ...]
    colours: tuple[str, ...]
    period: str = "period"
    least_span: float = 0.0


@builder("trends")
def trends(frame: pd.DataFrame, caption: Caption, options: Trends) -> Figure:
    """Return one line a series, side by side, without a legend: the name stands above its line."""
    width = (1 - GAP * (len(options.order) - 1)) / len(options.order)
    data: list[Figure] = []
    span = common_span(frame, options)
    base = layout(caption, height=HEIGHT, left=LEFT, below=MONTHS)
    base["margin"] = base["margin"] | {"t": base["margin"]["t"] + HEADING, "r": 20}
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
            **_ends(rows, options),
        )
        base[f"yaxis{number}"] = _scale(rows, options, number, span)
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


def common_span(frame: pd.DataFrame, options: Trends) -> float:
    """Return how much every scale covers: what the liveliest series needs, or the least."""
    known = frame.dropna(subset=[options.value])
    moved = known.groupby(options.series)[options.value].agg(lambda part: part.max() - part.min())
    level = float(known[options.value].abs().max()) if len(known) else 1.0
    widest = float(moved.max()) * 1.1 if len(moved) else 0.0
    return max(widest, options.least_span, LEAST_PART * level) or 1.0


def _ends(rows: pd.DataFrame, options: Trends) -> Figure:
    """Return the first and the last month as the labels of an axis."""
    months = [formats.month(period) for period in rows[options.period]]
    ends = months[:1] + months[-1:] if len(months) > 1 else months
    small = {"size": 10, "color": theme.colour("secondary")}
    return {"tickvals": ends, "ticktext": [end[2:] for end in ends], "tickfont": small}


def _scale(rows: pd.DataFrame, options: Trends, number: str, span: float) -> Figure:
    """Return an axis round the series' level: a line shows change, a bar amount."""
    known = rows[options.value].dropna().astype(float)
    middle = (known.min() + known.max()) / 2 if len(known) else span / 2
    # No share and no count is below zero.
    low = max(middle - span / 2, 0.0) if not len(known) or known.min() >= 0 else middle - span / 2
    ends = [low, low + span]
    return axis(
        anchor=f"x{number}",
        range=[low - span * 0.02, low + span * 1.02],
        tickmode="array",
        tickvals=ends,
        ticktext=[_end(options.value, end) for end in ends],
        tickfont={"size": 10, "color": theme.colour("secondary")},
        ticklabelstandoff=2,
        showgrid=True,
        gridcolor=theme.colour("border"),
    )


def _end(column: str, end: float) -> str:
    """Return the label of an end of a scale; there is no part of a case or a subject."""
    field = registry.fields().get(column)
    is_whole = field is not None and field.type == "integer"
    return values.cell(column, round(end) if is_whole else end)


def _heading(rows: pd.DataFrame, options: Trends, name: str, x: float) -> Figure:
    last = rows[options.value].iloc[-1] if len(rows) else None
    # A grade is known by its letter.
    word = name if len(name) == 1 else values.cell(options.series, name)
    shown = f"<b>{word}</b>  {values.cell(options.value, last)}"
    return text(shown, x=x, y=1, size=14, ink="text") | {"yshift": 4}


def _raised(note: Figure) -> Figure:
    """Return a line of the title block, moved up by the room that the headings take."""
    return note | {"yshift": note["yshift"] + HEADING}
