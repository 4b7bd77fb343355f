"""What is in no time and no flow of the repairs: counted, and each count opens its rows."""

import streamlit as st

from dashboard import formats, labels, links, markup, mart, navigation, repair_asked
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection


def show(selection: Selection) -> None:
    """Say what is in no time and no flow, and where it is listed; nothing when all is in."""
    rows = repair_asked.frame("problems", selection)
    items = [
        markup.el(
            "li",
            repair_asked.figure(entry["application_count"], selection, "problem", str(code)),
            " ",
            labels.word("clock_problem", str(code)),
        )
        for entry in records_of(rows)
        for code in [entry["clock_problem"]]
    ]
    refused = _refused(selection)
    if refused:
        items.append(refused)
    if items:
        title = _("Kept out of the times, counted and listed")
        body = [markup.el("h3", title), markup.el("ul", items)]
        st.html(markup.el("section", body, class_="cc-panel"))


def _refused(selection: Selection) -> Markup | None:
    """Return how many rows intake refused because they were decided before they were submitted."""
    if not navigation.by_id("data_status").is_open_to(selection.scope):
        return None
    asked = {"table_names": ["repair_applications"], "rule_ids": ["V07"]}
    if selection.scope.district_codes:
        return None
    count = mart.count("data_status/refusals", selection, **asked)
    if not count:
        return None
    address = links.to("data_status", selection, table="repair_applications", rule="V07")
    text = _("rows refused by intake: accepted or decided before they were submitted")
    return markup.el("li", markup.el("a", formats.number(count), href=address), " ", text)
