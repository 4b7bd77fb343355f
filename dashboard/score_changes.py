"""How a subject's score came about, and what would change it from here."""

import streamlit as st

from dashboard import (
    charts,
    formats,
    markup,
    mart,
    related_subjects,
    score_explained,
    what_if_table,
)
from dashboard.chart_score_history import ScoreHistory
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.markup import Markup
from dashboard.selection import Selection

MONTHS = 36
Row = dict[str, object]


def history(uscc: str, selection: Selection) -> None:
    """Show score and tier at each month's end, and what began to count when."""
    spans = mart.frame("enterprise/score_history", selection, uscc=uscc)
    if spans.empty:
        return
    limits = mart.frame("frame/score_limits", selection)
    points = mart.frame("enterprise/score_points", selection, uscc=uscc)
    moved = points[(points["points"] != 0) | points["direct_rule_id"].notna()]
    events = zip(moved["seen_on"], moved["indicator_id"], strict=True)
    charts.show(
        "score_history",
        spans,
        ScoreHistory(
            selection.as_of,
            tuple(zip(limits["grade_code"], limits["score_from"].astype(float), strict=True)),
            tuple((day.date(), str(name)) for day, name in events),
        ),
        selection,
        key="score_history",
        title=_("How did score and tier come about?"),
        subtitle=_(
            "Score at each month's end, {months} months; dots: records still in use that began "
            "to count; open diamond: a record withdrawn since"
        ).format(months=MONTHS),
        columns=("started_on", "ended_on", "score", "grade_code", "has_withdrawn"),
    )


def what_if(uscc: str, selection: Selection) -> None:
    """Show for each record what its end would change, the best repair, and all repairs in turn."""
    section = _what_if(uscc, selection)
    if section is not None:
        st.html(section)


@kept
def _what_if(uscc: str, selection: Selection) -> Markup | None:
    score = score_explained.of(uscc, selection)
    found = mart.frame("enterprise/what_if", selection, uscc=uscc)
    if score is None or found.empty:
        return None
    points = mart.frame("enterprise/score_points", selection, uscc=uscc)
    more = points[["indicator_id", "record_id", "record_type", "rule_version", "next_decay"]]
    rows = found.merge(more, on=["indicator_id", "record_id"]).sort_values("step_no")
    alone, path = (rows[rows["scenario"] == name] for name in ("alone", "path"))
    names = related_subjects.names(uscc, selection)
    said = _(
        "Score and tier once the record is gone: all caps and direct rules apply "
        "again to what is left, everything else as on {day}."
    ).format(day=formats.date(selection.as_of))
    return markup.el(
        "section",
        markup.el("h3", _("What would change it?")),
        what_if_table.table(alone, _("Each record alone"), names, uscc, selection),
        what_if_table.table(path, _("All repairs in turn"), names, uscc, selection)
        if len(path)
        else None,
        markup.el("p", said, class_="cc-quiet"),
        class_="cc-panel cc-what-if",
        id="what-if",
    )
