"""Score distribution: a bar for each step of five points, with the limits of the grades."""

from dataclasses import dataclass

import pandas as pd

from dashboard import formats, theme
from dashboard.chart_layout import Caption, Figure, axis, layout, text
from dashboard.chart_registry import builder
from dashboard.i18n import _

STEP, BAR, LEFT = 5, 26, 76
# Scores have two decimals.
_JUST_BELOW = 0.01
BEST = 100


@dataclass(frozen=True)
class ScoreBins:
    """Options: the grade limits drawn as lines, and the step that is open.

    Attributes:
        limits: Grade and the score from which it begins, best first.
        best: The best score there is; its step holds that score alone.
        chosen: First score of the open step.
    """

    limits: tuple[tuple[str, float], ...]
    best: float = BEST
    chosen: int | None = None


def span(start: int, best: float = BEST) -> str:
    """Return a step as the scores in it: "95-99.99", and the best score alone."""
    if start >= best:
        return formats.number(start)
    return f"{start}\u2013{formats.number(start + STEP - _JUST_BELOW, 2)}"


@builder("score_bins")
def score_bins(frame: pd.DataFrame, caption: Caption, options: ScoreBins) -> Figure:
    """Return horizontal bars, the best score on top, limits of grades as lines across."""
    rows = frame.sort_values("bin_from")
    starts = [int(start) for start in rows["bin_from"]]
    counts = [int(count) for count in rows["subject_count"]]
    first, last = min(starts, default=0), max(starts, default=BEST)
    base = layout(
        caption,
        height=max(200, BAR * ((last - first) // STEP + 1)),
        left=LEFT,
        shapes=[_line(limit) for _grade, limit in options.limits if limit > first],
        # The longest bar leaves room for its own count.
        xaxis=axis(range=[0, (max(counts, default=0) or 1) * 1.3], showticklabels=False),
        yaxis=axis(
            range=[first, last + STEP],
            tickmode="array",
            tickvals=[start + STEP / 2 for start in range(first, last + STEP, STEP)],
            ticktext=[span(start, options.best) for start in range(first, last + STEP, STEP)],
        ),
    )
    names = [_name(grade, limit) for grade, limit in options.limits if limit > first]
    return {
        "data": [_bars(starts, counts, options)],
        "layout": base | {"annotations": [*base["annotations"], *names]},
    }


def _bars(starts: list[int], counts: list[int], options: ScoreBins) -> Figure:
    total = sum(counts) or 1
    plain, chosen = theme.colour("seq_4"), theme.colour("accent")
    said = [f"{formats.number(n)} ({formats.percent(n / total)})" for n in counts]
    return {
        "type": "bar",
        "orientation": "h",
        "x": counts,
        "y": [start + STEP / 2 for start in starts],
        "width": STEP * 0.72,
        "customdata": [f"score.{start}" for start in starts],
        "text": [formats.number(count) for count in counts],
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {"color": theme.colour("text")},
        "marker": {"color": [chosen if start == options.chosen else plain for start in starts]},
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [
            f"{span(start, options.best)}: {words}"
            for start, words in zip(starts, said, strict=True)
        ],
    }


def _line(score: float) -> Figure:
    return {
        "type": "line",
        "layer": "below",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": score,
        "y1": score,
        "line": {"color": theme.colour("faint"), "width": 1, "dash": "dot"},
    }


def _name(grade: str, score: float) -> Figure:
    words = _("{grade} from {score}").format(grade=grade, score=formats.number(score))
    note = text(words, x=1, y=score, size=12, ink="text")
    return note | {"yref": "y", "xanchor": "right", "yanchor": "bottom"}
