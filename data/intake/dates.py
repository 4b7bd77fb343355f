"""Dates and times as sources write them."""

import re
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache

from data.intake.cells import half_width

OPEN_END = date(2099, 12, 31)
OPEN_END_WORDS = frozenset({"长期", "永久", "长期有效", "永久有效", "无固定期限", "无限期"})
FIRST_YEAR = 1600
# Day 0 of a spreadsheet; the fictitious 29 February 1900 is inside the shift.
SPREADSHEET_ZERO = datetime.combine(date(1899, 12, 30), time())
SERIALS = range(20_000, 80_000)
# 2026-01-02, 2026-01-02 03:04 and 2026-01-02 03:04:05.
PLAIN_LENGTHS = (10, 16, 19)
# There are few days: the same ones come in every column and file.
REMEMBERED = 1 << 16
LOCAL = timezone(timedelta(hours=8))

_DAY = r"(?P<year>[0-9]{4})(?:[-/.]|年)(?P<month>[0-9]{1,2})(?:[-/.]|月)(?P<day>[0-9]{1,2})日?"
_SECOND = r"[:分](?P<second>[0-9]{1,2}(?:\.[0-9]+)?)秒?|分"
_CLOCK = rf"(?P<hour>[0-9]{{1,2}})[:时点](?P<minute>[0-9]{{1,2}})(?:{_SECOND})?"
_ZONE = r"(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})"
_COMPACT = r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"
SPELLED = re.compile(rf"{_DAY}(?:[ T]*{_CLOCK})?(?: ?{_ZONE})?")
_COMPACT_CLOCK = r"(?P<hour>[0-9]{2}):?(?P<minute>[0-9]{2}):?(?P<second>[0-9]{2})?"
COMPACT = re.compile(rf"{_COMPACT}(?:[ T]?{_COMPACT_CLOCK})?(?P<zone>Z)?")
SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")


def read_timestamp(text: str) -> datetime | None:
    """Return the local moment that `text` names, to the second; None if it names none.

    Taken: 2026-01-02, 2026/1/2, 2026.1.2, 20260102, 2026年1月2日, each with or without a time
    of day, and the serial numbers of spreadsheets (1900 system). A moment with a zone is
    turned into local time (UTC+8); one without is local already.
    """
    if len(text) in PLAIN_LENGTHS and text[4] == "-" and text[5] != "W":
        # Nearly all there is; the rest of the forms cost ten times as much to tell apart.
        try:
            return _plausible(datetime.fromisoformat(text))
        except ValueError:
            pass
    text = half_width(text)
    if SERIAL.fullmatch(text) and int(float(text)) in SERIALS:
        return SPREADSHEET_ZERO + timedelta(seconds=round(float(text) * 86_400))
    match = SPELLED.fullmatch(text) or COMPACT.fullmatch(text)
    if match is None:
        return None
    part = match.groupdict()
    try:
        day = date(int(part["year"]), int(part["month"]), int(part["day"]))
        clock = time(
            int(part["hour"] or 0), int(part["minute"] or 0), int(float(part["second"] or 0))
        )
        moment = datetime.combine(day, clock)
        return _local(moment, part["zone"]) if part["zone"] else _plausible(moment)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=REMEMBERED)
def read_date(text: str) -> date | None:
    """Return the day that `text` names; None if it names none."""
    moment = read_timestamp(text)
    return moment.date() if moment else None


@lru_cache(maxsize=REMEMBERED)
def read_end_date(text: str) -> tuple[date | None, str]:
    """Return the day an entry ends and the rule its text breaks, '' for none.

    None with no rule is an open end: 2099-12-31, or a word for it. Only that day is turned
    into an open end; another day from 2099 on is kept and counted as a likely typing error (V08).
    """
    if text in OPEN_END_WORDS:
        return None, ""
    day = read_date(text)
    if day is None:
        return None, "T01"
    if day == OPEN_END:
        return None, ""
    return day, "V08" if day.year >= OPEN_END.year else ""


def _local(moment: datetime, zone: str) -> datetime | None:
    """Return a moment of another zone as local time without a zone."""
    aware = datetime.fromisoformat(f"{moment.isoformat()}{zone.replace('Z', '+00:00')}")
    return _plausible(aware.astimezone(LOCAL).replace(tzinfo=None))


def _plausible(moment: datetime) -> datetime | None:
    return moment if moment.year >= FIRST_YEAR else None
