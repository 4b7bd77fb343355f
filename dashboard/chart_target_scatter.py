"""Scatter of an amount against what it is divided by, on log axes, with the line of a target."""

import math
from dataclasses import dataclass

import pandas as pd

from dashboard import formats, name_places, theme, values
from dashboard.chart_layout import Caption, Figure, axis, layout
from dashboard.chart_registry import builder
from dashboard.frames import records_of
from dashboard.i18n import _

HEIGHT, LEFT, BELOW = 320, 56, 44
# Decades kept free round the outermost points, and below them for the place of a zero.
ROOM, BELOW_LEAST = 0.16, 0.4
# Pixels of a narrow panel's axis, for placing names.
WIDTH = 420


@dataclass(frozen=True)
class TargetScatter:
    """Options: one point a member, `y` against `x`; the line is y = target times x.

    Attributes:
        dimension: Column of the members' codes.
        x: Column of what is divided by.
        y: Column of the amount.
        hover: Column of the words of the hover box.
        target: The ratio to reach.
        x_name: Words of the horizontal axis.
        y_name: Words of the vertical axis.
        line_name: Words of the line.
        chosen: Codes chosen in a filter.
    """

    dimension: str
    x: str
    y: str
    hover: str
    target: float
    x_name: str
    y_name: str
    line_name: str
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scale:
    """A log axis: its ends in decades, and where a zero is drawn (None: there is none)."""

    low: float
    high: float
    zero: float | None

    def at(self, value: float) -> float:
        """Return where a value is drawn, in its own unit."""
        return value if value > 0 else 10 ** (self.low if self.zero is None else self.zero)

    def pixel(self, value: float, length: int) -> float:
        """Return how far along an axis of `length` pixels a value is drawn."""
        return (math.log10(value) - self.low) / (self.high - self.low) * length


@builder("target_scatter")
def target_scatter(frame: pd.DataFrame, caption: Caption, options: TargetScatter) -> Figure:
    """Return the points, all inside the axes, the ones below the target as diamonds."""
    known = frame.dropna(subset=[options.x, options.y])
    across, upward = scale(known[options.x]), scale(known[options.y])
    base = layout(
        caption,
        height=HEIGHT,
        left=LEFT,
        below=BELOW,
        xaxis=_axis(across, options.x_name),
        yaxis=_axis(upward, options.y_name),
    )
    base["margin"] = base["margin"] | {"r": 24}
    data = [_line(across, options), _points(known, across, upward, options)]
    return {"data": data, "layout": base}


def scale(numbers: pd.Series) -> Scale:
    """Return an axis on which every number has a place, the largest and a zero as well."""
    positive = [math.log10(number) for number in numbers if number > 0]
    low, high = (min(positive), max(positive)) if positive else (0.0, 1.0)
    has_zero = len(positive) < len(numbers)
    zero = low - BELOW_LEAST if has_zero else None
    return Scale((low if zero is None else zero) - ROOM, high + ROOM, zero)


def ticks(one: Scale) -> list[tuple[float, str]]:
    """Return round values of an axis and their words, a zero at the place it is drawn at."""
    steps = (1, 2, 5) if one.high - one.low > 1 else (1, 1.5, 2, 3, 4, 5, 7)
    round_ones = [
        step * 10**decade
        for decade in range(math.floor(one.low), math.ceil(one.high) + 1)
        for step in steps
    ]
    least = one.low if one.zero is None else one.zero + BELOW_LEAST / 2
    shown = [tick for tick in round_ones if tick >= 1 and least <= math.log10(tick) <= one.high]
    zero = [] if one.zero is None else [(10**one.zero, "0")]
    return [*zero, *((tick, formats.number(tick)) for tick in shown)]


def _axis(one: Scale, name: str) -> Figure:
    marked = ticks(one)
    return axis(
        type="log",
        range=[one.low, one.high],
        tickmode="array",
        tickvals=[value for value, _words in marked],
        ticktext=[words for _value, words in marked],
        showgrid=True,
        gridcolor=theme.colour("border"),
        title={"text": name, "standoff": 6, "font": {"size": 12}},
    )


def _line(across: Scale, options: TargetScatter) -> Figure:
    ends = [10**across.low, 10**across.high]
    return {
        "type": "scatter",
        "mode": "lines+text",
        "x": ends,
        "y": [options.target * end for end in ends],
        "line": {"color": theme.colour("neutral"), "width": 1, "dash": "dash"},
        "text": ["", options.line_name],
        "textposition": "top left",
        "textfont": {"size": 11, "color": theme.colour("secondary")},
        "hoverinfo": "skip",
    }


def _points(frame: pd.DataFrame, across: Scale, upward: Scale, options: TargetScatter) -> Figure:
    rows = _by_need(frame, options)
    codes = [str(row[options.dimension]) for row in rows]
    is_met = [row[options.y] >= options.target * row[options.x] for row in rows]
    names = [values.cell(options.dimension, code) for code in codes]
    x = [across.at(float(row[options.x])) for row in rows]
    y = [upward.at(float(row[options.y])) for row in rows]
    spots = [(across.pixel(a, WIDTH), upward.pixel(b, HEIGHT)) for a, b in zip(x, y, strict=True)]
    stand = name_places.sides(spots, names)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": x,
        "y": y,
        "customdata": codes,
        "cliponaxis": False,
        # A name that would lie on another is left to the hover box and the table.
        "text": [name if side else "" for name, side in zip(names, stand, strict=True)],
        "textposition": [side or "top center" for side in stand],
        "textfont": {"size": 11, "color": theme.colour("text")},
        "marker": _marks(codes, is_met, options),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [str(row[options.hover]) for row in rows],
    }


def _marks(codes: list[str], is_met: list[bool], options: TargetScatter) -> Figure:
    """Return shape and colour: either says on which side of the line a point lies."""
    met, short = theme.colour("seq_4"), theme.colour("bad")
    chosen, plain = theme.colour("accent"), theme.colour("panel")
    return {
        "size": 11,
        "symbol": ["circle" if one else "diamond" for one in is_met],
        "color": [met if one else short for one in is_met],
        "line": {
            "width": [3 if code in options.chosen else 1 for code in codes],
            "color": [chosen if code in options.chosen else plain for code in codes],
        },
    }


def _by_need(frame: pd.DataFrame, options: TargetScatter) -> list[dict[str, object]]:
    """Return the rows, those furthest below the target first: their names matter most."""
    ratio = frame[options.y] / frame[options.x].where(frame[options.x] > 0)
    ordered = frame.assign(_ratio=ratio).sort_values(["_ratio", options.dimension])
    return records_of(ordered)


def verdict(is_met: bool) -> str:
    """Return the words for being on one side of the line; the line itself is met."""
    return _("target met") if is_met else _("below the target")
