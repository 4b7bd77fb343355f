"""Data status: builds, loaded tables, late sources and warnings."""

import pandas as pd
import streamlit as st

from dashboard import (
    build_history,
    charts,
    formats,
    labels,
    links,
    markup,
    mart,
    table_markup,
    values,
)
from dashboard.build_history import BuildRecord
from dashboard.chart_heat import Heat
from dashboard.chart_ranking import Ranking
from dashboard.frames import records_of
from dashboard.i18n import N_, _
from dashboard.markup import Markup
from dashboard.quarantine import TABLE
from dashboard.selection import Selection

REASONS = 2
OUTCOMES = {
    "published": (N_("published"), "good"),
    "running": (N_("running"), "neutral"),
    "refused": (N_("refused"), "bad"),
    "failed": (N_("failed"), "bad"),
    "interrupted": (N_("interrupted"), "bad"),
}


def builds(selection: Selection) -> None:
    """Show the newest builds with their outcome; the one in use is marked."""
    found = build_history.newest()
    if not found:
        return
    head = [
        _("Build"),
        _("Started"),
        _("Outcome"),
        _("Data as of"),
        _("Source"),
        _("Rows read"),
        _("Kept"),
        _("Refused"),
        _("Seconds"),
    ]
    rows = [_build(record, selection) for record in found]
    body = table_markup.grid(head, rows, numbers=range(5, 9), caption=_("Builds"))
    st.html(panel(_("Builds"), body))


def loaded(selection: Selection) -> None:
    """Show every source table: rows read = kept + refused, each refused count opening its rows."""
    frame = mart.frame("data_status/tables", selection)
    head = [
        _("Table"),
        _("Rows read"),
        _("Kept"),
        _("Refused"),
        _("Share refused"),
        _("Read = kept + refused"),
        _("Last received"),
        _("Next expected by"),
        _("Late"),
    ]
    rows = [_loaded(row, selection) for row in records_of(frame)]
    rows.append(_sum(frame))
    body = table_markup.grid(head, rows, numbers=range(1, 5), caption=_("Source tables"))
    st.html(panel(_("Source tables"), body))


def lawful_use(selection: Selection) -> None:
    """Show how many kept rows may be used today, and why the others may not."""
    frame = mart.frame("data_status/lawful_use", selection)
    if frame.empty:
        return
    charts.show(
        "heat",
        frame,
        Heat(row="table_name", column="verdict", value="row_count"),
        selection,
        key="lawful_use",
        title=_("Which kept rows may be used today?"),
        subtitle=_("Rows by verdict of lawful use, this build"),
        columns=("table_name", "verdict", "row_count"),
    )


def warnings(selection: Selection) -> None:
    """Show which rules were broken without the row being refused."""
    frame = mart.frame("data_status/warnings", selection, table_names=[])
    if frame.empty:
        st.html(panel(_("Warnings by rule"), markup.el("p", _("No warnings in this build."))))
        return
    by_rule = frame.groupby("rule_id", as_index=False)["row_count"].sum()
    charts.show(
        "ranking",
        by_rule,
        Ranking(dimension="rule_id", value="row_count"),
        selection,
        key="warnings",
        title=_("Which rules are broken most?"),
        subtitle=_("Rows kept with a warning, this build"),
        columns=("rule_id", "row_count"),
    )


def panel(title: str, *body: object) -> Markup:
    """Return a titled panel."""
    return markup.el("section", markup.el("h3", title), body, class_="cc-panel")


def _build(record: BuildRecord, selection: Selection) -> list[object]:
    word, tone = OUTCOMES.get(record.outcome, (record.outcome, "neutral"))
    is_used = record.build_id == selection.build_id
    reasons = [markup.el("div", text, class_="cc-quiet") for text in record.reasons[:REASONS]]
    more = len(record.reasons) - REASONS
    if more > 0:
        reasons.append(markup.el("div", _("and {count} more").format(count=more)))
    return [
        [record.build_id, markup.el("span", _("in use"), class_="cc-flag") if is_used else None],
        formats.moment(record.started_at),
        [markup.el("b", _(word), class_=f"cc-{tone}"), reasons],
        record.as_of,
        markup.isolated(record.source_name),
        formats.number(record.read),
        formats.number(record.kept),
        formats.number(record.refused),
        formats.number(record.seconds, 1),
    ]


def _loaded(row: dict[str, object], selection: Selection) -> list[object]:
    name = str(row["table_name"])
    read, kept, refused = (int(str(row[f"{part}_count"])) for part in ("read", "kept", "refused"))
    opened = links.with_(selection, **{TABLE: name, "rule": None, "page": None}) + "#quarantine"
    count = formats.number(refused)
    late = values.cell("is_stale", row["is_stale"])
    return [
        labels.word("table", name),
        formats.number(read),
        formats.number(kept),
        markup.el("a", count, href=opened) if refused else count,
        formats.percent(refused / read, 2) if read else formats.MISSING,
        _holds(read, kept, refused),
        values.cell("last_reported_on", row["last_reported_on"]),
        values.cell("expected_by", row["expected_by"]),
        markup.el("b", late, class_="cc-bad") if row["is_stale"] is True else late,
    ]


def _sum(frame: pd.DataFrame) -> list[object]:
    parts = ("read", "kept", "refused")
    read, kept, refused = (int(frame[f"{part}_count"].sum()) for part in parts)
    return [
        markup.el("b", _("Total")),
        formats.number(read),
        formats.number(kept),
        formats.number(refused),
        formats.percent(refused / read, 2) if read else formats.MISSING,
        _holds(read, kept, refused),
        *[""] * 3,
    ]


def _holds(read: int, kept: int, refused: int) -> Markup:
    """Return whether every row that was read is accounted for."""
    if read == kept + refused:
        return markup.el("span", "\u2713 ", _("holds"), class_="cc-good")
    lost = formats.number(read - kept - refused)
    return markup.el("b", _("{count} rows unaccounted for").format(count=lost), class_="cc-bad")
