"""Repairs in progress on the command screen: how many stood in each step, day after day."""

from collections.abc import Sequence
from datetime import date
from itertools import chain

import pandas as pd

from dashboard import figures, formats, labels, repair_asked, screen_tiles, theme
from dashboard.i18n import _
from dashboard.markup import Markup, el
from dashboard.screen_parts import LETTER, Asked, opening, panel, room, said
from dashboard.screen_plot import Plot, hatch_id, hatching, round_step, svg, words_at

# The page whose flow this is: its query, its days, and where a step opens its applications.
_PAGE = "repairs"
# The bands from the bottom up, in the colours they have there; what is closed is not in progress.
BANDS = {"returning": "seq_2", "handling": "seq_4", "waiting": "caution"}
# All steps together, where on more than one day in so many the largest alone is too small to tell.
ALL, _RARELY = "open", 10
# Room above, below, beside the numbers; a line of the names; between two months' names.
_ABOVE, _BELOW, _GAP, _LINE, _MONTH = 16, 30, 14, 30, 96
# The sign before a name; a count beside its name; the part of the width that names may take.
_SIGN, _LARGER, _MOST = 26, 1.25, 0.4


def flow(asked: Asked) -> Markup:
    """Return a band a step over the days of the page, each named with its last count."""
    begins, ends = repair_asked.flow_from(asked.selection), repair_asked.on_day(asked.selection)
    rows = repair_asked.frame("flow", asked.selection, period_start=begins)
    days = [pd.Timestamp(str(day)).date() for day in rows["day"]]
    counts = _counts(rows)
    drawn = {
        name: [0 if figures.is_few(one) else one for one in many] for name, many in counts.items()
    }
    # Names stand beside their bands, or above where that would leave too little for the days.
    names = max(_takes(name, counts) for name in counts) + _GAP
    places = _in_lines(counts, asked.width) if names > asked.width * _MOST else {}
    above = max((top + _LINE / 2 for _left, top in places.values()), default=0) + _ABOVE
    right = asked.width - (_GAP if places else round(names))
    totals = list(map(sum, zip(*drawn.values(), strict=True)))
    plot = _plot(totals, round(above), right, asked)
    body = [_scale(plot), _month_names(plot, days), _bands(plot, drawn)]
    if ALL in counts:
        body.append(_untold(plot, counts[ALL], asked))
    body += (
        _above(places, counts, ends, asked) if places else _beside(plot, drawn, counts, ends, asked)
    )
    title = _("Does the work keep up with what arrives?")
    picture = svg(asked.width, asked.height, body, label=title, role="group")
    return panel(asked, title, _under(counts, begins, ends, asked), picture)


def _counts(rows: pd.DataFrame) -> dict[str, list[int]]:
    """Return the days' counts by step; in one where most steps are too small to be told."""
    counts = {name: [int(count) for count in rows[f"{name}_count"]] for name in BANDS}
    days = list(zip(*counts.values(), strict=True))
    if sum(figures.is_few(max(day)) for day in days) * _RARELY > len(days):
        return {ALL: list(map(sum, days))}
    return counts


