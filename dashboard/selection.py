"""What a page shows: the filters of its address, checked against what the mart knows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from dashboard.access import Scope
from dashboard.periods import default_period, following, read_month
from dashboard.viewer import LANGUAGES, THEMES, Language, Theme
from queries.runner import Value

FILTERS = (
    "district_codes",
    "industry_sections",
    "subject_types",
    "risk_tiers",
    "department_codes",
)
PERIOD = ("period_start", "period_end")
SHORTENED = "shortened"
# Far above any real address; what lies beyond is somebody trying.
MAX_VALUES = 200
MAX_LENGTH = 200

Address = Mapping[str, Sequence[str]]
Extra = tuple[tuple[str, str], ...]
Word = TypeVar("Word", bound=str)


@dataclass(frozen=True)
class Selection:
    """The filters of one page run; an empty tuple means all. `period_end` is exclusive."""

    page_id: str
    district_codes: tuple[str, ...]
    industry_sections: tuple[str, ...]
    subject_types: tuple[str, ...]
    risk_tiers: tuple[str, ...]
    department_codes: tuple[str, ...]
    period_start: date
    period_end: date
    as_of: date
    build_id: str
    language: Language
    theme: Theme
    scope: Scope
    extra: Extra = ()

    def params(self) -> dict[str, Value]:
        """Return the standard parameters of the page queries."""
        found: dict[str, Value] = {name: getattr(self, name) for name in FILTERS}
        return found | {
            "period_start": self.period_start,
            "period_end": self.period_end,
            "as_of": self.as_of,
        }

    def extra_value(self, name: str) -> str | None:
        """Return the page's own parameter `name`, None when the address does not have it."""
        return dict(self.extra).get(name)

    @property
    def has_default_period(self) -> bool:
        """Whether the period is the twelve months that end with the build's."""
        return (self.period_start, self.period_end) == default_period(self.as_of)


@dataclass(frozen=True)
class Choices:
    """The values that filters can take in a build, for a viewer."""

    values: Mapping[str, tuple[str, ...]]
    months: tuple[date, ...]


@dataclass(frozen=True)
class Dropped:
    """A value of the address that was not used, and its place."""

    name: str
    value: str
    reason: str = "unknown"


def read_appearance(address: Address) -> tuple[Language, Theme, list[Dropped]]:
    """Return language and theme of an address, with what could not be used."""
    dropped: list[Dropped] = []
    language = _one_of("lang", LANGUAGES, address, dropped)
    theme = _one_of("theme", THEMES, address, dropped)
    # Written by the browser (static/js/shell.js) when it had to cut the address.
    dropped += [
        Dropped("", shortened(text), "shortened") for text in address.get(SHORTENED, ())[:1]
    ]
    return language, theme, dropped


def read(address: Address, start: Selection, choices: Choices) -> tuple[Selection, list[Dropped]]:
    """Return the selection of an address.

    Args:
        address: All values of each URL parameter.
        start: A selection with build, viewer and defaults in place.
        choices: What the mart knows.

    Returns:
        The selection, and every value that was left out: unknown, repeated too often, or a
        period that ends before it begins or lies outside the mart's months.
    """
    dropped: list[Dropped] = []
    filters = {name: _known(name, address, choices, dropped) for name in FILTERS}
    first = _month("period_start", address, choices, dropped)
    last = _month("period_end", address, choices, dropped)
    begins = first or (start.period_start if last is None else min(start.period_start, last))
    ends = following(last) if last else start.period_end
    if begins >= ends:
        if first and last:
            dropped.append(Dropped("period_end", f"{last:%Y-%m}", "order"))
        begins, ends = start.period_start, start.period_end
    return replace(start, **filters, period_start=begins, period_end=ends), dropped


def _one_of(name: str, known: tuple[Word, ...], address: Address, dropped: list[Dropped]) -> Word:
    chosen = known[0]
    for position, value in enumerate(address.get(name, ())[:MAX_VALUES]):
        found = next((item for item in known if item == value), None)
        if position or found is None:
            dropped.append(Dropped(name, shortened(value), "repeated" if position else "unknown"))
        else:
            chosen = found
    return chosen


def _known(
    name: str, address: Address, choices: Choices, dropped: list[Dropped]
) -> tuple[str, ...]:
    given = dict.fromkeys(address.get(name, ())[:MAX_VALUES])
    known = frozenset(choices.values[name])
    dropped += [Dropped(name, shortened(value)) for value in given if value not in known]
    # In the mart's order, so that one set of filters is one address and one cache entry.
    return tuple(value for value in choices.values[name] if value in given)


def _month(name: str, address: Address, choices: Choices, dropped: list[Dropped]) -> date | None:
    chosen = None
    for position, value in enumerate(address.get(name, ())[:MAX_VALUES]):
        month = read_month(value)
        if position or month is None or month not in choices.months:
            reason = "repeated" if position else "unknown" if month is None else "outside"
            dropped.append(Dropped(name, shortened(value), reason))
        else:
            chosen = month
    return chosen


def shortened(value: str) -> str:
    """Return a value of an address for showing: its beginning, without control characters."""
    plain = "".join(mark for mark in value[:MAX_LENGTH] if mark.isprintable())
    return plain if len(plain) <= 24 else plain[:24] + "\u2026"
