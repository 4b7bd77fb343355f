"""The head of a credit file: who the subject is, its flags and facts, and its timeline."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard import (
    charts,
    formats,
    labels,
    links,
    markup,
    mart,
    states,
    table_cells,
    values,
)
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection
from dashboard.timeline import Timeline, quarter

Subject = dict[str, object]
# What the file asks for in any case, in that order.
READ = tuple(
    f"enterprise/{name}"
    for name in (
        *("score", "score_points", "direct_rules", "peer_group", "score_history", "what_if"),
        *("restrictions", "neighbours", "counts", "repair_states"),
        "commitment_states",
    )
)
QUARTERS = 12
USCC_LENGTH = 18
FACTS = (
    "uscc",
    "subject_type",
    "registered_on",
    "district_code",
    "town_code",
    "functional_zone_code",
    "address",
    "industry_section",
    "industry_division",
    "registered_capital_cny",
    "size_class",
    "former_names",
    "registration_department_code",
    "last_annual_report_year",
    "risk_evaluated_on",
)


def stop_unless_known(selection: Selection) -> Subject:
    """Return the subject of the address, or end the page with what is wrong with its code."""
    asked = (selection.extra_value("uscc") or "").strip().upper()
    back = _("Search for the subject by name or code on the page Subject search.")
    if not asked:
        states.empty(_("No subject is chosen"), back)
        st.stop()
    if len(asked) != USCC_LENGTH or not (asked.isascii() and asked.isalnum()):
        title = _("This is not a unified social credit code")
        states.empty(title, _("A code has 18 digits and capital letters.") + " " + back)
        st.stop()
    found = mart.frame("enterprise/header", selection, uscc=asked)
    if found.empty:
        states.empty(_("No subject with the code {uscc}").format(uscc=asked), back)
        st.stop()
    return records_of(found)[0]


def heading(subject: Subject) -> None:
    """Show name, tier, flags and the registered facts."""
    name = str(subject["subject_name"])
    flags = [
        markup.el("span", text, class_=f"cc-flag cc-flag-{tone}")
        for text, tone, is_set in (
            (_("On a serious dishonesty list"), "bad", subject.get("is_dishonest")),
            (_("On the abnormal operation list"), "bad", subject.get("is_abnormal")),
            (values.cell("subject_status", subject["subject_status"]), "neutral", True),
        )
        if is_set
    ]
    st.html(
        markup.el(
            "section",
            markup.el(
                "div",
                table_cells.tier(subject["risk_tier"]),
                _scheme(subject),
                markup.el("h2", markup.isolated(name, title=name)),
                flags,
                _on_map(subject),
                class_="cc-subject-head",
            ),
            _facts(subject),
            _origin(subject),
            class_="cc-panel cc-file",
        )
    )


def _on_map(subject: Subject) -> Markup | None:
    """Return the way to a listed subject's place on the map."""
    if not subject.get("is_dishonest"):
        return None
    uscc = str(subject["uscc"])
    # Of the filters only those of the reader's language and theme: the subject is to be seen.
    return markup.el(
        "a",
        _("Show on the map"),
        href=links.to("map", None, find=uscc, focus=uscc),
        class_="cc-action",
    )


def timeline(uscc: str, selection: Selection) -> None:
    """Show when things happened: a lane a kind of record, a mark a quarter."""
    frame = _recent(mart.frame("enterprise/counts", selection, uscc=uscc), selection.as_of)
    if frame.empty:
        return
    charts.show(
        "timeline",
        frame,
        Timeline(quarters(selection.as_of)),
        selection,
        key="timeline",
        title=_("What happened when?"),
        subtitle=_("Records a quarter, {count} quarters; a larger mark is more").format(
            count=QUARTERS
        ),
        columns=("period", "record_type", "record_count"),
    )


def _recent(counts: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Return what happened in the quarters drawn; a relation does not happen, it stands."""
    last = pd.Period(as_of, freq="Q")
    first = (last - (QUARTERS - 1)).start_time
    drawn = counts["period"].between(first, last.start_time)
    found = counts[drawn & (counts["record_type"] != "relation")]
    return found.sort_values(["period", "record_type"])


def quarters(as_of: date) -> tuple[str, ...]:
    """Return the twelve quarters that end with the one of `as_of`, oldest first."""
    last = pd.Period(as_of, freq="Q")
    days = [(last - back).start_time for back in range(QUARTERS - 1, -1, -1)]
    return tuple(quarter(day) for day in days)


def _scheme(subject: Subject) -> Markup:
    """Return which scheme the tier is of, and that it is nobody's official rating."""
    scheme = subject["risk_scheme_code"]
    known = not formats.is_missing(scheme) and scheme
    name = values.cell("risk_scheme_code", scheme) if known else _("Not rated")
    said = _("Scheme shown: {scheme}; internal aid, not an official rating").format(scheme=name)
    return markup.el("small", said, class_="cc-quiet cc-scheme")


def _facts(subject: Subject) -> Markup:
    known = [name for name in FACTS if not formats.is_missing(subject.get(name)) and subject[name]]
    return markup.el(
        "dl",
        [
            markup.el(
                "div",
                markup.el("dt", labels.field(name)),
                markup.el("dd", table_cells.folded(values.cell(name, subject[name]))),
            )
            for name in known
        ],
        class_="cc-facts",
    )


def _origin(subject: Subject) -> Markup:
    """Return where the facts come from: source file and line, record, day received."""
    text = _("Source: {file}, line {line}; record {record}; received {day}").format(
        file=subject["source_file"],
        line=subject["source_line"],
        record=subject["record_id"],
        day=formats.date(subject["reported_on"]),  # type: ignore[arg-type]
    )
    return markup.el("p", markup.isolated(text), class_="cc-quiet")
