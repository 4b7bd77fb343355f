"""What the end of each record would change, as a table: how it ends, score and tier after."""

import pandas as pd

from dashboard import formats, labels, markup, score_table, table_cells
from dashboard.frames import records_of
from dashboard.i18n import _, ngettext
from dashboard.markup import Markup
from dashboard.selection import Selection

# More records than this unfold below.
SHOWN = 8
Row = dict[str, object]


def name(row: Row) -> str:
    """Return what a record is called in a sentence: indicator, severity, day."""
    indicator = labels.word("score_indicator", str(row["indicator_id"]))
    severity = labels.word("score_severity", str(row["severity"]))
    return _("{indicator} ({severity}) of {day}").format(
        indicator=indicator,
        severity=severity,
        day=formats.date(row["happened_on"]),  # type: ignore[arg-type]
    )


def table(
    rows: pd.DataFrame, title: str, names: dict[str, str], uscc: str, selection: Selection
) -> Markup:
    """Return the rows of one scenario, the first ones at once and the rest unfolding.

    Args:
        rows: Rows of enterprise/what_if in order, with record_type, rule_version, next_decay.
        title: Its heading.
        names: Names of related subjects by their code.
        uscc: The subject.
        selection: The filters that links keep.
    """
    lines = [_line(row, names, uscc, selection) for row in records_of(rows)]
    shown = _framed(title, lines[:SHOWN])
    rest = lines[SHOWN:]
    more = None
    if rest:
        count = ngettext("{count} more record", "{count} more records", len(rest)).format(
            count=formats.number(len(rest))
        )
        more = markup.el(
            "details", markup.el("summary", count), _framed(title, rest), class_="cc-behind"
        )
    return markup.el("div", markup.el("h4", title), shown, more)


def _framed(title: str, lines: list[Markup]) -> Markup:
    headings = (
        (_("Record"), None),
        (_("Points"), "cc-number"),
        (_("Score after"), "cc-number"),
        (_("Tier after"), None),
        (_("How it ends"), None),
    )
    head = [markup.el("th", word, scope="col", class_=kind) for word, kind in headings]
    return markup.el(
        "div",
        markup.el(
            "table",
            markup.el("thead", markup.el("tr", head)),
            markup.el("tbody", lines),
            class_="cc-table",
        ),
        class_="cc-table-frame",
        tabindex="0",
        role="region",
        aria_label=title,
    )


def _line(row: Row, names: dict[str, str], uscc: str, selection: Selection) -> Markup:
    way = score_table.way(row, names, uscc, selection)
    cells = (
        (markup.el("span", name(row), markup.el("br"), way), "cc-long"),
        (formats.points(row["points"], signed=True), "cc-number"),
        (markup.el("b", formats.points(row["score_after"])), "cc-number"),
        (table_cells.tier(row["grade_after"]), None),
        (_ending(row), "cc-long"),
    )
    return markup.el("tr", [markup.el("td", text, class_=kind) for text, kind in cells])


def _ending(row: Row) -> str:
    """Return how a record ends: by repair and from when, or by itself and when."""
    said = []
    if row["is_repairable"]:
        repair = _("Repairable from {day}").format(day=formats.date(row["repair_from"]))  # type: ignore[arg-type]
        rule = row["rule_version"]
        known = not formats.is_missing(rule) and rule
        said.append(f"{repair} ({labels.word('rule_version', str(rule))})" if known else repair)
    if not formats.is_missing(row["changes_on"]):
        day = formats.date(row["changes_on"])  # type: ignore[arg-type]
        factor = float(str(row["next_decay"]))
        fading = _("Counts at most {share} from {day}") if factor else _("Ends by itself on {day}")
        said.append(fading.format(share=formats.percent(factor, 0), day=day))
    elif not row["is_repairable"]:
        said.append(_("Stays until its cause ends"))
    return _("; ").join(said)
