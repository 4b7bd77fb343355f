"""What the page of the commitments should show, in plain Python from the facts."""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

from tests.queries.landing import Row

TYPES = Path(__file__).resolve().parents[3] / "data" / "reference" / "commitment_types.csv"
LINES = TYPES.read_text(encoding="utf-8").splitlines()
KINDS = {row["commitment_type"]: row for row in csv.DictReader(LINES)}
BROKEN = ("partly_fulfilled", "unfulfilled")
WITHOUT_PAPERS = {kind for kind, row in KINDS.items() if row["is_convenience"] == "true"}
COUNTED = {kind for kind, row in KINDS.items() if row["is_of_subject"] == "true"}


def kind_of(word: str) -> Row:
    """Returns the type of a commitment, and the source's word where no list has it."""
    is_known = word in KINDS
    return {
        "commitment_type": word if is_known else "unrecognised",
        "commitment_word": None if is_known else word,
    }


def checked_on(row: Row) -> date | None:
    return (row["confirmed_on"] or row["reported_on"]) if row["fulfilment_status"] else None


def state(row: Row, day: date) -> str:
    if row["fulfilment_status"]:
        return {"fulfilled": "kept", "partly_fulfilled": "partly_kept"}.get(
            row["fulfilment_status"], "broken"
        )
    due = row["check_due_on"]
    if due is None:
        return "no_check"
    if due < row["made_on"]:
        return "deadline_wrong"
    return "overdue" if due < day else "to_check"


def problems(row: Row) -> str | None:
    found = []
    if row["commitment_word"] is not None:
        found.append("unknown_type")
    if row["confirmed_on"] and row["confirmed_on"] < row["made_on"]:
        found.append("checked_before_signed")
    if row["check_due_on"] and row["check_due_on"] < row["made_on"]:
        found.append("due_before_signed")
    return ";".join(found) or None


def trusted_again(row: Row, rows: Iterable[Row]) -> int:
    """Returns how many promises in place of papers came after a breach was found."""
    since = checked_on(row)
    if row["fulfilment_status"] not in BROKEN or not row["uscc"] or since is None:
        return 0
    return sum(
        other["uscc"] == row["uscc"]
        and other["commitment_type"] in WITHOUT_PAPERS
        and other["made_on"] > since
        for other in rows
    )


def restriction(row: Row, rows: Iterable[Row]) -> str | None:
    if row["fulfilment_status"] not in BROKEN:
        return None
    if trusted_again(row, rows):
        return "not_observed"
    return "observed" if row["pursued_liability"] else "none"


def was_active(subject: Row, day: date) -> bool:
    left = subject["status_changed_on"]
    is_there = subject["is_active"] or (left is not None and left > day)
    return bool(subject["registered_on"] and subject["registered_on"] <= day and is_there)


def counted(rows: Iterable[Row], base: Iterable[str], day: date) -> list[Row]:
    """Returns the commitments that the ratio counts on a day."""
    return [
        row
        for row in rows
        if row["subject_type"] in base
        and row["commitment_type"] in COUNTED
        and row["made_on"] <= day
    ]


def kept(rows: Iterable[Row], base: Iterable[str], day: date) -> list[Row]:
    return [
        row
        for row in counted(rows, base, day)
        if row["fulfilment_status"] == "fulfilled"
        and max(row["made_on"], checked_on(row) or day) <= day
    ]


def covered(rows: Iterable[Row], day: date) -> set[str]:
    """Returns the subjects with a commitment in force on a day."""
    return {
        row["uscc"]
        for row in rows
        if row["uscc"]
        and row["commitment_type"] in COUNTED
        and row["made_on"] <= day
        and (row["valid_to"] is None or row["valid_to"] >= day)
    }


def plan(now: Row, before: Row, after: Row, *, target: int, months: int) -> Row:
    """Returns what a district needs.

    Args:
        now: Subjects and commitments on the day of the build.
        before: The same at the start of the three complete months that tell the pace.
        after: The same at their end.
        target: The ratio to reach.
        months: Whole months ahead.
    """
    pace = {name: Fraction(after[name] - before[name], 3) for name in now}
    then = {name: now[name] + pace[name] * months for name in now}
    wanted = target * max(then["subjects"], 0)
    closing = pace["reached"] - target * pace["subjects"]
    short = target * now["subjects"] - now["reached"]
    until = 0 if short <= 0 else math.ceil(short / closing) if closing > 0 else None
    return {
        "missing_count": max(0, short),
        "extra_count": max(0, math.ceil(wanted - then["reached"])),
        "monthly_gain": float(pace["reached"]),
        "months_to_target": until,
    }


def shared(extra: int, received: Counter[str]) -> dict[str, int]:
    """Returns the parts of departments, rounded by the largest remainder."""
    total = sum(received.values())
    exact = {name: Fraction(extra * count, total) for name, count in received.items()}
    parts = {name: math.floor(part) for name, part in exact.items()}
    order = sorted(exact, key=lambda name: (parts[name] - exact[name], name))
    for name in order[: extra - sum(parts.values())]:
        parts[name] += 1
    return parts


def month_end(first: date, day: date) -> date:
    """Returns the day a month is looked at."""
    following = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    return min(following - timedelta(days=1), day)
