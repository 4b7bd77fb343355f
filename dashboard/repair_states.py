"""The repairs of one subject on its credit file: where each application stands, what is due."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from dashboard import formats, labels, markup, mart, state_diagram, values
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.selection import Selection
from dashboard.state_diagram import Deadline, State

Application = Mapping[str, Any]
SHOWN = 3


def show(uscc: str, selection: Selection) -> None:
    """Show the newest applications as state diagrams; nothing when there are none."""
    found = mart.frame("enterprise/repair_states", selection, uscc=uscc)
    if found.empty:
        return
    rows = records_of(found.head(SHOWN))
    body = [part for row in rows for part in _application(row, selection)]
    title = _("Where do its repairs stand?")
    note = _("The newest {count} of {total} applications").format(
        count=formats.number(len(rows)), total=formats.number(len(found))
    )
    st.html(
        markup.el(
            "section",
            markup.el("h3", title, " ", markup.el("small", note)),
            body,
            class_="cc-panel cc-repair-states",
        )
    )


def states(row: Application) -> list[State]:
    """Return the states of one application, in their order.

    Args:
        row: A row of enterprise/repair_states.
    """
    status = str(row["repair_status"])
    accepted, decided = _day(row["accepted_on"]), _day(row["flow_decided_on"])
    ended = _day(row["publicity_ended_on"])
    found = [State(_("Submitted"), "reached", _day(row["submitted_on"]))]
    took = _took(row["accept_wd"], row["accept_limit_wd"])
    word = labels.word("repair_step", "accept")
    if accepted or status in ("accepted", "approved", "rejected"):
        standing = "current" if status == "accepted" else "reached"
        found.append(State(word, standing, accepted, took))
    else:
        found.append(State(word, "ahead" if status == "pending" else "skipped"))
    if row["is_open"]:
        if status == "pending":
            found[0] = State(_("Submitted"), "current", found[0].day)
            found[1] = State(word, "ahead")
        return [*found, State(_("Result"), "ahead"), State(_("Publication ends"), "ahead")]
    is_approved = status == "approved"
    tone = {"approved": "good", "rejected": "bad", "returned": "bad"}.get(status, "neutral")
    result = values.cell("repair_status", status)
    closed = _day(row["completed_on"]) or decided
    note = _took(row["total_wd"], row["total_limit_wd"])
    if not is_approved:
        return [*found, State(result, "current", closed, note, tone)]  # type: ignore[arg-type]
    if ended is None:
        last = State(_("Publication ends"), "ahead")
        return [*found, State(result, "current", closed, note, "good"), last]
    last = State(_("Publication ended"), "current", ended, tone="good")
    return [*found, State(result, "reached", closed, note), last]


def deadline(row: Application, as_of: date) -> Deadline | None:
    """Return what is due next; None when it is closed, or the calendar does not know the day."""
    if not row["is_open"]:
        return None
    is_waiting = str(row["repair_status"]) == "pending" and not _day(row["accepted_on"])
    day = _day(row["accept_due_on"]) if is_waiting else _day(row["due_on"])
    words = labels.word("repair_step", "accept") if is_waiting else _("Result")
    return None if day is None else Deadline(words, day, as_of)


def _application(row: Application, selection: Selection) -> list[markup.Markup | None]:
    heading = _("{number}, about: {kind}").format(
        number=row["application_no"], kind=values.cell("target_type", row["target_type"])
    )
    problem = row["clock_problem"]
    kept_out = None
    if not formats.is_missing(problem):
        kept_out = markup.el("p", labels.word("clock_problem", str(problem)), class_="cc-bad")
    due = deadline(row, selection.as_of)
    return [
        markup.el("h4", markup.isolated(heading)),
        state_diagram.diagram(states(row), heading, due),
        kept_out,
    ]


def _took(days: object, limit: object) -> str:
    if formats.is_missing(days) or formats.is_missing(limit):
        return ""
    return _("{count} of {limit} working days").format(
        count=formats.number(int(str(days))), limit=formats.number(int(str(limit)))
    )


def _day(value: Any) -> date | None:
    if formats.is_missing(value):
        return None
    return value.date() if hasattr(value, "date") else value
