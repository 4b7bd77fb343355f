"""Which departments act: their ranking, in the role and for the kind that are shown."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard import (
    case_asked,
    case_words,
    charts,
    formats,
    labels,
    links,
    markup,
)
from dashboard.case_asked import EXECUTING, INITIATING, Asked
from dashboard.chart_ranking import Ranking
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection

COUNTS = ("case_count", "sanction_count", "incentive_count")


def ranking(asked: Asked, selection: Selection) -> None:
    """Show the departments with most cases; a click narrows the page to one of them."""
    chosen = (asked.initiator or "",) if asked.role == INITIATING else selection.department_codes
    role = _(case_words.ROLES[asked.role])
    kind = labels.word("case_kind", asked.kind) if asked.kind else _("Sanctions and incentives")
    with st.container(key="cc_case_role"):
        st.html(_switches(asked, selection))
    charts.show(
        "ranking",
        counted(asked, selection),
        Ranking("department_code", "case_count", chosen),
        selection,
        key="case_departments",
        title=_("Which departments act?"),
        subtitle=_("{kind}; {role}; cases initiated in {period}").format(
            kind=kind,
            role=role,
            period=formats.period(selection.period_start, selection.period_end),
        ),
        columns=("department_code", *COUNTS),
        narrows="initiator" if asked.role == INITIATING else "department_codes",
    )


def counted(asked: Asked, selection: Selection) -> pd.DataFrame:
    """Return the cases of every department in the role shown, the chosen among the others."""
    asked, selection = open_to_all(asked, selection)
    return case_asked.frame("by_department", selection, asked, role=asked.role)


def open_to_all(asked: Asked, selection: Selection) -> tuple[Asked, Selection]:
    """Return both without a department in the role shown, so that all can be compared."""
    if asked.role == INITIATING:
        return replace(asked, initiator=None), selection
    return asked, replace(selection, department_codes=())


def _switches(asked: Asked, selection: Selection) -> Markup:
    roles = [
        _switch(
            _(words), {"role": None if role == EXECUTING else role}, role == asked.role, selection
        )
        for role, words in case_words.ROLES.items()
    ]
    kinds = [_switch(_("Both kinds"), {"kind": None}, asked.kind is None, selection)]
    kinds += [
        _switch(labels.word("case_kind", kind), {"kind": kind}, kind == asked.kind, selection)
        for kind in (case_asked.SANCTION, case_asked.INCENTIVE)
    ]
    return markup.el(
        "div",
        markup.el("div", roles, class_="cc-switches", role="group", aria_label=_("Role")),
        markup.el("div", kinds, class_="cc-switches", role="group", aria_label=_("Kind")),
        class_="cc-case-switches",
    )


def _switch(
    words: str, params: dict[str, links.Param], is_here: bool, selection: Selection
) -> Markup:
    return markup.el(
        "a",
        words,
        href=links.with_(selection, page=None, **params),
        class_="cc-switch",
        aria_current="true" if is_here else None,
    )
