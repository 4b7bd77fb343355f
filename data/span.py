"""Between which days the landed records were reported, and whether a build's day fits them."""

from datetime import date, timedelta
from pathlib import Path

import duckdb

from data.contract import load_all
from data.language import Message
from data.problems import Refused

REPORTED = "reported_on"
# After this many days without a single report, a picture as of that day would be invented.
LONGEST_SILENCE = timedelta(days=366)


def reported_between(landing: Path) -> tuple[date, date] | None:
    """Return the first and the last day on which a landed row was reported; None without rows."""
    found: list[date] = []
    with duckdb.connect() as connection:
        for table, contract in load_all().items():
            if REPORTED not in contract.columns or not any((landing / table).glob("*.parquet")):
                continue
            parts = connection.read_parquet(str(landing / table / "*.parquet"))
            for row in parts.aggregate(f"min({REPORTED}), max({REPORTED})").fetchall():
                found += [day for day in row if day is not None]
    return (min(found), max(found)) if found else None


def require_day_within(landing: Path, day: date) -> None:
    """Raise Refused when `day` lies outside what the landed records can tell of.

    Raises:
        Refused: `day` is before the first report, or more than a year after the last.
    """
    known = reported_between(landing)
    if known is None:
        return
    first, last = known
    if day < first:
        raise Refused(
            Message("The day {day} lies before the first record, reported on {first}: "
                    "choose a later day with --as-of.", day=day, first=first)
        )  # fmt: skip
    if day > last + LONGEST_SILENCE:
        raise Refused(
            Message("The day {day} lies more than a year after the last record, reported on "
                    "{last}: choose an earlier day with --as-of.", day=day, last=last)
        )  # fmt: skip
