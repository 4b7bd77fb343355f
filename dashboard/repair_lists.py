"""The list at the foot of the page of the repairs: a worklist, or the rows behind a figure."""

import streamlit as st

from dashboard import drill, formats, labels, markup, mart, repair_asked, repair_rows, tables
from dashboard.i18n import N_, _
from dashboard.markup import Markup
from dashboard.records import Drill
from dashboard.repair_listed import Listed
from dashboard.selection import Dropped, Selection, shortened

# What is opened -> words on the switch between the worklists.
WORKLISTS = {
    "due": N_("Due today and this week"),
    "overdue": N_("Overdue applications"),
    "may.may_apply": N_("Eligible to notify"),
}
FIRST = "due"
# The queries behind the page, for its foot.
QUERIES = tuple(
    f"repairs/{name}"
    for name in (
        *("counts", "steps", "flow", "control", "ageing", "pace", "funnel", "breakdowns"),
        *("rejections", "passes", "problems"),
        *("notice_counts", "repairable_counts", "relapse", "received", "completed"),
        *("in_progress", "in_state", "timed", "unclocked", "due", "repairable", "notices"),
        "in_use",
    )
)


def dropped(selection: Selection) -> list[Dropped]:
    """Return what the address asks to open when there is no such list (R15)."""
    asked = selection.extra_value(repair_asked.OPEN)
    known = not asked or repair_rows.found(repair_asked.opened(selection), selection) is not None
    return [] if known else [Dropped(repair_asked.OPEN, shortened(str(asked)))]


def show(selection: Selection) -> None:
    """Show the worklists' switch, what the list is of, and whether it is as long as the figure."""
    listed = of(selection)
    st.html(markup.el("div", _switch(selection), _chip(listed, selection), id="rows"))
    verdict = st.container()
    total = tables.actionable(source(listed, selection), selection)
    opened = Drill(source(listed, selection), listed.title, listed.expected)
    with verdict:
        drill.agreement(opened, total)


def ahead(selection: Selection) -> None:
    """Begin to read the list, unless it is one behind a figure that has to be known first."""
    if not repair_asked.opened(selection):
        first = source(of(selection), selection)
        tables.ahead(first, selection)
        mart.ahead([first.query], selection, counted=True, **first.params)


def of(selection: Selection) -> Listed:
    """Return the list asked for; what is due when none is, or when there is no such list."""
    found = repair_rows.found(repair_asked.opened(selection), selection)
    first = repair_rows.found((FIRST,), selection)
    if found is not None:
        return found
    if first is None:
        raise KeyError(FIRST)
    return first


def source(listed: Listed, selection: Selection) -> tables.Source:
    """Return a list as the source of a table, with the parameters of the page."""
    params = repair_asked.params(selection) | dict(listed.params)
    # The class is no filter of the frame, so the file would not say it anywhere else.
    severities = [labels.word("severity_class", code) for code in params["severity_classes"]]
    title = " \u00b7 ".join([listed.title, *severities])
    return tables.Source(f"repairs/{listed.query}", title, listed.columns, params)


def _switch(selection: Selection) -> Markup:
    here = ".".join(repair_asked.opened(selection)) or FIRST
    ways = []
    for name, words in WORKLISTS.items():
        listed = repair_rows.found(tuple(name.split(".")), selection)
        count = None if listed is None else _count(listed, selection)
        ways.append(
            markup.el(
                "a",
                _(words),
                " ",
                markup.el("small", formats.number(count)),
                href=repair_asked.opening(selection, *name.split(".")),
                class_="cc-switch",
                aria_current="true" if name == here else None,
            )
        )
    return markup.el("nav", ways, class_="cc-parts", aria_label=_("Worklists of repairs"))


def _count(listed: Listed, selection: Selection) -> int:
    if listed.expected is not None:
        return listed.expected
    params = repair_asked.params(selection) | dict(listed.params)
    return mart.count(f"repairs/{listed.query}", selection, **params)


def _chip(listed: Listed, selection: Selection) -> Markup | None:
    """Return what is listed as a chip that closes it; nothing for the worklists."""
    here = ".".join(repair_asked.opened(selection))
    if not here or here in WORKLISTS:
        return None
    chip = markup.el(
        "a",
        markup.el("span", _("List of"), class_="cc-chip-title"),
        markup.isolated(listed.title),
        markup.el("i", class_="cc-icon cc-icon-close", aria_hidden="true"),
        href=repair_asked.opening(selection),
        class_="cc-chip",
        title=_("Close the list"),
    )
    return markup.el("div", chip, class_="cc-chips")
