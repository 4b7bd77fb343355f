"""The quarter timeline of one subject: a lane a kind of record, a mark a quarter."""

from dataclasses import dataclass

import pandas as pd

from dashboard import formats, theme
from dashboard.chart_layout import Caption, Figure, axis, label_room, layout
from dashboard.chart_registry import builder
from dashboard.i18n import _
from dashboard.record_kinds import BY_TYPE

LANE = 28
LARGEST_MARK = 24


@dataclass(frozen=True)
class Timeline:
    """Options: the quarters to show, first days in order, even where nothing happened."""

    quarters: tuple[str, ...]


@builder("timeline")
def timeline(frame: pd.DataFrame, caption: Caption, options: Timeline) -> Figure:
    """Return lanes with one mark a quarter, its area the number of records.

    Args:
        frame: One row per period and record_type: record_count.
        caption: Title, subtitle and source line.
        options: The quarters shown.
    """
    present = [lane for lane in BY_TYPE if lane in set(frame["record_type"])][::-1]
    names = [BY_TYPE[lane].words for lane in present]
    largest = max((int(count) for count in frame["record_count"]), default=1)
    data = [_lane(frame[frame["record_type"] == lane], lane, largest) for lane in present]
    return {
        "data": data,
        "layout": layout(
            caption,
            height=max(120, 24 + LANE * len(present)),
            left=label_room(names),
            below=20,
            xaxis=_quarters(options),
            yaxis=axis(
                type="category",
                categoryorder="array",
                categoryarray=present,
                tickvals=present,
                ticktext=names,
                range=[-0.6, len(present) - 0.4],
                showgrid=True,
                gridcolor=theme.colour("border"),
            ),
        ),
    }


def _quarters(options: Timeline) -> Figure:
    return axis(
        type="category",
        categoryorder="array",
        categoryarray=list(options.quarters),
        range=[-0.5, len(options.quarters) - 0.5],
        tickvals=list(options.quarters[:: 2 if len(options.quarters) > 8 else 1]),
        tickangle=0,
        showgrid=True,
        gridcolor=theme.colour("border"),
    )


def quarter(day: pd.Timestamp) -> str:
    """Return a quarter in words, as 2026 Q1."""
    return _("{year} Q{quarter}").format(year=day.year, quarter=(day.month - 1) // 3 + 1)


def _lane(rows: pd.DataFrame, lane: str, largest: int) -> Figure:
    counts = [int(count) for count in rows["record_count"]]
    quarters = [quarter(pd.Timestamp(period)) for period in rows["period"]]
    name = BY_TYPE[lane].words
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": quarters,
        "y": [lane] * len(counts),
        "text": [formats.number(count) if count > 1 else "" for count in counts],
        "textposition": "middle right",
        "textfont": {"size": 11, "color": theme.colour("secondary")},
        "marker": {
            "color": theme.colour(BY_TYPE[lane].tone),
            # Area, not width, stands for the number.
            "size": [8 + (LARGEST_MARK - 8) * (count / largest) ** 0.5 for count in counts],
            "line": {"width": 0},
            "opacity": 1,
        },
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [
            _("{name}, {quarter}: {count}").format(name=name, quarter=q, count=formats.number(c))
            for q, c in zip(quarters, counts, strict=True)
        ],
    }
