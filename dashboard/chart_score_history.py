"""A subject's score over the months, its tier below, and what began to count when."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import formats, labels, theme
from dashboard.chart_layout import Caption, Figure, axis, layout
from dashboard.chart_registry import builder
from dashboard.frames import records_of
from dashboard.i18n import _

HEIGHT, LEFT, MONTHS, TOP = 240, 36, 24, 104
STRIP = 0.13
DAY = 86_400_000


@dataclass(frozen=True)
class ScoreHistory:
    """Options.

    Attributes:
        as_of: Last day of the line.
        limits: Grades with the score each begins from, best first.
        events: Records that began to count: day of the look, indicator.
    """

    as_of: date
    limits: tuple[tuple[str, float], ...]
    events: tuple[tuple[date, str], ...] = ()


@builder("score_history")
def score_history(frame: pd.DataFrame, caption: Caption, options: ScoreHistory) -> Figure:
    """Return a step line with markers, and below it a strip of the tier.

    Args:
        frame: One row per started_on, in order: ended_on (None while it holds), score,
            grade_code, has_withdrawn.
        caption: Title, subtitle and source line.
        options: Last day, grade limits and events.
    """
    rows = records_of(frame)
    spans = [(_day(row["started_on"]), _day(row["ended_on"]) or options.as_of) for row in rows]
    ends = [spans[0][0].isoformat(), options.as_of.isoformat()]
    base = layout(
        caption,
        height=HEIGHT,
        left=LEFT,
        below=MONTHS,
        barmode="overlay",
        xaxis=axis(type="date", anchor="y2", range=ends, tickformat="%Y-%m", nticks=6, tickangle=0),
        yaxis=axis(
            range=[0, TOP],
            domain=[STRIP + 0.06, 1],
            tickvals=[start for _grade, start in options.limits],
            ticktext=[f"{grade} {formats.points(start)}" for grade, start in options.limits],
            showgrid=True,
            gridcolor=theme.colour("border"),
        ),
        yaxis2=axis(range=[-0.5, 0.5], domain=[0, STRIP], showticklabels=False),
    )
    data = [_line(rows, spans), _strip(rows, spans), _events(rows, spans, options)]
    return {"data": [*data, _withdrawn(rows, spans)], "layout": base}


def _day(value: object) -> date | None:
    return None if formats.is_missing(value) else pd.Timestamp(str(value)).date()


def _line(rows: list[dict], spans: list[tuple]) -> Figure:
    days, scores, said = [], [], []
    for row, (start, end) in zip(rows, spans, strict=True):
        days += [start.isoformat(), end.isoformat()]
        scores += [float(row["score"])] * 2
        words = _("{start} \u2013 {end}: score {score}, tier {tier}").format(
            start=formats.date(start),
            end=formats.date(end),
            score=formats.points(row["score"]),
            tier=row["grade_code"],
        )
        said += [words] * 2
    return _trace("lines", days, scores, said) | {
        "line": {"color": theme.colour("accent"), "width": 2}
    }


def _strip(rows: list[dict], spans: list[tuple]) -> Figure:
    """Return the tier as bars with their letters."""
    found = _tiers(rows, spans)
    grades, inks = [grade for grade, _start, _end in found], theme.tier_colours()
    return {
        "type": "bar",
        "orientation": "h",
        "y": [0] * len(found),
        "yaxis": "y2",
        "width": 1,
        "base": [start.isoformat() for _grade, start, _end in found],
        "x": [(end - start).days * DAY for _grade, start, end in found],
        "text": grades,
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": 12, "color": [theme.on_tier(grade) for grade in grades]},
        "marker": {
            "color": [inks.get(grade, theme.colour("neutral")) for grade in grades],
            "line": {"width": 1, "color": theme.colour("panel")},
        },
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [
            f"{labels.word('risk_tier', grade)}: {formats.date(start)} \u2013 {formats.date(end)}"
            for grade, start, end in found
        ],
    }


def _tiers(rows: list[dict], spans: list[tuple]) -> list[tuple[str, date, date]]:
    """Return tier, start and end; neighbours of the same tier are one."""
    merged: list[tuple[str, date, date]] = []
    for row, (start, end) in zip(rows, spans, strict=True):
        grade = str(row["grade_code"])
        if merged and merged[-1][0] == grade and merged[-1][2] == start:
            start = merged.pop()[1]
        merged.append((grade, start, end))
    return merged


def _events(rows: list[dict], spans: list[tuple], options: ScoreHistory) -> Figure:
    by_day: dict[date, list[str]] = {}
    for day, indicator in options.events:
        by_day.setdefault(day, []).append(labels.word("score_indicator", indicator))
    seen = [(day, _level(day, rows, spans), words) for day, words in sorted(by_day.items())]
    shown = [(day, level, words) for day, level, words in seen if level is not None]
    said = [f"{formats.month(day)}: {'<br>'.join(words)}" for day, _level, words in shown]
    return _trace("markers", *_points(shown), said) | {
        "marker": {"symbol": "circle", "size": 9, "color": theme.colour("accent")}
    }


def _withdrawn(rows: list[dict], spans: list[tuple]) -> Figure:
    """Return a mark where a record that was withdrawn since began to count, and nothing of it."""
    starts = [
        (span[0], float(row["score"]), _("withdrawn"))
        for before, row, span in zip([None, *rows[:-1]], rows, spans, strict=True)
        if row["has_withdrawn"] and not (before and before["has_withdrawn"])
    ]
    words = [word for _day, _score, word in starts]
    return _trace("markers+text", *_points(starts), words) | {
        "text": words,
        "textposition": "bottom center",
        "textfont": {"size": 11, "color": theme.colour("secondary")},
        "marker": {
            "symbol": "diamond-open",
            "size": 11,
            "color": theme.colour("secondary"),
            "line": {"width": 2},
        },
    }


def _level(day: date, rows: list[dict], spans: list[tuple]) -> float | None:
    for row, (start, end) in zip(rows, spans, strict=True):
        if start <= day < end or day == start:
            return float(row["score"])
    return None


def _points(found: list[tuple]) -> tuple[list[str], list[float]]:
    return [point[0].isoformat() for point in found], [point[1] for point in found]


def _trace(mode: str, x: list[str], y: list[float], said: list[str]) -> Figure:
    return {
        "type": "scatter",
        "mode": mode,
        "x": x,
        "y": y,
        "cliponaxis": False,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": said,
    }
