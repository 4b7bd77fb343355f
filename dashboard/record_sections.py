"""The record sections of a credit file: how many of each kind, and the newest with their source."""

from collections import Counter

import streamlit as st

from dashboard import case_states, formats, markup, mart, records, table_markup
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.markup import Markup
from dashboard.record_kinds import KINDS, SOURCE, Kind
from dashboard.selection import Selection

SHOWN = 5


def counts(uscc: str, selection: Selection) -> None:
    """Show how many records of each kind there are; each number opens them."""
    found = _counts(uscc, selection)
    present = [f"enterprise/{kind.query}" for kind in KINDS if found.get(kind.record_type)]
    mart.ahead(present, selection, uscc=uscc)
    tiles = [_tile(kind, found.get(kind.record_type), uscc, selection) for kind in KINDS]
    st.html(markup.el("section", tiles, class_="cc-tiles", aria_label=_("Records by kind")))


def sections(uscc: str, selection: Selection) -> None:
    """Show the newest records of every kind with their sources; empty kinds in one line."""
    found = _counts(uscc, selection)
    for kind in KINDS:
        if found.get(kind.record_type):
            st.html(_section(kind, found[kind.record_type], uscc, selection))
    absent = [kind.words for kind in KINDS if not found.get(kind.record_type)]
    if absent:
        text = _("Nothing on record: {kinds}").format(kinds=_(", ").join(absent))
        st.html(markup.el("p", text, class_="cc-quiet"))


@kept
def _section(kind: Kind, total: int, uscc: str, selection: Selection) -> Markup:
    # All of them: one subject's few are read faster than the database finds the newest of many.
    rows = mart.frame(f"enterprise/{kind.query}", selection, uscc=uscc)
    columns = [*kind.columns, *SOURCE]
    shown = [column for column in columns if column in rows.columns]
    more = None
    if len(rows) > SHOWN:
        text = _("All {count} records").format(count=formats.number(len(rows)))
        more = markup.el("a", text, href=records.list_address(kind.query, uscc, selection))
    count = markup.el("small", formats.number(total))
    return markup.el(
        "section",
        markup.el("h3", kind.words, " ", count, more, id=f"section-{kind.query}"),
        _states(kind, uscc, selection),
        table_markup.table(rows.head(SHOWN), shown, selection, caption=kind.words),
        class_=f"cc-panel cc-section cc-tone-{kind.tone}",
    )


def _states(kind: Kind, uscc: str, selection: Selection) -> Markup | None:
    """Return the state diagrams of a procedure; None for records that are no procedures."""
    return case_states.of_subject(uscc, selection) if kind.record_type == "joint_case" else None


@kept
def _counts(uscc: str, selection: Selection) -> dict[str, int]:
    frame = mart.frame("enterprise/counts", selection, uscc=uscc)
    counted: Counter[str] = Counter()
    for row in records_of(frame):
        counted[str(row["record_type"])] += int(str(row["record_count"]))
    return counted


def _tile(kind: Kind, count: int | None, uscc: str, selection: Selection) -> Markup:
    number = formats.number(count or 0)
    body = [markup.el("b", number), markup.el("span", kind.words)]
    if not count:
        return markup.el("span", body, class_="cc-tile cc-tile-none")
    address = records.list_address(kind.query, uscc, selection)
    return markup.el("a", body, href=address, class_=f"cc-tile cc-tone-{kind.tone}")
