"""Control chart: one value a week, the limits of the process, and the limit of the rule."""

from dataclasses import dataclass

import pandas as pd

from dashboard import formats, labels, theme, values
from dashboard.chart_layout import Caption, Figure, axis, label_room, layout, text
from dashboard.chart_registry import builder

HEIGHT, BELOW, LEFT = 300, 26, 36


@dataclass(frozen=True)
class Control:
    """Options: columns of week, value, centre line, limits, the rule's limit, and the signal."""

    week: str
    value: str
    count: str
    centre: str
    upper: str
    lower: str
    limit: str
    signal: str
    opens: str


@builder("control")
def control(frame: pd.DataFrame, caption: Caption, options: Control) -> Figure:
    """Return the weeks as a line with marks; weeks outside the limits of the process stand out."""
    weeks = [formats.date(week) for week in frame[options.week]]
    lines = (options.upper, options.centre, options.lower, options.limit)
    known = frame[[options.value, *lines]].astype(float).max().dropna()
    highest = (float(known.max()) if len(known) else 1.0) * 1.12
    base = layout(
        caption,
        height=HEIGHT,
        left=LEFT,
        below=BELOW,
        hovermode="closest",
        xaxis=axis(type="date", tickformat="%Y-%m", nticks=6),
        yaxis=axis(range=[0, highest], nticks=5, showgrid=True, gridcolor=theme.colour("border")),
    )
    names = _names(frame, options)
    base["margin"] = base["margin"] | {"r": label_room([str(name["text"]) for name in names])}
    base["annotations"] = [*base["annotations"], *names]
    drawn = [
        _line(frame, weeks, options.limit, "bad", "solid"),
        _line(frame, weeks, options.upper, "neutral", "dot"),
        _line(frame, weeks, options.centre, "neutral", "solid"),
        _line(frame, weeks, options.lower, "neutral", "dot"),
        _weeks(frame, weeks, options),
    ]
    return {"data": drawn, "layout": base}


def _line(frame: pd.DataFrame, weeks: list[str], column: str, colour: str, dash: str) -> Figure:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": weeks,
        "y": [None if formats.is_missing(v) else float(v) for v in frame[column]],
        "line": {"color": theme.colour(colour), "width": 1, "dash": dash},
        "hoverinfo": "skip",
    }


def _names(frame: pd.DataFrame, options: Control) -> list[Figure]:
    """Return the names of the lines at their right end; those that would overlap are moved."""
    found, last = [], None
    columns = [(options.limit, "bad"), (options.upper, "secondary"), (options.centre, "secondary")]
    for column, ink in columns:
        rows = frame[column].dropna()
        if not len(rows):
            continue
        level = float(rows.iloc[-1])
        near = last is not None and abs(level - last) < 0.8
        last = level
        words = f"{labels.field(column)} {values.cell(column, level)}"
        note = text(words, x=1, y=level, size=10, ink=ink)
        shift = -10 if near else 0
        found.append(note | {"yref": "y", "yanchor": "middle", "xshift": 4, "yshift": shift})
    return found


def _weeks(frame: pd.DataFrame, weeks: list[str], options: Control) -> Figure:
    shown = [values.cell(options.value, value) for value in frame[options.value]]
    counts = [values.cell(options.count, count) for count in frame[options.count]]
    name, many = labels.field(options.value), labels.field(options.count)
    plain, out = theme.colour("accent"), theme.colour("bad")
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": weeks,
        "y": [float(value) for value in frame[options.value]],
        "customdata": [f"{options.opens}.{week}" for week in weeks],
        "line": {"color": plain, "width": 1.5},
        "marker": {
            "size": 7,
            "color": [out if s is True else plain for s in frame[options.signal]],
        },
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [
            f"{week}<br>{name}: {value}<br>{many}: {count}"
            for week, value, count in zip(weeks, shown, counts, strict=True)
        ],
    }
