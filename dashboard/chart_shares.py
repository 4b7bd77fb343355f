"""100 % stacked bars: how each whole divides, with the count behind every share."""

from dataclasses import dataclass

import pandas as pd

from dashboard import formats, theme, values
from dashboard.chart_layout import Caption, Figure, axis, cut, label_room, layout, text
from dashboard.chart_registry import builder
from dashboard.frames import crossed
from dashboard.i18n import _
from dashboard.small_cells import TOGETHER

BAR, LEGEND = 26, 34
# Half-width signs of the longest name beside a bar; the hover box has the whole.
NAME = 24
# A square filled with strokes, as the slice is.
# The slice of subjects too few to be told by part.
_WITHHELD = "withheld"
_HATCH, _HATCHED, _FULL = "hatch", "\u25a8", "\u25a0"
# A slice narrower than this has no room for its own label; the hover box still has it.
LABEL_FROM = 0.06


@dataclass(frozen=True)
class Shares:
    """Options: one bar a value of `dimension`, one slice a value of `part`, sized by `value`.

    Attributes:
        dimension: Column of the bars.
        part: Column of the slices.
        value: Column of the counts.
        order: The parts from left to right.
        colours: Their tokens; `hatch` is drawn hatched.
        ranked_by: The part that decides the order of the bars, most on top.
        apart: Codes that are no members like the others: set apart at the bottom, in this order.
    """

    dimension: str
    part: str
    value: str
    order: tuple[str, ...]
    colours: tuple[str, ...]
    ranked_by: str
    apart: tuple[str, ...] = ()


@builder("shares")
def shares(frame: pd.DataFrame, caption: Caption, options: Shares) -> Figure:
    """Return horizontal bars of equal length, the one with most of the ranked part on top."""
    counts, rates = _counted(frame, options)
    codes = [str(code) for code in rates.index]
    names = [values.cell(options.dimension, code) for code in codes]
    data = [
        _slice(rates[part], counts[part], names, options, part, token)
        for part, token in _parts(options, counts)
    ]
    shown = [cut(name, NAME) for name in names]
    left = label_room(shown)
    base = layout(
        caption,
        height=LEGEND + BAR * (len(codes) + 1),
        left=left,
        below=LEGEND,
        barmode="stack",
        # One size for all: a label that does not fit is left out, not made tiny.
        uniformtext={"minsize": 10, "mode": "hide"},
        bargap=0.2,
        xaxis=axis(range=[0, 1], showticklabels=False),
        yaxis=axis(
            type="category",
            categoryorder="array",
            categoryarray=_with_gap(codes, options),
            tickmode="array",
            tickvals=codes,
            ticktext=shown,
        ),
    )
    base["annotations"] = [*base["annotations"], _legend(options, counts, left)]
    return {"data": data, "layout": base}


def _counted(frame: pd.DataFrame, options: Shares) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the counts of every bar and slice, and the shares in the order of the bars."""
    counts = _counts(frame, options)
    rates = counts.fillna(0).div(counts.sum(axis=1).replace(0, float("nan")), axis=0)
    return counts, _in_order(rates.dropna(), options)


def _counts(frame: pd.DataFrame, options: Shares) -> pd.DataFrame:
    found = crossed(frame, options.dimension, options.part, options.value)
    found = found.reindex(columns=list(options.order), fill_value=0)
    if TOGETHER in frame.columns and frame[TOGETHER].any():
        together = frame.groupby(options.dimension)[TOGETHER].sum()
        found = found.reindex(together.index).assign(**{_WITHHELD: together})
    return found


def _parts(options: Shares, counts: pd.DataFrame) -> list[tuple[str, str]]:
    """Return the slices with their colours; what is withheld comes last, if anything is."""
    parts = list(zip(options.order, options.colours, strict=True))
    return [*parts, (_WITHHELD, _HATCH)] if _WITHHELD in counts.columns else parts


def _in_order(rates: pd.DataFrame, options: Shares) -> pd.DataFrame:
    """Return the bars from the bottom up: those set apart first, then by the ranked part."""
    ranked = rates.sort_values([options.ranked_by])
    apart = [code for code in reversed(options.apart) if code in ranked.index]
    return ranked.reindex([*apart, *(code for code in ranked.index if code not in apart)])


def _with_gap(codes: list[str], options: Shares) -> list[str]:
    """Return the places on the axis, an empty one between members and those set apart."""
    count = sum(code in options.apart for code in codes)
    return [*codes[:count], " ", *codes[count:]] if 0 < count < len(codes) else codes


def _slice(
    rates: pd.Series, counts: pd.Series, names: list[str], options: Shares, part: str, token: str
) -> Figure:
    word = _("few, withheld") if part == _WITHHELD else values.cell(options.part, part)
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
        "textfont": {"size": 11, "color": theme.readable_on(theme.colour(token))},
        "marker": _fill(token),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": hover,
    }


def _fill(token: str) -> Figure:
    marker: Figure = {
        "color": theme.colour(token),
        "line": {"color": theme.colour("panel"), "width": 1},
    }
    if token == _HATCH:
        lines = {"shape": "/", "fgcolor": theme.colour("hatch_line"), "size": 5, "solidity": 0.2}
        marker["pattern"] = lines | {"bgcolor": theme.colour("hatch")}
    return marker


def _legend(options: Shares, counts: pd.DataFrame, left: int) -> Figure:
    """Return the legend as one line of text: Plotly's own breaks into lines on a phone."""
    entries = [
        f'<span style="color:{_ink(token)}">{_HATCHED if token == _HATCH else _FULL}</span> '
        f"{_name(options, part)}"
        for part, token in _parts(options, counts)
    ]
    line = text(" \u2002".join(entries), x=0, y=0, size=12, ink="secondary")
    return line | {"yanchor": "top", "xshift": -left, "yshift": -10}


def _ink(token: str) -> str:
    return theme.colour("secondary" if token == _HATCH else token)


def _name(options: Shares, part: str) -> str:
    if part == _WITHHELD:
        return _("few, withheld")
    # A grade is known by its letter.
    return part if len(part) == 1 else values.cell(options.part, part)
