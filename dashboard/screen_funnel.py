"""How far joint cases come on the command screen, and how long each step takes."""

from itertools import pairwise

from dashboard import case_asked, case_words, chart_funnel, figures, formats, theme
from dashboard.chart_funnel import Funnel, Reached
from dashboard.i18n import _
from dashboard.markup import Markup, el
from dashboard.screen_parts import Asked, months_of, opening, panel, room, said
from dashboard.screen_plot import svg, words_at

# The page whose funnel this is: its query, its definitions, and where a step opens its cases.
_PAGE = "joint_cases"
_STEP, _CASES, _HOURS = "case_step", "case_count", "step_hours_p50"
# Pixels above; between two bars with words and without any; the least and most height of a bar.
_ABOVE, _WORDS, _NONE, _LEAST, _MOST = 8, 30, 8, 14, 44
# A count is larger than the letters of its share by this much; between columns; beside words.
_LARGER, _BESIDE, _INSET = 1.25, 20, 12


class _Rows:
    """Where bars are, in pixels: from `left`, `reach` long at most, `bar` high, `gap` between."""

    def __init__(self, found: list[Reached], asked: Asked) -> None:
        """Give names and numbers the room they need, and the bars the rest."""
        count = len(found)
        height = asked.height - _ABOVE
        self.gap = _WORDS if height >= count * _LEAST + (count - 1) * _WORDS else _NONE
        self.bar = min((height - (count - 1) * self.gap) / count, _MOST)
        self.shares = asked.width - max(room(_share(one)) for one in found) - _BESIDE
        numbers = max(room(_count(one)) for one in found) * _LARGER
        self.left = round(max(room(one.step.name) for one in found) + _BESIDE)
        self.reach = self.shares - numbers - _BESIDE - self.left
        self.largest = max(one.count for one in found) or 1

    def top(self, place: int) -> float:
        """Return the upper edge of a bar."""
        return round(_ABOVE + place * (self.bar + self.gap), 1)

    def length(self, one: Reached) -> float:
        """Return the length of a bar; nothing is drawn of so few that they are withheld."""
        return 0 if _is_few(one) else round(self.reach * one.count / self.largest, 1)


def funnel(asked: Asked) -> Markup:
    """Return the six steps: cases, share of all, share of the step before, and median time."""
    chosen = asked.selection
    frame = case_asked.frame("funnel", chosen, case_asked.of(chosen))
    found = chart_funnel.reached(frame, Funnel(case_words.steps(), _STEP, _CASES, _HOURS))
    rows = _Rows(found, asked)
    body: list[object] = [
        _between(before, one, rows.top(place), rows, asked)
        for place, (before, one) in enumerate(pairwise(found), start=1)
    ]
    body += [_step(one, rows.top(place), rows, asked) for place, one in enumerate(found)]
    title = _("How far do cases come, and how long does it take?")
    parts = [_("Cases in use; feedback is timed from the push"), months_of(chosen)]
    picture = svg(asked.width, asked.height, body, label=title, role="group")
    return panel(asked, title, said(parts, asked.width), picture)


def _step(one: Reached, top: float, rows: _Rows, asked: Asked) -> Markup:
    """Return a bar with its name before it, its cases and their share of all behind it."""
    line = top + rows.bar / 2 + 7
    track = {"x": rows.left, "y": top, "height": round(rows.bar, 1), "rx": 2}
    shown = _count(one)
    way = opening(_PAGE, asked.selection, step=one.step.code)
    return el(
        "a",
        words_at(0, line, one.step.name, "start", "text"),
        el("rect", **track, width=rows.length(one), fill=theme.colour("seq_4")),
        el("text", shown, x=rows.shares - _BESIDE / 2, y=round(line + 1, 1), text_anchor="end",
           class_="sc-last"),
        words_at(asked.width, line, _share(one), "end", "secondary"),
        href=way,
        data_part=f"{asked.key}/{one.step.code}",
        data_value=shown,
    )  # fmt: skip


def _between(before: Reached, one: Reached, top: float, rows: _Rows, asked: Asked) -> list[Markup]:
    """Return what narrows from one bar to the next, with the share and the median time on it."""
    upper, left = top - rows.gap, rows.left
    corners = [(left, upper), (left + rows.length(before), upper),
               (left + rows.length(one), top), (left, top)]  # fmt: skip
    points = " ".join(f"{x:g},{y:g}" for x, y in corners)
    drawn = [el("polygon", points=points, fill=theme.colour("tint"))]
    if rows.gap == _WORDS and not _is_few(one):
        words = said(_said(one), int(rows.reach - _INSET))
        text = words_at(left + _INSET, upper + rows.gap / 2 + 6, words, "start", "secondary")
        hours = chart_funnel.lasted(_HOURS, one.duration)
        key = f"{asked.key}/{one.step.code}/hours"
        drawn.append(el("g", text, data_part=key, data_value=hours))
    return drawn


def _said(one: Reached) -> list[str]:
    share = _("\u2193 {share} of {step}").format(
        share=formats.percent(one.of_base), step=one.base_name
    )
    if one.duration is None:
        return [share]
    time = chart_funnel.lasted(_HOURS, one.duration)
    return [share, _("median {time}").format(time=time)]


def _is_few(one: Reached) -> bool:
    return figures.is_few(one.count)


def _count(one: Reached) -> str:
    return figures.FEW if _is_few(one) else formats.number(one.count)


def _share(one: Reached) -> str:
    """Return the share of all cases; a dash where it would tell how few there are."""
    return formats.MISSING if _is_few(one) else formats.percent(one.of_first)
