"""The quarantine browser: refused rows with their reason, by table, rule and department."""

from collections.abc import Sequence

import streamlit as st

from dashboard import markup, mart, tables, values
from dashboard.i18n import _
from dashboard.selection import Selection
from dashboard.tables import Source

TABLE, RULE, DEPARTMENT = "table", "rule", "department"
_ANCHOR = "quarantine"
# A refused row is shown whole, and so takes more room than a record.
PAGE_SIZE = 20


def browser(selection: Selection) -> None:
    """Show the refused rows, by table, rule and department, each with its reason."""
    st.html(markup.el("h2", _("Refused rows"), id=_ANCHOR))
    chosen = _filters(selection)
    params = {
        "table_names": chosen[TABLE],
        "rule_ids": chosen[RULE],
        "department_codes": chosen[DEPARTMENT],
    }
    language = selection.language
    columns = (
        "table_name",
        "source_file",
        "rule_id",
        f"message_{language}",
        "department_code",
        "raw_row",
    )
    other = "message_en" if language == "zh" else "message_zh"
    tables.actionable(
        Source("data_status/refusals", _("Refused rows"), columns, params, hidden=(other,)),
        selection,
        page_size=PAGE_SIZE,
    )


def _filters(selection: Selection) -> dict[str, list[str]]:
    options = _options(selection)
    chosen: dict[str, list[str]] = {}
    with st.container(horizontal=True, key="cc_quarantine"):
        for param, column, title in (
            (TABLE, "table_name", _("Table")),
            (RULE, "rule_id", _("Rule")),
            (DEPARTMENT, "department_code", _("Department")),
        ):
            chosen[param] = _choice(param, column, title, options[param], selection)
    return chosen


def _options(selection: Selection) -> dict[str, list[str]]:
    nothing: list[str] = []
    rules = mart.frame(
        "data_status/refusal_rules", selection, table_names=nothing, department_codes=nothing
    )
    departments = mart.frame(
        "data_status/refusal_departments", selection, table_names=nothing, rule_ids=nothing
    )
    return {
        TABLE: sorted(rules["table_name"].unique()),
        RULE: sorted(rules["rule_id"].unique()),
        DEPARTMENT: sorted(departments["department_code"].dropna().unique()),
    }


def _choice(
    param: str, column: str, title: str, options: Sequence[str], selection: Selection
) -> list[str]:
    key = f"quarantine_{param}"
    asked = selection.extra_value(param)
    st.session_state[key] = asked if asked in options else None

    def choose() -> None:
        value = st.session_state[key]
        st.query_params.pop(tables.PAGE, None)
        if value is None:
            st.query_params.pop(param, None)
        else:
            st.query_params[param] = value

    picked = st.selectbox(
        title,
        options=list(options),
        format_func=lambda value: values.cell(column, value),
        key=key,
        on_change=choose,
        placeholder=_("All"),
    )
    return [] if picked is None else [picked]
