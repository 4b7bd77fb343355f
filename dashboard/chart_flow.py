"""Cumulative flow: how many stood in each state at the end of each day, one area a state."""

from dataclasses import dataclass

import pandas as pd

from dashboard import formats, labels, theme
from dashboard.chart_layout import Caption, Figure, axis, layout, text
from dashboard.chart_registry import builder

HEIGHT, MONTHS, LEFT = 400, 26, 44
# Room for two lines of names: a phone has none for four names in one.
RAISED = 40


@dataclass(frozen=True)
class Flow:
    """Options: the columns stacked from the bottom up, their colours, and what a click opens.

    Attributes:
        day: Column of the days.
        states: Columns of the counts, the last state at the bottom.
        colours: Their tokens.
        opens: First part of what a point opens; the day and the state follow.
    """

    day: str
    states: tuple[str, ...]
    colours: tuple[str, ...]
    opens: str


@builder("flow")
def flow(frame: pd.DataFrame, caption: Caption, options: Flow) -> Figure:
    """Return stacked areas; the distance between two lines is what stood in between."""
    days = [formats.date(day) for day in frame[options.day]]
    base = layout(
        caption,
        height=HEIGHT,
        left=LEFT,
        below=MONTHS,
        hovermode="closest",
        xaxis=axis(type="date", tickformat="%Y-%m", nticks=7, tickfont=_small()),
        yaxis=axis(rangemode="tozero", nticks=5, showgrid=True, gridcolor=theme.colour("border")),
    )
    base["margin"] = base["margin"] | {"r": 8, "t": base["margin"]["t"] + RAISED}
    pairs = list(zip(options.states, options.colours, strict=True))
    notes = [_raised(note) if note["y"] == 1 else note for note in base["annotations"]]
    base["annotations"] = [*notes, _legend(pairs[::-1])]
    return {
        "data": [_area(frame, days, name, colour, options) for name, colour in pairs],
        "layout": base,
    }


def _area(frame: pd.DataFrame, days: list[str], name: str, colour: str, options: Flow) -> Figure:
    counts = [float(count) for count in frame[name]]
    word, state = labels.field(name), name.removesuffix("_count")
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "stackgroup": "flow",
        "x": days,
        "y": counts,
        "line": {"width": 0.5, "color": theme.colour(colour)},
        "fillcolor": theme.colour(colour),
        # Only marks can be clicked: these are there and cannot be seen. One is drawn; Plotly finds
        # the others by where they stand.
        "marker": {"size": 6, "opacity": 0, "maxdisplayed": 1},
        "customdata": [f"{options.opens}.{day}.{state}" for day in days],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [
            f"{day}<br>{word}: {formats.number(count)}"
            for day, count in zip(days, counts, strict=True)
        ],
    }


def _legend(pairs: list[tuple[str, str]]) -> Figure:
    """Return the names of the areas from the top down, in lines of two above them."""
    words = [
        f'<span style="color:{theme.colour(colour)}">\u25a0</span> {labels.field(name)}'
        for name, colour in pairs
    ]
    lines = ["   ".join(words[start : start + 2]) for start in range(0, len(words), 2)]
    return text("<br>".join(lines), x=0, y=1, size=12, ink="secondary") | {"yshift": 4}


def _raised(note: Figure) -> Figure:
    """Return a line of the title block, moved up by the room that the names take."""
    return note | {"yshift": note["yshift"] + RAISED}


def _small() -> Figure:
    return {"size": 11, "color": theme.colour("secondary")}
