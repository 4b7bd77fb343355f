"""Where a repair stands on the credit file, for every status, and what is due next."""

from datetime import date

import pytest

from dashboard import repair_states

DAY = date(2026, 11, 2)
NEXT, DECIDED, ENDED = date(2026, 11, 4), date(2026, 11, 10), date(2026, 11, 11)


def application(status: str, **changed: object) -> dict[str, object]:
    """An application that has got as far as its status says."""
    is_open = status in ("pending", "accepted")
    return {
        "repair_status": status,
        "submitted_on": DAY,
        "accepted_on": None if status in ("pending", "returned") else NEXT,
        "flow_decided_on": None if is_open else DECIDED,
        "completed_on": None if is_open or status == "withdrawn" else DECIDED,
        "publicity_ended_on": ENDED if status == "approved" else None,
        "accept_due_on": date(2026, 11, 5),
        "due_on": date(2026, 11, 16),
        "accept_wd": 2,
        "total_wd": None if is_open else 6,
        "accept_limit_wd": 3,
        "total_limit_wd": 10,
        "is_open": is_open,
    } | changed


@pytest.mark.parametrize(
    ("status", "statuses", "day"),
    [
        ("pending", ["current", "ahead", "ahead", "ahead"], DAY),
        ("accepted", ["reached", "current", "ahead", "ahead"], NEXT),
        ("approved", ["reached", "reached", "reached", "current"], ENDED),
        ("rejected", ["reached", "reached", "current"], DECIDED),
        ("returned", ["reached", "skipped", "current"], DECIDED),
        ("withdrawn", ["reached", "reached", "current"], DECIDED),
    ],
)
def test_states_of_every_status(status, statuses, day):
    found = repair_states.states(application(status))
    assert [state.status for state in found] == statuses
    (current,) = (state for state in found if state.status == "current")
    assert current.day == day


def test_approved_repair_still_published_stands_at_its_approval():
    found = repair_states.states(application("approved", publicity_ended_on=None))
    assert [state.status for state in found][-2:] == ["current", "ahead"]


def test_what_is_due_is_the_acceptance_then_the_result():
    as_of = date(2026, 11, 3)
    assert repair_states.deadline(application("pending"), as_of).day == date(2026, 11, 5)
    assert repair_states.deadline(application("accepted"), as_of).day == date(2026, 11, 16)
    assert repair_states.deadline(application("approved"), as_of) is None


def test_day_beyond_the_calendar_is_no_deadline():
    unknown = application("accepted", due_on=None)
    assert repair_states.deadline(unknown, DAY) is None
