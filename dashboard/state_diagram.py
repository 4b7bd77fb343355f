"""The state diagram of one procedure: its states left to right, where it stands, what is due next.

Plain HTML: an ordered list that a screen reader reads as sentences, upright on a narrow screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dashboard import formats, markup
from dashboard.i18n import _, ngettext
from dashboard.markup import Markup

Status = Literal["reached", "current", "ahead", "skipped"]
Tone = Literal["neutral", "good", "bad"]


@dataclass(frozen=True)
class State:
    """One state of a procedure.

    Attributes:
        words: Its name in the viewer's language.
        status: `reached` = passed, `current` = where the procedure stands, also when it ended
            there; `ahead` = not reached yet; `skipped` = not reached and never will be.
        day: When it was reached; None when the source does not say, or when it was not reached.
        note: What the way to it took or says of it, such as "2 of 3 working days"; may be empty.
        tone: Whether standing here is good or bad news.
    """

    words: str
    status: Status
    day: date | None = None
    note: str = ""
    tone: Tone = "neutral"


@dataclass(frozen=True)
class Deadline:
    """The next day by which something has to happen.

    Attributes:
        words: What is due, in the viewer's language.
        day: The last day on which it is in time.
        as_of: The day of the data: a deadline before it is missed.
    """

    words: str
    day: date
    as_of: date


def diagram(states: Sequence[State], title: str, deadline: Deadline | None = None) -> Markup:
    """Return the states as nodes in the given order.

    Args:
        states: At least one; at most one of them `current`.
        title: What procedure this is, for those who do not see the picture.
        deadline: The next one; None when nothing is due any more, or when no day is known.

    Raises:
        ValueError: No states, or two that are current.
    """
    if not states or sum(state.status == "current" for state in states) > 1:
        raise ValueError(f"{title}: a diagram needs states, of which one at most is current")
    return markup.el(
        "div",
        markup.el("ol", [_node(state) for state in states], aria_label=title),
        _due(deadline) if deadline else None,
        class_="cc-states",
    )


def _node(state: State) -> Markup:
    is_current = state.status == "current"
    spoken = {
        "reached": _("reached"),
        "current": _("stands here"),
        "ahead": _("not reached yet"),
        "skipped": _("left out"),
    }[state.status]
    return markup.el(
        "li",
        markup.el("i", aria_hidden="true"),
        markup.el("b", state.words),
        markup.el("span", ", ", spoken, class_="cc-visually-hidden"),
        _day(state),
        markup.el("small", state.note) if state.note else None,
        class_=f"cc-node cc-node-{state.status} cc-node-{state.tone}",
        aria_current="step" if is_current else None,
    )


def _day(state: State) -> Markup | None:
    """Return the day of a state that was reached; a dash where the source does not say it."""
    if state.status in ("ahead", "skipped"):
        return None
    if formats.is_missing(state.day):
        return markup.el("span", formats.MISSING, class_="cc-node-day", title=_("Day not stated"))
    text = formats.date(state.day)
    return markup.el("time", text, datetime=text, class_="cc-node-day")


def _due(deadline: Deadline) -> Markup:
    left = (deadline.day - deadline.as_of).days
    if left < 0:
        said = ngettext("{count} day late", "{count} days late", -left)
    elif left == 0:
        said = _("today")
    else:
        said = ngettext("in {count} day", "in {count} days", left)
    text = formats.date(deadline.day)
    return markup.el(
        "p",
        markup.el("span", _("Next deadline"), class_="cc-quiet"),
        " ",
        markup.el("b", deadline.words),
        " ",
        markup.el("time", text, datetime=text),
        " ",
        markup.el("span", "(", said.format(count=formats.number(abs(left))), ")"),
        class_="cc-due" + (" cc-due-late" if left < 0 else ""),
    )
