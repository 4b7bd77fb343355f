"""The working days of the window the demo covers, from the published holiday calendar."""

from datetime import date, timedelta

import chinese_calendar

MONTHS = 36


def window_start(as_of: date) -> date:
    """The first day of the month 36 months before the month after `as_of`.

    A window of whole months: `2026-11-20` gives `2023-12-01`.
    """
    months = as_of.year * 12 + as_of.month - MONTHS
    return date(months // 12, months % 12 + 1, 1)


def workdays(first: date, last: date) -> list[date]:
    """Working days from `first` to `last`, both included.

    Raises:
        ValueError: a year lies outside the published holiday calendar.
    """
    try:
        return [
            day
            for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
            if chinese_calendar.is_workday(day)
        ]
    except NotImplementedError as error:
        raise ValueError(
            f"the holiday calendar does not cover {first.isoformat()} to {last.isoformat()}: "
            "choose an earlier as-of date, or install a newer chinesecalendar"
        ) from error