def _plot(totals: list[int], above: int, right: int, asked: Asked) -> Plot:
    """Return where days and counts are, counts from zero to a round number."""
    most = max(totals, default=0) or 1
    step = max(round_step(max(most, figures.SUPPRESSED_BELOW) / 2), 1)
    top = step * max(-(-most // step), 2)
    left = round(len(formats.number(top)) * LETTER) + _GAP
    return Plot(left, right, above, asked.height - _BELOW, 0, top, len(totals))


def _scale(plot: Plot) -> list[Markup]:
    """Return lines at zero, the middle and the top, with their values."""
    found = []
    for value in (0, plot.high / 2, plot.high):
        y, colour = plot.y(value), theme.colour("border")
        found.append(el("line", x1=plot.left, x2=plot.right, y1=y, y2=y, stroke=colour))
        shown = formats.number(value, 0 if float(value).is_integer() else 1)
        found.append(words_at(plot.left - _GAP, y + 6, shown, "end", "secondary"))
    return found


def _month_names(plot: Plot, days: list[date]) -> list[Markup]:
    """Return the months below their first days, as many as there is room for."""
    found: list[Markup] = []
    taken = plot.left - _MONTH
    for place, day in enumerate(days):
        x = plot.x(place)
        if day.day == 1 and x - taken >= _MONTH and x <= plot.right:
            found.append(words_at(x, plot.bottom + 24, formats.month(day), "middle", "secondary"))
            taken = x
    return found


def _bands(plot: Plot, drawn: dict[str, list[int]]) -> list[Markup]:
    """Return the bands, each on the ones below it."""
    found, below = [], [0] * len(next(iter(drawn.values())))
    for name, counts in drawn.items():
        above = [low + count for low, count in zip(below, counts, strict=True)]
        edge = [*_points(plot, above), *reversed(_points(plot, below))]
        path = "M" + "L".join(f"{x:g} {y:g}" for x, y in edge) + "Z"
        found.append(el("path", d=path, fill=_colour(name)))
        below = above
    return found


def _untold(plot: Plot, counts: list[int], asked: Asked) -> list[Markup]:
    """Return days of so few that they are withheld, hatched up to what they are fewer than."""
    top = plot.y(figures.SUPPRESSED_BELOW)
    look = {"y": top, "height": round(plot.bottom - top, 1), "width": round(plot.step + 0.5, 1)}
    fill = f"url(#{hatch_id(asked.key)})"
    days = [place for place, count in enumerate(counts) if figures.is_few(count)]
    lefts = [round(plot.x(place) - plot.step / 2, 1) for place in days]
    return [hatching(asked.key), *(el("rect", x=left, fill=fill, **look) for left in lefts)]


def _points(plot: Plot, counts: Sequence[int]) -> list[tuple[float, float]]:
    return [(plot.x(place), plot.y(count)) for place, count in enumerate(counts)]


def _beside(
    plot: Plot, drawn: dict[str, list[int]], counts: dict[str, list[int]], day: date, asked: Asked
) -> list[Markup]:
    """Return the names with the last counts from the top down, each level with its band."""
    found, base, ceiling = [], 0, plot.bottom + _LINE / 2
    for name, many in drawn.items():
        last = many[-1] if many else 0
        # Level with the middle of the band, but above the name below.
        middle = min(plot.y(base + last / 2), ceiling - _LINE)
        found.append(_name(name, plot.right + _GAP, middle, _last(counts[name]), day, asked))
        base, ceiling = base + last, middle
    return found[::-1]


def _above(
    places: dict[str, tuple[float, float]], counts: dict[str, list[int]], day: date, asked: Asked
) -> list[Markup]:
    return [
        _name(name, left, top, _last(counts[name]), day, asked)
        for name, (left, top) in places.items()
    ]


def _in_lines(counts: dict[str, list[int]], width: int) -> dict[str, tuple[float, float]]:
    """Return where the names stand above a narrow drawing, the upper band first."""
    found: dict[str, tuple[float, float]] = {}
    left, top = 0.0, _LINE / 2
    for name in reversed(counts):
        takes = _takes(name, counts)
        if left and left + takes > width:
            left, top = 0.0, top + _LINE
        found[name] = (left, top)
        left += takes + _GAP
    return found


def _takes(name: str, counts: dict[str, list[int]]) -> float:
    """Return the pixels of a name with its sign and its count, whose letters are larger."""
    shown = room(_last(counts[name])) * _LARGER
    return _SIGN + room(labels.field(f"{name}_count") + " ") + shown


def _name(name: str, left: float, y: float, shown: str, day: date, asked: Asked) -> Markup:
    opened = {"open": f"flow.{formats.date(day)}.{name}"}
    return el(
        "a",
        el("rect", x=left, y=round(y - 8, 1), width=16, height=16,
           fill=_colour(name)),
        el("text", labels.field(f"{name}_count"), " ", el("tspan", shown, class_="sc-count"),
           x=left + _SIGN, y=round(y + 6, 1), fill=theme.colour("text")),
        href=opening(_PAGE, asked.selection, **({} if name == ALL else opened)),
        data_part=f"{asked.key}/{name}",
        data_value=shown,
    )  # fmt: skip


def _colour(name: str) -> str:
    return theme.colour(BANDS.get(name, "seq_4"))


def _under(counts: dict[str, list[int]], begins: date, ends: date, asked: Asked) -> str:
    by_step = _("Applications in progress by step")
    parts = [_("Applications in progress") if ALL in counts else by_step]
    if asked.part.metric:
        figure = figures.one(asked.metric_id, asked.selection)
        shown = " ".join(screen_tiles.value(figure)).strip()
        parts.insert(0, f"{labels.metric(asked.metric_id)} {shown}")
    if any(map(figures.is_few, chain(*counts.values()))):
        hatched, left_out = _("hatched: fewer than {few}"), _("fewer than {few} not drawn")
        said_of = hatched if ALL in counts else left_out
        parts.append(said_of.format(few=figures.SUPPRESSED_BELOW))
    parts.append(f"{formats.date(begins)} \u2013 {formats.date(ends)}")
    return said(parts, asked.width)


def _last(counts: list[int]) -> str:
    last = counts[-1] if counts else 0
    return figures.FEW if figures.is_few(last) else formats.number(last)
