"""The commitments of one subject on its credit file: how far each has come, and what is due."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import formats, labels, markup, mart, state_diagram, values
from dashboard.frames import records_of
from dashboard.i18n import _, ngettext
from dashboard.markup import Markup
from dashboard.selection import Selection
from dashboard.state_diagram import Deadline, State, Status

Commitment = Mapping[str, Any]
SHOWN = 3
CHECKED = ("kept", "partly_kept", "broken")
WAITING = ("to_check", "overdue", "deadline_wrong")


def show(uscc: str, selection: Selection) -> None:
    """Show the first commitments as state diagrams, broken and overdue ones before others."""
    found = mart.frame("enterprise/commitment_states", selection, uscc=uscc)
    if found.empty:
        return
    rows = records_of(found.head(SHOWN))
    title = _("Where do its commitments stand?")
    note = _("{count} of {total}, what waits comes first").format(
        count=formats.number(len(rows)), total=formats.number(len(found))
    )
    st.html(
        markup.el(
            "section",
            markup.el("h3", title, " ", markup.el("small", note)),
            [_commitment(row, selection) for row in rows],
            class_="cc-panel",
        )
    )


def states(row: Commitment) -> list[State]:
    """Return the states of one commitment, in their order.

    Args:
        row: A row of enterprise/commitment_states.
    """
    state = str(row["commitment_state"])
    is_public, is_checked = row["publicity"] == "public", state in CHECKED
    rests = state == "no_check"
    found = [
        State(
            _step("signed"),
            "current" if rests and not is_public else "reached",
            _day(row["made_on"]),
        ),
        _published(row, is_public, "current" if rests else "reached"),
        _due(state, _day(row["check_due_on"])),
    ]
    if not is_checked:
        return [*found, State(_("Kept or broken"), "ahead")]
    checked = _day(row["checked_on"])
    if state == "kept":
        return [*found, State(_step("kept"), "current", checked, tone="good")]
    word = values.cell("commitment_state", state)
    return [*found, State(word, "reached", checked, tone="bad"), _restricted(row, checked)]


def deadline(row: Commitment, as_of: date) -> Deadline | None:
    """Return the check that is due; None when there is none, or its day cannot be right."""
    day = _day(row["check_due_on"])
    if day is None or row["commitment_state"] not in ("to_check", "overdue"):
        return None
    return Deadline(_("check of its fulfilment"), day, as_of)


def _commitment(row: Commitment, selection: Selection) -> list[Markup]:
    kind = values.cell("commitment_type", row["commitment_type"])
    facts = [
        kind,
        row["commitment_reason"],
        row["commitment_no"],
        labels.department(row["department_code"]),
    ]
    named = [str(fact) for fact in facts if not formats.is_missing(fact)]
    doubt = row["commitment_problem"]
    doubts = None
    if not formats.is_missing(doubt):
        text = values.cell("commitment_problem", doubt)
        doubts = markup.el("p", _("Doubtful: {reason}").format(reason=text), class_="cc-bad")
    heading = markup.el("h4", markup.isolated(" \u00b7 ".join(named)))
    picture = state_diagram.diagram(states(row), kind, deadline(row, selection.as_of))
    return [part for part in (heading, picture, doubts) if part is not None]


def _published(row: Commitment, is_public: bool, standing: Status) -> State:
    if is_public:
        return State(_step("published"), standing, _day(row["reported_on"]))
    return State(_step("published"), "skipped", note=values.cell("publicity", row["publicity"]))


def _due(state: str, day: date | None) -> State:
    word = _step("due")
    if state == "no_check":
        return State(word, "skipped")
    note = _("deadline") if day else ""
    if state in WAITING:
        return State(word, "current", day, note, "bad" if state == "overdue" else "neutral")
    return State(word, "reached", day, note)


def _restricted(row: Commitment, since: date | None) -> State:
    count = int(row["convenience_count"])
    if row["restriction_state"] == "none":
        return State(_step("restricted"), "ahead", note=_("no restriction recorded"))
    note = _("stopped until kept")
    if count:
        text = ngettext("trusted again {count} time", "trusted again {count} times", count)
        note = text.format(count=formats.number(count))
    return State(_step("restricted"), "current", since, note, "bad")


def _step(code: str) -> str:
    return labels.word("commitment_step", code)


def _day(value: object) -> date | None:
    return None if formats.is_missing(value) else pd.Timestamp(str(value)).date()
