"""Rows as an HTML table: sortable headings, numbers flush right, names that open their file."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd

from dashboard import formats, labels, links, markup, table_cells, values
from dashboard.frames import records_of
from dashboard.markup import Markup
from dashboard.selection import Selection
from queries import registry

# Units that only say what is counted.
COUNTERS = frozenset(
    (
        "subjects",
        "cases",
        "decisions",
        "records",
        "applications",
        "commitments",
        "inspections",
        "indicators",
        "rows",
    )
)


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
    body = [_row(record, columns, selection) for record in records_of(rows)]
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
    """Return a table in its frame, as text that static/js/shell.js puts in.

    Streamlit cleans the markup it is given cell by cell, which takes a browser longer than to draw
    all charts of a page. Here every part is escaped by `markup.el`, as all pages of the web that a
    server writes are, and the policy of the pages runs no script that stands in markup.
    """
    written = markup.el(
        "table",
        markup.el("caption", caption, class_="cc-visually-hidden"),
        markup.el("thead", head),
        markup.el("tbody", body),
        class_="cc-table",
    )
    return markup.el(
        "div",
        data_cc_later=written,
        class_="cc-table-frame",
        # A frame that scrolls sideways must be reachable by keyboard.
        tabindex="0",
        role="region",
        aria_label=caption,
    )


def heading(column: str) -> str:
    """Return a column's heading with its unit; a count is a count of what the heading names."""
    field = registry.fields().get(column)
    if field is None:
        return column
    name = labels.field(column)
    unit = field.unit
    if unit is None or unit in COUNTERS or field.type in ("money", "rate"):
        return name
    symbol = registry.units()[unit].symbol
    words = "" if symbol is None else values.words(symbol)
    # "Working days in total" needs no "(working days)".
    return name if words.lower() in name.lower() else f"{name} ({words})"


def _row(record: dict[str, object], columns: Sequence[str], selection: Selection) -> Markup:
    withdrawn = record.get(table_cells.WITHDRAWN)
    is_withdrawn = not formats.is_missing(withdrawn) and withdrawn is not None
    cells = [
        markup.el(
            "td",
            table_cells.cell(column, record.get(column), record, selection)
            if not (is_withdrawn and column in table_cells.NAMES)
            else table_cells.withdrawn(withdrawn),
            class_=_width_class(column),
        )
        for column in columns
    ]
    return markup.el("tr", cells, class_="cc-withdrawn" if is_withdrawn else None)


@cache
def _width_class(column: str) -> str:
    """Return how a column behaves when room is short: words wrap, everything else stays whole."""
    if values.is_numeric(column):
        return "cc-number"
    field = registry.fields().get(column)
    if column in table_cells.NAMES:
        return "cc-name"
    if column == table_cells.SOURCE_FILE:
        return "cc-source"
    if column.endswith("_no"):
        return "cc-code"
    if values.has_words(column):
        return "cc-word"
    return "cc-long" if field is not None and field.type in ("text", "json") else "cc-short"


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
