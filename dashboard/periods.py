"""Months as filters count them: first days, with an exclusive end."""

import re
from datetime import date

_MONTH = re.compile(r"(\d{4})-(\d{2})")
DEFAULT_MONTHS = 12


def read_month(text: str) -> date | None:
    """Return the first day of a month written 2026-11, None when it is not a month."""
    match = _MONTH.fullmatch(text)
    if match is None or not match[0].isascii():
        return None
    year, month = int(match[1]), int(match[2])
    return date(year, month, 1) if year >= 1900 and 1 <= month <= 12 else None


def shifted(month: date, by: int) -> date:
    """Return the first day of the month `by` months after that of `month`."""
    position = month.year * 12 + month.month - 1 + by
    return date(position // 12, position % 12 + 1, 1)


def following(month: date) -> date:
    """Return the first day of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def previous(month: date) -> date:
    """Return the first day of the month before."""
    return shifted(month, -1)


def default_period(as_of: date) -> tuple[date, date]:
    """Return the twelve calendar months that end with the month of `as_of`, end exclusive."""
    end = following(as_of)
    return shifted(end, -DEFAULT_MONTHS), end
