"""What stands in the cells of the table of alerts: severity, whom it is about, the evidence."""

from collections.abc import Callable

from dashboard import alert_words, labels, links, markup
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection

Row = dict[str, object]
PARAM = "alert"
_TONES = {"high": "bad", "medium": "accent", "low": "stale"}


def evidence(alert_id: str, selection: Selection) -> str:
    """Return the address of the records behind an alert."""
    return links.to("records", selection, alert=alert_id)


def severity(code: str) -> Markup:
    """Return a severity as a mark with its word."""
    tone = _TONES.get(code, "stale")
    words = labels.word("alert_severity", code)
    return markup.el("span", words, class_=f"cc-flag cc-flag-{tone}")


def member(row: Row, selection: Selection) -> Markup:
    """Return whom an alert is about; a subject opens its file, everything else its evidence."""
    name = row[f"member_{selection.language}"]
    if row["member_kind"] == "subject":
        address = links.to("enterprise", selection, uscc=str(row["member_code"]))
    else:
        address = evidence(str(row["alert_id"]), selection)
    return markup.el("a", markup.isolated(name), href=address, class_="cc-subject")


def value(row: Row, selection: Selection) -> Markup:
    """Return what was found, opening the records it counts."""
    text = alert_words.value(str(row["alert_rule_id"]), row["alert_value"])
    title = _("Open the records behind this alert")
    address = evidence(str(row["alert_id"]), selection)
    return markup.el("a", text, href=address, title=title)


def _severity(row: Row, _selection: Selection) -> Markup:
    return severity(str(row["alert_severity"]))


def _reference(row: Row, _selection: Selection) -> Markup:
    return markup.el("span", alert_words.reference(row["reference_value"]))


def _chance(row: Row, _selection: Selection) -> Markup:
    return markup.el("span", alert_words.chance(row["p_value"]))


CELLS: dict[str, Callable[[Row, Selection], Markup]] = {
    "alert_severity": _severity,
    "member_zh": member,
    "member_en": member,
    "alert_value": value,
    "reference_value": _reference,
    "p_value": _chance,
}


def is_cell(column: str, row: Row) -> bool:
    """Return whether a cell is one of a table of alerts."""
    return column in CELLS and "alert_id" in row
