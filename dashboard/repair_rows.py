"""Which rows are behind each figure of the page of the repairs, and how many there must be."""

from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd

from dashboard import formats, labels, mart, repair_asked, repair_quality, values
from dashboard.i18n import _
from dashboard.repair_listed import DONE, DUE, FLOW, IN_USE, PENALTY, STEP, WAITING, Listed
from dashboard.selection import Selection
from queries.runner import Value


def found(parts: tuple[str, ...], selection: Selection) -> Listed | None:
    """Return the list that is asked for; None when the address names none."""
    make = _KINDS.get(parts[0]) if parts else None
    if make is None:
        return None
    try:
        return make(parts[1:], selection)
    except (KeyError, IndexError, ValueError):
        return None


def week_end(selection: Selection) -> date:
    """Return the Monday after the day of the data: what is due this week is due before it."""
    return selection.as_of + timedelta(days=7 - selection.as_of.weekday())


def _received(rest: tuple[str, ...], selection: Selection) -> Listed:
    rows = repair_asked.frame("funnel", selection)
    state = rest[0] if rest else "received"
    count = rows.set_index("reached_state")["application_count"].loc[state]
    words = labels.word("repair_reached", state)
    title = _("Received in the period: {state}").format(state=words)
    return Listed("received", title, DONE, int(count), {"reached_state": state})


def _done(title: str, expected: object, **chosen: tuple[str, ...]) -> Listed:
    names = ("repair_statuses", "weeks", "rejection_groups", "trainings", "passes")
    params: dict[str, Value] = {name: chosen.get(name, ()) for name in names}
    return Listed("completed", title, DONE, int(float(str(expected))), params)


def _completed(_rest: tuple[str, ...], selection: Selection) -> Listed:
    return _done(labels.field("completed_count"), _slot(selection)["completed_count"])


def _week(rest: tuple[str, ...], selection: Selection) -> Listed:
    rows = repair_asked.frame("control", selection)
    mine = rows[rows["week_start"] == pd.Timestamp(rest[0])]
    title = _("Completed in the week of {day}").format(day=rest[0])
    return _done(title, mine["timed_count"].iloc[0], weeks=(rest[0],))


def _reason(rest: tuple[str, ...], selection: Selection) -> Listed:
    # A reason is a text of the source and may have full stops.
    code = ".".join(rest)
    rows = repair_asked.frame("rejections", selection).set_index("rejection_group")
    title = _("Rejected: {reason}").format(reason=repair_quality.reason(code))
    counts = rows["application_count"]
    return _done(title, counts.loc[code], rejection_groups=(code,), repair_statuses=("rejected",))


def _pass(rest: tuple[str, ...], selection: Selection) -> Listed:
    rows = repair_asked.frame("passes", selection)
    mine = rows[rows["pass_state"] == rest[0]]
    trainings = rest[1:2]
    if trainings:
        mine = mine[mine["training_state"] == trainings[0]]
    words = [labels.word("pass_state", rest[0])]
    words += [labels.word("training_state", state) for state in trainings]
    title = _("; ").join(words)
    return _done(title, mine["application_count"].sum(), passes=rest[:1], trainings=trainings)


def _progress(rest: tuple[str, ...], selection: Selection) -> Listed:
    late = rest[:1] == ("overdue",)
    expected = _slot(selection)["overdue_count" if late else "open_count"]
    title = labels.field("overdue_count" if late else "open_count")
    params = {"lateness": rest[:1], "repair_ages": ()}
    return Listed("in_progress", title, WAITING, int(float(str(expected))), params)


def _overdue(_rest: tuple[str, ...], selection: Selection) -> Listed:
    return _progress(("overdue",), selection)


def _age(rest: tuple[str, ...], selection: Selection) -> Listed:
    rows = repair_asked.frame("ageing", selection)
    mine = rows[rows["repair_age"] == rest[0]]
    title = _("In progress: {age}").format(age=values.cell("repair_age", rest[0]))
    params = {"lateness": (), "repair_ages": rest[:1], "on_day": selection.as_of}
    expected = int(mine["application_count"].sum())
    return Listed("in_progress", title, WAITING, expected, params)


