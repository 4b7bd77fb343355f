"""Rows as an HTML table: sortable headings, numbers flush right, names that open their file."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import formats, labels, links, markup, values
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection
from queries import registry

# A longer text is folded: one row must not push the others off the screen.
FOLD_FROM = 60
TIER_COLUMNS = frozenset({"risk_tier", "related_risk_tier", "grade_code"})
# A name opens the file of the code beside it.
NAMES = {"subject_name": "uscc", "related_subject_name": "related_uscc"}
WITHDRAWN = "withdrawal"


@dataclass(frozen=True)
class Order:
    """How the rows are ordered, and the address parameter that says so."""

    column: str | None
    is_descending: bool = False
    param: str = "sort"

    def written(self, column: str) -> str:
        """Return the parameter's value that orders by `column`, turning round if it does."""
        turns = column == self.column and not self.is_descending
        return f"-{column}" if turns else column


def table(
    rows: pd.DataFrame,
    columns: Sequence[str],
    selection: Selection,
    *,
    order: Order | None = None,
    caption: str,
) -> Markup:
    """Return rows as a table.

    Args:
        rows: The rows of this page, `columns` and what links need (uscc, withdrawal) among them.
        columns: Names as in fields.yml, in the order shown.
        selection: Its filters travel with every link.
        order: Present order; None makes the headings plain.
        caption: Name of the table for those who do not see it.
    """
    head = markup.el("tr", [_heading(column, selection, order) for column in columns])
    body = [_row(record, columns, selection) for record in rows.to_dict("records")]
    return _framed(head, body, caption)


def grid(
    headings: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    numbers: Collection[int] = (),
    caption: str,
) -> Markup:
    """Return ready cells as a table; `numbers` are the places of columns set flush right."""

    def line(tag: str, cells: Sequence[object], **attributes: str) -> Markup:
        return markup.el(
            "tr",
            [
                markup.el(tag, cell, class_="cc-number" if place in numbers else None, **attributes)
                for place, cell in enumerate(cells)
            ],
        )

    return _framed(line("th", headings, scope="col"), [line("td", row) for row in rows], caption)


def _framed(head: Markup, body: Sequence[Markup], caption: str) -> Markup:
    return markup.el(
        "div",
        markup.el(
            "table",
            markup.el("caption", caption, class_="cc-visually-hidden"),
            markup.el("thead", head),
            markup.el("tbody", body),
            class_="cc-table",
        ),
        class_="cc-table-frame",
        # A frame that scrolls sideways must be reachable by keyboard.
        tabindex="0",
        role="region",
        aria_label=caption,
    )


def heading(column: str) -> str:
    """Return a column's heading with its unit."""
    field = registry.fields().get(column)
    if field is None:
        return column
    name = labels.field(column)
    if field.unit is None or field.type in ("money", "rate"):
        return name
    symbol = registry.units()[field.unit].symbol
    return name if symbol is None else f"{name} ({values.words(symbol)})"


def tier(code: object) -> Markup:
    """Return a tier as its letter on its colour; what is not rated stays grey."""
    letter = str(code)
    if letter in ("A", "B", "C", "D"):
        title = labels.word("risk_tier", letter)
        return markup.el("b", letter, class_=f"cc-tier cc-tier-{letter.lower()}", title=title)
    return markup.el("span", labels.word("risk_tier", letter), class_="cc-quiet")


def subject_link(name: object, uscc: object, selection: Selection) -> Markup:
    """Return a subject's name, opening its file; a withheld identity says so."""
    if formats.is_missing(uscc) or not uscc:
        return markup.el("span", _("Identity withheld"), class_="cc-quiet")
    text = str(uscc) if formats.is_missing(name) or not name else str(name)
    address = links.to("enterprise", selection, uscc=str(uscc))
    return markup.el("a", folded(text, link=True), href=address, class_="cc-subject")


def folded(text: str, *, link: bool = False) -> Markup:
    """Return a text, its end folded away when it is long; inside a link it is only cut."""
    if len(text) <= FOLD_FROM:
        return markup.isolated(text)
    start = text[:FOLD_FROM].rstrip() + "\u2026"
    if link:
        return markup.isolated(start, title=text[:500])
    summary = markup.el("summary", markup.isolated(start))
    return markup.el("details", summary, markup.isolated(text), class_="cc-fold")


def cell(column: str, value: object, record: dict[str, object], selection: Selection) -> Markup:
    """Return the content of one cell."""
    if column in NAMES:
        return subject_link(value, record.get(NAMES[column]), selection)
    if formats.is_missing(value) or value == "":
        return markup.el("span", formats.MISSING, class_="cc-quiet")
    if column in TIER_COLUMNS and record.get("scheme_code", "SAMR_ABCD") == "SAMR_ABCD":
        return tier(value)
    field = registry.fields().get(column)
    if field is not None and field.type == "boolean":
        return markup.el("span", values.cell(column, value), class_="" if value else "cc-quiet")
    return folded(values.cell(column, value))


def _row(record: dict[str, object], columns: Sequence[str], selection: Selection) -> Markup:
    withdrawn = record.get(WITHDRAWN)
    is_withdrawn = not formats.is_missing(withdrawn) and withdrawn is not None
    cells = [
        markup.el(
            "td",
            cell(column, record.get(column), record, selection)
            if not (is_withdrawn and column in NAMES)
            else _withdrawn(withdrawn),
            class_="cc-number" if values.is_numeric(column) else None,
        )
        for column in columns
    ]
    return markup.el("tr", cells, class_="cc-withdrawn" if is_withdrawn else None)


def _withdrawn(reason: object) -> Markup:
    """Return what stands in place of a subject whose record may no longer be shown."""
    words = values.cell(WITHDRAWN, reason)
    return markup.el("span", _("Withdrawn: {reason}").format(reason=words), class_="cc-quiet")


def _heading(column: str, selection: Selection, order: Order | None) -> Markup:
    field = registry.fields().get(column)
    title = values.words(field.definition) if field is not None else None
    text = heading(column)
    is_here = order is not None and order.column == column
    sign = ("\u2193" if order.is_descending else "\u2191") if is_here and order else ""
    content: object = text
    if order is not None:
        address = links.with_(selection, **{order.param: order.written(column), "page": None})
        content = markup.el("a", text, markup.el("span", sign, aria_hidden="true"), href=address)
    spoken = ("descending" if order and order.is_descending else "ascending") if is_here else None
    return markup.el(
        "th",
        content,
        scope="col",
        title=title,
        aria_sort=spoken,
        class_="cc-number" if values.is_numeric(column) else None,
    )
