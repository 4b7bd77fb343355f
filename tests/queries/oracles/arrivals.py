"""When a source table should next have arrived, and which are late: one day at a time."""

from __future__ import annotations

from datetime import date

import chinese_calendar
import yaml

from tests.queries.landing import CONTRACTS
from tests.queries.oracles.lawful import DAY, Rows, months_later

WORKDAYS = {"daily": 1, "7wd": 7}


def frequency(table: str) -> str:
    """Returns how often a table is sent, as its contract says."""
    return str(yaml.safe_load((CONTRACTS / f"{table}.yml").read_text("utf-8"))["frequency"])


def expected_by(table: str, last: date) -> date | None:
    """Returns the last day on which a table is in time; None where no calendar is known."""
    how = frequency(table)
    if how == "monthly":
        return months_later(last.replace(day=1), 1).replace(day=10)
    if how == "yearly":
        return months_later(last, 13)
    day, left = last, WORKDAYS[how]
    while left:
        day += DAY
        try:
            left -= chinese_calendar.is_workday(day)
        except NotImplementedError:
            return None
    return day


class Arrivals:
    """Finds the late tables of landed rows."""

    def __init__(self, rows: Rows, tables: list[str]) -> None:
        self.last = {
            table: max((row["reported_on"] for row in rows.get(table, [])), default=None)
            for table in tables
        }
        self.due = {table: expected_by(table, day) for table, day in self.last.items() if day}

    def is_late(self, table: str, as_of: date) -> bool | None:
        """Returns whether a table is late on a day; None where no calendar tells."""
        due = self.due.get(table)
        return as_of > due if due else None if self.last[table] else True

    def late(self, as_of: date, warn: int) -> dict[str, tuple[date | None, int | None]]:
        """Returns since when and by how many days each table is late by `warn` days or more.

        A table that never came is late, by nobody knows how much.
        """
        found: dict[str, tuple[date | None, int | None]] = {}
        for table, day in self.last.items():
            due = self.due.get(table)
            if day is None:
                found[table] = None, None
            elif due and self.is_late(table, as_of) and (as_of - due).days >= warn:
                found[table] = due + DAY, (as_of - due).days
        return found