def _flow(rest: tuple[str, ...], selection: Selection) -> Listed:
    day = date.fromisoformat(rest[0])
    begins = repair_asked.flow_from(selection)
    rows = repair_asked.frame("flow", selection, period_start=begins)
    column = f"{rest[1]}_count"
    mine = rows.loc[rows["day"] == pd.Timestamp(day), column]
    title = _("{state} on {day}").format(state=labels.field(column), day=rest[0])
    params = {"flow_state": rest[1], "on_day": day, "period_start": begins}
    return Listed("in_state", title, FLOW, int(mine.iloc[0]), params)


def _step(rest: tuple[str, ...], selection: Selection) -> Listed:
    step, version, late = rest[0], rest[1], rest[2:3] == ("late",)
    rows = repair_asked.frame("steps", selection)
    mine = rows[rows["step"] == step]
    if version != "all":
        mine = mine[mine["rule_version"] == version]
    expected = int(mine["late_count" if late else "timed_count"].sum())
    versions = () if version == "all" else (version,)
    words = [labels.word("repair_step", step)]
    words += [values.cell("rule_version", name) for name in versions]
    words += [labels.field("late_count")] if late else []
    params = {"step": step, "rule_versions": versions, "is_late": late}
    return Listed("timed", _("; ").join(words), STEP, expected, params)


def _problem(rest: tuple[str, ...], selection: Selection) -> Listed:
    counts = repair_asked.frame("problems", selection).set_index("clock_problem")
    title = labels.word("clock_problem", rest[0])
    expected = int(counts["application_count"].loc[rest[0]])
    columns = ("clock_problem", *FLOW)
    return Listed("unclocked", title, columns, expected, {"clock_problems": rest[:1]})


def _may(rest: tuple[str, ...], selection: Selection) -> Listed:
    counts = repair_asked.frame("repairable_counts", selection)
    mine = counts[counts["repair_eligibility"] == rest[0]]
    title = labels.word("repair_eligibility", rest[0])
    expected = int(mine["record_count"].sum())
    return Listed("repairable", title, PENALTY, expected, {"eligibilities": rest[:1]})


def _notice(rest: tuple[str, ...], selection: Selection) -> Listed:
    rows = repair_asked.frame("notice_counts", selection)
    mine = rows[(rows["notice_state"] == rest[0]) & ~rows["is_withdrawn"].astype(bool)]
    title = _("Repair notice: {state}").format(state=labels.word("notice_state", rest[0]))
    expected = int(mine["decision_count"].sum())
    return Listed("notices", title, PENALTY, expected, {"notice_states": rest[:1]})


def _in_use(_rest: tuple[str, ...], selection: Selection) -> Listed:
    expected = mart.count("repairs/in_use", selection)
    return Listed("in_use", _("Repaired, still in use"), IN_USE, expected)


def _due(_rest: tuple[str, ...], selection: Selection) -> Listed:
    title = _("Due from {first} to {last}").format(
        first=formats.date(selection.as_of),
        last=formats.date(week_end(selection) - timedelta(days=1)),
    )
    return Listed("due", title, DUE, None, {"due_before": week_end(selection)})


def _slot(selection: Selection) -> pd.Series:
    return repair_asked.frame("counts", selection).set_index("slot").loc["period"]


_KINDS: dict[str, Callable[[tuple[str, ...], Selection], Listed]] = {
    "received": _received,
    "reached": _received,
    "completed": _completed,
    "progress": _progress,
    "overdue": _overdue,
    "flow": _flow,
    "week": _week,
    "age": _age,
    "step": _step,
    "reason": _reason,
    "pass": _pass,
    "problem": _problem,
    "may": _may,
    "notice": _notice,
    "in_use": _in_use,
    "due": _due,
}
