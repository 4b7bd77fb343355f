"""The state diagram: what is reached, where it stands, what is due, readable without seeing it."""

import re
from datetime import date

import pytest

from dashboard.state_diagram import Deadline, State, diagram

STATES = (
    State("Submitted", "reached", date(2026, 11, 2)),
    State("Accepted", "current", date(2026, 11, 4), note="2 of 3 working days"),
    State("Decided", "ahead"),
)
DUE = Deadline("Result", date(2026, 11, 16), as_of=date(2026, 11, 10))


def nodes(written: str) -> list[str]:
    """The list items, in order."""
    return re.findall(r"<li .*?</li>", written)


@pytest.fixture(autouse=True)
def english(monkeypatch):
    from dashboard import viewer

    viewer.become(viewer.Viewer("en", "light"))
    yield
    viewer._viewer.set(None)


def test_diagram_shows_the_states_in_order_with_their_days():
    found = nodes(diagram(STATES, "Repair"))
    assert [re.search("<b>(.*?)</b>", node)[1] for node in found] == [s.words for s in STATES]
    assert re.findall('datetime="(.*?)"', "".join(found)) == ["2026-11-02", "2026-11-04"]
    assert "2 of 3 working days" in found[1]


def test_diagram_marks_the_current_state_only():
    found = nodes(diagram(STATES, "Repair"))
    assert ['aria-current="step"' in node for node in found] == [False, True, False]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("reached", "reached"),
        ("current", "stands here"),
        ("ahead", "not reached yet"),
        ("skipped", "left out"),
    ],
)
def test_diagram_says_the_status_of_a_state_in_words(status, said):
    assert f", {said}<" in diagram([State("Accepted", status)], "Repair")


def test_diagram_does_not_invent_a_day_that_the_source_does_not_state():
    written = diagram([State("Accepted", "reached")], "Repair")
    assert "<time" not in written
    assert "Day not stated" in written


@pytest.mark.parametrize(
    ("as_of", "said", "late"),
    [
        (date(2026, 11, 10), "in 6 days", False),
        (date(2026, 11, 15), "in 1 day)", False),
        (date(2026, 11, 16), "today", False),
        (date(2026, 11, 17), "1 day late", True),
    ],
)
def test_diagram_tells_the_next_deadline_from_the_day_of_the_data(as_of, said, late):
    written = diagram(STATES, "Repair", Deadline("Result", DUE.day, as_of))
    assert said in written.replace("</span>", "")
    assert ("cc-due-late" in written) is late


def test_diagram_without_deadline_tells_none():
    assert "cc-due" not in diagram(STATES, "Repair")


def test_diagram_escapes_what_a_source_wrote():
    assert "<script" not in diagram([State("<script>", "current", note="<script>")], "<script>")


def test_diagram_refuses_two_current_states_and_none_at_all():
    with pytest.raises(ValueError, match="one at most is current"):
        diagram([State("a", "current"), State("b", "current")], "Repair")
    with pytest.raises(ValueError, match="needs states"):
        diagram([], "Repair")
