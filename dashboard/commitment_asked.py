"""What the page of the commitments is asked for beyond the filters: readings, dates, and a list."""

from dataclasses import dataclass
from datetime import date

from dashboard import formats, labels, links, markup
from dashboard.markup import Markup
from dashboard.periods import following, read_month, shifted
from dashboard.selection import Dropped, Selection, shortened
from queries import registry

METRIC = "commitments_per_enterprise"
ANCHOR = "#list"
# Base of the ratio -> the kinds of subject it is taken of.
ENTERPRISES, WITH_SHOPS = "enterprises", "with_individual"
BASES = {ENTERPRISES: ("enterprise",), WITH_SHOPS: ("enterprise", "individual_business")}
# The sentence of the target can be read in two ways; both are shown, one is drawn.
PLAIN, WITH_KEPT = "plain", "with_kept"
READINGS = (PLAIN, WITH_KEPT)
COLLECTED, SIX = "collected", "six"
VOCABULARIES = (COLLECTED, SIX)
WINDOWS = (7, 30, 90)
USUAL_WINDOW, USUAL_AHEAD, FARTHEST = 30, 6, 36
STEPS = ("signed", "published", "due", "checked", "kept", "broken", "restricted")
STOCKS = ("counted", "counted_kept", "subjects", "covered", "uncovered")
WORK = ("due_soon", "overdue", "breaches", "not_observed", "doubtful")
PLANS = ("plan_districts", "plan_departments")
LISTS = (*WORK, *STEPS, *STOCKS, *PLANS)


@dataclass(frozen=True)
class Asked:
    """The page's own parameters, checked.

    Attributes:
        base: Key of `BASES`.
        reading: What is drawn and planned: commitments, or commitments and kept ones.
        vocabulary: How types are named: as collected, or the six types.
        reach_by: First day of the month at whose end the target is to be reached.
        due_within: Days ahead of the warning list.
        types: Types the lower half of the page is narrowed to; empty for all.
        opened: A name in `LISTS`.
        dropped: What the address says and the page cannot mean.
    """

    base: str
    reading: str
    vocabulary: str
    reach_by: date
    due_within: int
    types: tuple[str, ...]
    opened: str
    dropped: tuple[Dropped, ...]

    @property
    def base_types(self) -> tuple[str, ...]:
        """The kinds of subject that the ratio is taken of."""
        return BASES[self.base]


def of(selection: Selection) -> Asked:
    """Return what the address asks for; what it cannot mean is left out and named."""
    dropped: list[Dropped] = []
    windows = tuple(str(days) for days in WINDOWS)
    # A subject belongs to no department: with one chosen, there is no ratio to open.
    lists = tuple(n for n in LISTS if has_ratio(selection) or n not in (*STOCKS, *PLANS))
    return Asked(
        base=_one_of(selection, "base", tuple(BASES), dropped) or ENTERPRISES,
        reading=_one_of(selection, "reading", READINGS, dropped) or PLAIN,
        vocabulary=_one_of(selection, "words", VOCABULARIES, dropped) or COLLECTED,
        reach_by=_month(selection, dropped) or shifted(this_month(selection), USUAL_AHEAD),
        due_within=int(_one_of(selection, "due", windows, dropped) or USUAL_WINDOW),
        types=_types(selection, dropped),
        opened=_one_of(selection, "open", lists, dropped) or WORK[0],
        dropped=tuple(dropped),
    )


def has_ratio(selection: Selection) -> bool:
    """Return whether subjects can be divided by: not by department."""
    return not selection.department_codes


def target() -> float:
    """Return the ratio to reach, as the metric of the overview has it."""
    entry = registry.metrics()[METRIC].target
    if entry is None:
        raise registry.RegistryError(f"{METRIC} has no target to plan for")
    return entry.value


def this_month(selection: Selection) -> date:
    """Return the month of the build's day, from which the planner looks ahead."""
    return selection.as_of.replace(day=1)


def months_ahead(selection: Selection) -> list[date]:
    """Return the months that a target date can lie in, the next one first."""
    return [shifted(this_month(selection), ahead) for ahead in range(1, FARTHEST + 1)]


def months_left(asked: Asked, selection: Selection) -> int:
    """Return the whole months until the target date; the rest of this month is not counted."""
    now = this_month(selection)
    return (asked.reach_by.year - now.year) * 12 + asked.reach_by.month - now.month


def last_day(month: date) -> date:
    """Return the last day of a month."""
    return date.fromordinal(following(month).toordinal() - 1)


def opening(selection: Selection, name: str, **params: links.Param) -> str:
    """Return the address at which the list of the page shows what is behind a figure."""
    fresh: dict[str, links.Param] = dict.fromkeys(("sort", "page", "columns"))
    return links.with_(selection, **(fresh | params), open=name) + ANCHOR


def figure(count: float, address: str) -> Markup | str:
    """Return a count that opens its rows; zero opens nothing."""
    text = formats.number(count)
    return markup.el("a", text, href=address) if count else text


def _one_of(
    selection: Selection, name: str, known: tuple[str, ...], dropped: list[Dropped]
) -> str | None:
    text = selection.extra_value(name)
    if text and text not in known:
        dropped.append(Dropped(name, shortened(text)))
        return None
    return text or None


def _month(selection: Selection, dropped: list[Dropped]) -> date | None:
    text = selection.extra_value("reach_by")
    month = read_month(text) if text else None
    if text and month not in months_ahead(selection):
        reason = "unknown" if month is None else "outside"
        dropped.append(Dropped("reach_by", shortened(text), reason))
        return None
    return month


def _types(selection: Selection, dropped: list[Dropped]) -> tuple[str, ...]:
    """Return the types that the address names, joined by commas."""
    asked = [text for text in (selection.extra_value("type") or "").split(",") if text]
    known = [text for text in asked if labels.word("commitment_type", text) != text]
    dropped += [Dropped("type", shortened(text)) for text in asked if text not in known]
    return tuple(dict.fromkeys(known))
