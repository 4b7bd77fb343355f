"""The list of the page of the risk tiers: all subjects under the filters, or those of a figure."""

import streamlit as st

from dashboard import drill, formats, labels, markup, mart, tables, tier_asked, tier_moves
from dashboard.i18n import _
from dashboard.periods import previous
from dashboard.records import Drill
from dashboard.selection import Selection
from dashboard.tables import Source
from dashboard.tier_asked import Asked

_WHERE = ("district_code", "industry_section", "subject_type")
_WHY = ("score", "reason_code", "peer_percentile")


def show(asked: Asked, selection: Selection) -> None:
    """Show the list with what it is narrowed to, and whether it is as long as the figure says."""
    opened = found(asked, selection)
    st.html(markup.el("div", _chip(opened.heading, selection), id="subjects", class_="cc-chips"))
    verdict = st.container()
    total = tables.actionable(opened.source, selection)
    with verdict:
        drill.agreement(opened, total)


def ahead(asked: Asked, selection: Selection) -> None:
    """Begin to read the list, unless it is one behind a figure that has to be known first."""
    if not (asked.move or asked.graded or asked.reason):
        tables.ahead(found(asked, selection).source, selection)


def found(asked: Asked, selection: Selection) -> Drill:
    """Return the list asked for; its heading is empty when only the filters narrow it.

    The table and its export are named after the figure, so that a file says what it holds.
    """
    if asked.move:
        return _moved(asked, asked.move, selection)
    if asked.graded and tier_asked.is_now(selection):
        return _graded(asked, *asked.graded, selection)
    if not tier_asked.is_now(selection):
        columns = ("subject_name", "uscc", "risk_tier", "started_on", "score", *_WHERE)
        day = formats.date(tier_asked.look(previous(selection.period_end), selection))
        title = _("Subjects on {day}").format(day=day)
        return Drill(Source("risk_tiers/subjects_then", title, columns), "", None)
    return _subjects(asked.reason, selection)


def _subjects(reason: str | None, selection: Selection) -> Drill:
    columns = ("subject_name", "uscc", "risk_tier", *_WHY, *_WHERE)
    params = {"reason_codes": [reason] if reason else []}
    if reason is None:
        return Drill(Source("risk_tiers/subjects", _("Subjects"), columns, params), "", None)
    frame = mart.frame(
        "risk_tiers/reasons", selection, higher_tiers=selection.risk_tiers or tier_asked.TIERS
    )
    expected = int(frame.loc[frame["reason_code"] == reason, "subject_count"].sum())
    heading = _("Reason: {reason}").format(reason=labels.word("score_reason", reason))
    return Drill(Source("risk_tiers/subjects", heading, columns, params), heading, expected)


def _moved(asked: Asked, move: str, selection: Selection) -> Drill:
    expected = tier_moves.number(tier_moves.counts(asked, selection), move)
    heading = _("{move}, {first} to {last}").format(
        move=tier_moves.words(move),
        first=formats.date(tier_asked.look(asked.moved_from, selection)),
        last=formats.date(tier_asked.look(asked.moved_to, selection)),
    )
    columns = ("subject_name", "uscc", "tier_before", "tier_after", *_WHY, *_WHERE)
    params = {"moves": tier_asked.on_path(tier_asked.moves(move)), **tier_moves.months(asked)}
    return Drill(Source("risk_tiers/moved", heading, columns, params), heading, expected)


def _graded(asked: Asked, tier: str, grade: str, selection: Selection) -> Drill:
    frame = mart.frame("risk_tiers/scheme_cross", selection, scheme=asked.scheme)
    cell = frame[(frame["risk_tier"] == tier) & (frame["grade_code"] == grade)]
    heading = _("Tier {tier}, and {grade} in {scheme}").format(
        tier=tier, grade=grade, scheme=labels.word("scheme", asked.scheme)
    )
    columns = ("subject_name", "uscc", "risk_tier", "grade_code", "evaluated_on", *_WHY, *_WHERE)
    params = {"scheme": asked.scheme, "grade": grade, "tier": tier}
    source = Source("risk_tiers/graded", heading, columns, params)
    return Drill(source, heading, int(cell["subject_count"].sum()))


def _chip(heading: str, selection: Selection) -> markup.Markup | None:
    if not heading:
        return None
    return markup.el(
        "a",
        markup.el("span", _("List of"), class_="cc-chip-title"),
        markup.isolated(heading),
        markup.el("i", class_="cc-icon cc-icon-close", aria_hidden="true"),
        href=tier_asked.opening(selection),
        class_="cc-chip",
        title=_("Show all subjects again"),
    )
