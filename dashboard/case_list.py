"""The lists of the page of the joint cases: those behind a figure, and the worklists."""

from dataclasses import replace

import streamlit as st

from dashboard import (
    case_asked,
    case_matrix,
    case_words,
    drill,
    formats,
    labels,
    links,
    markup,
    mart,
    states,
    tables,
)
from dashboard.case_asked import BROKEN, CASES, EXPIRED, LISTS, Asked
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.records import Drill
from dashboard.selection import Selection
from dashboard.tables import Source
from queries.runner import Value

WHO = ("subject_name", "case_no", "case_kind", "measure_code")
BY = ("initiating_department_code", "executing_department_code")
COLUMNS = {
    "cases": (*WHO, *BY, "initiated_on", "feedback_hours", "case_status", "raw_case_count"),
    "overdue": (*WHO, *BY, "case_status", "pushed_at", "feedback_due_on", "feedback_days_overdue"),
    "owed": (*WHO, *BY, "case_status", "pushed_at", "feedback_due_on", "feedback_days_overdue"),
    "baseless": (*WHO, "basis_gap", *BY, "initiated_on", "case_status", "is_in_force"),
}
HIDDEN = ("record_id", "event_id")
QUERIES = {"cases": "cases", "overdue": "owed", "owed": "owed", "baseless": "without_basis"}
_PARAMS = {"step": "case_step", "state": "case_state"}


def show(asked: Asked, selection: Selection) -> None:
    """Show the list asked for, the way to the others, and whether it is as long as its figure."""
    opened = found(asked, selection)
    with st.container(key="cc_case_lists"):
        st.html(markup.el("div", _switches(asked, selection), id="cases"))
        st.html(markup.el("div", _chips(asked, selection), class_="cc-chips"))
    if not opened.expected and asked.opened != CASES:
        states.empty(_(case_words.LISTS[asked.opened]), _("None under these filters."))
        return
    verdict = st.container()
    total = tables.actionable(opened.source, selection)
    with verdict:
        drill.agreement(opened, total)


def ahead(asked: Asked, selection: Selection) -> None:
    """Begin to read the list."""
    tables.ahead(_source("", asked), selection)


def found(asked: Asked, selection: Selection) -> Drill:
    """Return the list asked for, with the number of rows that its figure gives."""
    title = _(case_words.LISTS[asked.opened])
    if asked.narrowed and asked.opened == CASES:
        title = case_words.narrowed(*asked.narrowed)
    return Drill(_source(title, asked), title, expected(asked, selection))


def expected(asked: Asked, selection: Selection) -> int | None:
    """Return how many rows the figure behind the list says there are."""
    if asked.opened in ("overdue", "owed"):
        frame = case_asked.frame("owed_by_department", selection, asked)
        return int(frame[f"feedback_{asked.opened}_count"].sum())
    if asked.opened == "baseless":
        return mart.count("joint_cases/without_basis", selection, **asked.params())
    if asked.opened != CASES:
        counts = case_asked.lift_counts(selection, asked)
        wanted = (EXPIRED,) if asked.opened == "ended" else BROKEN
        return sum(counts.get(name, 0) for name in wanted)
    return _cases(asked, selection)


def _cases(asked: Asked, selection: Selection) -> int | None:
    name, value = asked.narrowed or ("", "")
    if name == "step":
        frame = case_asked.frame("funnel", selection, asked)
        return int(frame.loc[frame["case_step"] == value, "case_count"].sum())
    if name in ("measure", "domain") and value != case_asked.NONE:
        frame = case_asked.frame(f"{name}s", selection, asked)
        return int(frame.loc[frame[f"{name}_code"] == value, "case_count"].sum())
    if name == "basis":
        frame = case_matrix.cells(case_asked.frame("cells", selection, asked, role=asked.role))
        return int(frame.loc[frame["basis_code"] == value, "case_count"].sum())
    columns = {
        "": "case_count",
        "withdrawn": "case_withdrawn_count",
        "order_gap": "order_gap_count",
    }
    if value not in columns:
        return None
    frame = case_asked.frame("summary", selection, asked)
    return int(frame[columns[value]].sum())


def _source(title: str, asked: Asked) -> Source:
    params: dict[str, Value] = asked.params()
    if asked.opened in ("lift", "ended"):
        wanted = [EXPIRED] if asked.opened == "ended" else list(BROKEN)
        params = {"initiating_codes": params["initiating_codes"], "withdrawals": wanted}
        return Source("joint_cases/to_lift", title, (), params, HIDDEN)
    if asked.opened == CASES:
        name, value = asked.narrowed or ("", "")
        names = ("step", "state", "basis", "measure", "domain")
        params |= {_PARAMS.get(one, f"{one}_code"): value if one == name else "" for one in names}
    if asked.opened in ("overdue", "owed"):
        params |= {"only_overdue": asked.opened == "overdue"}
    query = f"joint_cases/{QUERIES[asked.opened]}"
    return Source(query, title, COLUMNS[asked.opened], params, HIDDEN)


def _switches(asked: Asked, selection: Selection) -> Markup:
    entries = []
    for name in LISTS:
        count = expected(_only(name, asked), selection)
        text = f"{_(case_words.LISTS[name])} {formats.number(count)}"
        entries.append(
            markup.el(
                "a",
                text,
                href=case_asked.opening(selection, list=None if name == CASES else name),
                class_="cc-switch",
                aria_current="true" if name == asked.opened else None,
            )
        )
    return markup.el("div", entries, class_="cc-switches", role="group", aria_label=_("Lists"))


def _only(name: str, asked: Asked) -> Asked:
    return replace(asked, opened=name, narrowed=None)


def _chips(asked: Asked, selection: Selection) -> list[Markup]:
    """Return what narrows the page or the list beyond the filters, each with the way back."""
    named = []
    if asked.initiator:
        words = labels.department(asked.initiator)
        named.append(("initiator", _("Initiating department"), words))
    if asked.kind:
        named.append(("kind", _("Kind"), labels.word("case_kind", asked.kind)))
    if asked.narrowed and asked.opened == CASES:
        named.append((asked.narrowed[0], _("List of"), case_words.narrowed(*asked.narrowed)))
    return [
        markup.el(
            "a",
            markup.el("span", title, class_="cc-chip-title"),
            markup.isolated(words),
            markup.el("i", class_="cc-icon cc-icon-close", aria_hidden="true"),
            href=links.with_(selection, **{param: None}, page=None) + case_asked.ANCHOR,
            class_="cc-chip",
            title=_("Remove this filter"),
        )
        for param, title, words in named
    ]
