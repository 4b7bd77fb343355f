"""The state diagram of a joint case: its steps with their hours, where it stands, what is due."""

from datetime import date

import pandas as pd

from dashboard import case_words, formats, labels, links, markup, mart
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection
from dashboard.state_diagram import Deadline, State, Status, Tone, diagram

Case = dict[str, object]
# So many diagrams stand in a credit file; its table has every case.
SHOWN = 3
HOURS = {
    "pushed": "push_hours",
    "received": "response_hours",
    "checked": "check_hours",
    "executed": "action_hours",
    "feedback": "feedback_hours",
}
_TONES: dict[str, Tone] = {"closed": "good", "feedback": "good"}


def of_case(case: Case, as_of: date) -> Markup:
    """Return the diagram of a case.

    Args:
        case: A row of joint_case/one or enterprise/case_states.
        as_of: The day of the data.
    """
    title = _("Steps of case {number}").format(number=case["case_no"])
    return diagram(states(case), title, _deadline(case, as_of))


def states(case: Case) -> list[State]:
    """Return the states of a case in their order; what it left out is told from what is ahead."""
    status = str(case["case_status"])
    reached = [step for step in case_words.STEPS if _day(case, f"{step}_at")]
    last = reached[-1] if reached else "initiated"
    ended = status in ("closed", "lifted", "cancelled")
    found = [
        _state(step, case, reached, None if ended else last, is_over=ended)
        for step in case_words.STEPS
    ]
    if status == "not_applicable":
        found = [
            _instead(case) if step == "executed" else state
            for step, state in zip(case_words.STEPS, found, strict=True)
        ]
    end = status if ended else "closed"
    day = _day(case, "lifted_on") if end == "lifted" else None
    tone = _TONES.get(end, "neutral")
    found.append(
        State(labels.word("case_status", end), "current" if ended else "ahead", day, tone=tone)
    )
    return found


def of_subject(uscc: str, selection: Selection) -> Markup | None:
    """Return the diagrams of the newest cases of a subject, open ones first; None without any."""
    frame = mart.frame("enterprise/case_states", selection, uscc=uscc)
    shown = [
        markup.el(
            "div",
            markup.el("h4", _heading(case, selection)),
            of_case(case, selection.as_of),
            class_="cc-case",
        )
        for case in records_of(frame.head(SHOWN))
    ]
    return markup.el("div", shown) if shown else None


def address(record_id: object, selection: Selection) -> str:
    """Return the address of the page of a case."""
    return links.to("joint_case", selection, case=str(record_id))


def _heading(case: Case, selection: Selection) -> list[object]:
    kind = labels.word("case_kind", str(case["case_kind"]))
    measure = labels.word("measure", str(case["measure_code"]))
    by = labels.department(str(case["executing_department_code"]))
    number = markup.el("a", case["case_no"], href=address(case["record_id"], selection))
    return [number, f" \u00b7 {kind} \u00b7 {measure} \u00b7 {by}"]


def _state(
    step: str, case: Case, reached: list[str], current: str | None, *, is_over: bool
) -> State:
    order = list(case_words.STEPS)
    day = _day(case, f"{step}_at")
    later = any(order.index(other) > order.index(step) for other in reached)
    status: Status
    if step == current:
        status = "current"
    elif day:
        status = "reached"
    else:
        status = "skipped" if later or is_over else "ahead"
    is_wrong = case["order_gap"] == step
    note = labels.word("case_order_gap", step) if is_wrong else _hours(step, case)
    tone = "bad" if is_wrong else _TONES.get(step, "neutral")
    return State(_(case_words.STEPS[step]), status, day, note, tone)


def _instead(case: Case) -> State:
    """Return what stands in place of the execution of a case that turned out not to apply."""
    reason = case.get("not_applicable_reason")
    words = labels.word("case_status", "not_applicable")
    return State(words, "reached", None, "" if formats.is_missing(reason) else str(reason))


def _hours(step: str, case: Case) -> str:
    column = HOURS.get(step)
    value = None if column is None else case.get(column)
    return "" if formats.is_missing(value) else case_words.hours(value)


def _deadline(case: Case, as_of: date) -> Deadline | None:
    due = _day(case, "feedback_due_on")
    return Deadline(_("Feedback"), due, as_of) if due else None


def _day(case: Case, column: str) -> date | None:
    value = case.get(column)
    return None if formats.is_missing(value) else pd.Timestamp(str(value)).date()
