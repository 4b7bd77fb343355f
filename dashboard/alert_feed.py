"""The feed of alerts: areas, departments and sources one by one, subjects counted by rule."""

import pandas
import streamlit as st

from dashboard import alert_cells, alert_words, formats, links, markup, mart
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection
from queries import alert_rules

SHOWN = 8
_KINDS = ["area", "department", "source"]
_SEVERITIES = ("high", "medium", "low")


def show(selection: Selection) -> None:
    """Show the most severe alerts, at most eight lines, each leading to its records or list."""
    nothing: list[str] = []
    found = mart.frame(
        "alerts/list", selection, rule_ids=nothing, severities=nothing, alert_kinds=_KINDS
    )
    counts = mart.frame("alerts/counts", selection)
    counted = _counted(counts, selection)
    room = max(SHOWN - len(counted), 1)
    lines = [_line(row, selection) for row in records_of(found.head(room))] + counted
    total = formats.number(int(counts["alert_count"].sum()))
    way = markup.el("a", _("All {count} alerts").format(count=total),
                    href=links.to("alerts", selection))  # fmt: skip
    body = (
        markup.el("table", markup.el("tbody", lines), class_="cc-table cc-changes cc-feed")
        if lines
        else markup.el("p", _("Nothing is outside its thresholds."))
    )
    with st.container(border=True, key="cc_panel_alerts"):
        st.html(markup.el("section", markup.el("h3", _("What needs attention?"), way), body,
                          class_="cc-panel"))  # fmt: skip


def _line(row: dict[str, object], selection: Selection) -> Markup:
    """Return one alert: how severe, about whom, what was found against what, since when."""
    rule_id = str(row["alert_rule_id"])
    against = None
    if not formats.is_missing(row["reference_value"]) and not formats.is_missing(row["p_value"]):
        expected = alert_words.reference(row["reference_value"])
        against = markup.el("div", _("expected {value}").format(value=expected), class_="cc-quiet")
    since = None if formats.is_missing(row["since"]) else row["since"]
    return markup.el(
        "tr",
        markup.el("td", alert_cells.severity(str(row["alert_severity"]))),
        markup.el(
            "td",
            alert_cells.member(row, selection),
            markup.el("div", alert_words.name(rule_id), class_="cc-quiet"),
        ),
        markup.el("td", alert_cells.value(row, selection), against, class_="cc-number"),
        markup.el("td", formats.date(since), class_="cc-number cc-quiet"),  # type: ignore[arg-type]
    )


def _counted(counts: pandas.DataFrame, selection: Selection) -> list[Markup]:
    """Return one line for each rule about subjects that has alerts, leading to its list."""
    lines = []
    for rule_id, rule in alert_rules.rules().items():
        own = counts[counts["alert_rule_id"] == rule_id]
        if rule.kind != "subject" or own.empty:
            continue
        worst = next(one for one in _SEVERITIES if one in set(own["alert_severity"]))
        number = int(own["alert_count"].sum())
        text = alert_words.measured(number, "subjects")
        address = links.to("alerts", selection, rule=rule_id)
        lines.append(
            markup.el(
                "tr",
                markup.el("td", alert_cells.severity(worst)),
                markup.el("td", markup.el("a", alert_words.name(rule_id), href=address)),
                markup.el("td", markup.el("a", text, href=address), class_="cc-number"),
                markup.el("td", class_="cc-number"),
            )
        )
    return lines
