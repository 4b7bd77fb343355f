"""Values as people read them, in the viewer's language."""

import datetime
import math

import pandas

from dashboard import viewer
from dashboard.i18n import _, ngettext
from dashboard.periods import previous

MISSING = "\u2014"  # no data, or a share of nothing (R6)
MINUS = "\u2212"
Number = float | int | None

_COMPACT_ZH = ((1e8, "\u4ebf"), (1e4, "\u4e07"))
_COMPACT_EN = ((1e9, "B"), (1e6, "M"), (1e3, "K"))


def is_missing(value: object) -> bool:
    """Return whether a value is one of the forms in which "no data" arrives."""
    if value is None or isinstance(value, str | int):
        return value is None
    if isinstance(value, float):
        return not math.isfinite(value)
    return bool(pandas.isna(value)) or value in (math.inf, -math.inf)


def number(value: Number, digits: int = 0) -> str:
    """Return a number with thousands separators, or a dash when there is none."""
    if value is None or is_missing(value):
        return MISSING
    return _signed(f"{value:,.{digits}f}")


def compact(value: Number, digits: int = 1) -> str:
    """Return a large number in the units people count in: 10 000 and 100 million in Chinese."""
    if value is None or is_missing(value):
        return MISSING
    steps = _COMPACT_ZH if viewer.current().language == "zh" else _COMPACT_EN
    for size, unit in steps:
        if abs(value) >= size:
            return _signed(f"{value / size:,.{digits}f}{unit}")
    whole = float(value).is_integer()
    return number(value, 0 if whole else digits)


def percent(value: Number, digits: int = 1) -> str:
    """Return a rate of 0-1 as a percentage."""
    if value is None or is_missing(value):
        return MISSING
    return _signed(f"{value * 100:,.{digits}f}%")


def money(value: Number) -> str:
    """Return an amount in yuan, shortened as people say it."""
    written = compact(value, 2)
    if written == MISSING:
        return MISSING
    return _("CNY {amount}").format(amount=written)


def points(value: object, *, signed: bool = False) -> str:
    """Return points of a score with as many decimals as they have, two at most.

    Args:
        value: Points as stored, a decimal.
        signed: Write a plus before what is added.
    """
    if is_missing(value):
        return MISSING
    exact = round(float(str(value)), 2)
    digits = next(count for count in range(3) if round(exact, count) == exact)
    return ("+" if signed and exact > 0 else "") + number(exact, digits)


def days(value: Number, digits: int = 0) -> str:
    """Return a number of days with its word."""
    if value is None or is_missing(value):
        return MISSING
    word = ngettext("{count} day", "{count} days", 1 if value == 1 else 2)
    return word.format(count=number(value, digits))


def date(value: datetime.date | None) -> str:
    """Return a day as 2026-11-20, the form of the national standard (GB/T 7408)."""
    if value is None or is_missing(value):
        return MISSING
    return value.strftime("%Y-%m-%d")


def moment(value: datetime.datetime | None) -> str:
    """Return a point in time to the minute, in the zone it carries."""
    if value is None or is_missing(value):
        return MISSING
    return value.strftime("%Y-%m-%d %H:%M")


def month(value: datetime.date | None) -> str:
    """Return a month as 2026-11, as it stands in the address."""
    if value is None or is_missing(value):
        return MISSING
    return value.strftime("%Y-%m")


def period(start: datetime.date, end: datetime.date) -> str:
    """Return the months of a half-open period, both ends included in the text.

    Args:
        start: First day of the first month.
        end: First day of the month after the last.
    """
    last = previous(end)
    if last == start:
        return month(start)
    return f"{month(start)} \u2013 {month(last)}"


def _signed(text: str) -> str:
    return MINUS + text[1:] if text.startswith("-") else text
