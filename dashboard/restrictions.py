"""What follows from a subject's records: sanctions and direct rules, with their basis."""

import streamlit as st

from dashboard import formats, labels, markup, mart, records, table_cells, table_markup
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection

SHOWN = 8
COLUMNS = (
    "measure_code",
    "list_code",
    "executing_department_code",
    "sanction_from",
    "sanction_to",
    "basis_doc",
)


def show(uscc: str, selection: Selection) -> None:
    """Show sanctions in force and what the records lead to at once, each with its legal basis."""
    found = mart.frame("enterprise/restrictions", selection, uscc=uscc)
    count = markup.el("small", formats.number(len(found)))
    more = None
    if len(found):
        text = _("All {count} records").format(count=formats.number(len(found)))
        more = markup.el("a", text, href=records.list_address("restrictions", uscc, selection))
    title = _("Restrictions in force")
    body = (
        table_markup.table(found.head(SHOWN), COLUMNS, selection, caption=title)
        if len(found)
        else markup.el("p", _("No sanction is in force."), class_="cc-quiet")
    )
    st.html(
        markup.el(
            "section",
            markup.el("h3", title, " ", count, more),
            _unfounded(uscc, selection),
            body,
            _consequences(uscc, selection),
            class_="cc-panel",
        )
    )


def _unfounded(uscc: str, selection: Selection) -> Markup | None:
    """Return the mark of cases whose measure names no legal basis; there should be none."""
    cases = mart.frame("enterprise/restrictions", selection, uscc=uscc)
    numbers = [str(case) for case in cases.loc[~cases["has_basis"].astype(bool), "case_no"]]
    if not numbers:
        return None
    flag = markup.el("span", _("Without legal basis"), class_="cc-flag cc-flag-bad")
    return markup.el("p", flag, " ", markup.isolated(_(", ").join(numbers)))


def _consequences(uscc: str, selection: Selection) -> Markup | None:
    rules = records_of(mart.frame("enterprise/direct_rules", selection, uscc=uscc))
    if not rules:
        return None
    lines = [
        markup.el(
            "li",
            table_cells.tier(rule["grade_code"]),
            " ",
            labels.word("score_rule", str(rule["direct_rule_id"])),
            " ",
            markup.el("small", labels.source(str(rule["source"])), class_="cc-quiet"),
        )
        for rule in rules
    ]
    return markup.join(
        [markup.el("h4", _("Direct consequences for the tier")), markup.el("ul", lines)]
    )
