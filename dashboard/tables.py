"""Tables people act on: paged and sorted by the database, with a column picker and exports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

import streamlit as st

from dashboard import exports, formats, links, markup, mart, states, table_markup
from dashboard.exports import Extract
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.markup import Markup
from dashboard.selection import Selection
from dashboard.table_markup import Order
from queries.runner import Page, Value

# As many as two screens hold: a browser takes longer for the rows of a page than for its charts.
PAGE_SIZE = 25
SORT, PAGE, COLUMNS = ADDRESS = ("sort", "page", "columns")


class _Part(TypedDict):
    order_by: str | None
    descending: bool
    limit: int
    offset: int


@dataclass(frozen=True)
class Source:
    """What a table shows: a query, its own parameters, and the columns shown at first.

    Attributes:
        query: Name of the query.
        title: Name of the table, also of its export.
        columns: Columns at first; empty means all of the query.
        params: Parameters of the query that are no filters.
        hidden: Columns that are never offered.
    """

    query: str
    title: str
    columns: tuple[str, ...] = ()
    params: Mapping[str, Value] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()


def actionable(source: Source, selection: Selection, *, page_size: int = PAGE_SIZE) -> int:
    """Show one page of a query's rows and return how many rows there are in all.

    Order, page and columns are part of the address, so a copied link shows the same rows.
    """
    offered = _offered(source, selection)
    shown = _shown(source, selection, offered)
    order = _order(selection, offered)
    number = _page_number(selection)
    found = _found(source, selection, order, number, page_size)
    if found.total == 0:
        states.empty()
        return 0
    if found.rows.empty:
        # The address names a page beyond the last: a filter has shortened the list since.
        st.query_params.pop(PAGE, None)
        st.rerun()
    _toolbar(source, selection, offered, shown, order, found.total)
    st.html(_page(source, selection, shown, order, number, page_size))
    return found.total


@kept
def _page(
    source: Source,
    selection: Selection,
    shown: Sequence[str],
    order: Order,
    number: int,
    page_size: int,
) -> Markup:
    found = _found(source, selection, order, number, page_size)
    table = table_markup.table(found.rows, shown, selection, order=order, caption=source.title)
    return table + pager(selection, number=number, page_size=page_size, total=found.total)


def ahead(source: Source, selection: Selection, *, page_size: int = PAGE_SIZE) -> None:
    """Begin to read the page that `actionable` is about to show."""
    order = _order(selection, _offered(source, selection))
    part = _part(order, _page_number(selection), page_size)
    mart.page_ahead(source.query, selection, **part, **source.params)


def _found(source: Source, selection: Selection, order: Order, number: int, page_size: int) -> Page:
    return mart.page(source.query, selection, **_part(order, number, page_size), **source.params)


def _part(order: Order, number: int, page_size: int) -> _Part:
    return {
        "order_by": order.column,
        "descending": order.is_descending,
        "limit": page_size,
        "offset": (number - 1) * page_size,
    }


def pager(selection: Selection, *, number: int, page_size: int, total: int) -> Markup:
    """Return the line below a table: which rows these are, and the way to the others."""
    last = max(1, -(-total // page_size))
    first_row = min((number - 1) * page_size + 1, total)
    text = _("Rows {first} to {last} of {total}").format(
        first=formats.number(first_row),
        last=formats.number(min(number * page_size, total)),
        total=formats.number(total),
    )
    steps = (
        (_("First"), 1, number > 1),
        (_("Previous"), number - 1, number > 1),
        (_("Next"), number + 1, number < last),
        (_("Last"), last, number < last),
    )
    ways = [
        markup.el("a", word, href=links.with_(selection, **{PAGE: str(to)}), class_="cc-action")
        for word, to, is_possible in steps
        if is_possible
    ]
    return markup.el("nav", markup.el("span", text), ways, class_="cc-pager", aria_label=_("Rows"))


def _toolbar(
    source: Source,
    selection: Selection,
    offered: Sequence[str],
    shown: Sequence[str],
    order: Order,
    total: int,
) -> None:
    with st.container(key=f"cc_tools_{source.query.replace('/', '_')}", horizontal=True):
        heading = markup.el("h2", source.title, " ", markup.el("small", formats.number(total)))
        st.html(markup.el("div", heading, class_="cc-table-title"))
        _picker(source.query, offered, shown)
        extract = Extract(source.query, source.title, source.params, shown, order, total)
        exports.menu(extract, selection)


def _picker(query: str, offered: Sequence[str], shown: Sequence[str]) -> None:
    key = f"columns_{query}"

    def choose() -> None:
        chosen = [column for column in offered if column in st.session_state[key]]
        st.query_params[COLUMNS] = ",".join(chosen or shown)

    with st.popover(_("Columns"), width="content"):
        st.session_state[key] = list(shown)
        st.pills(
            _("Columns shown"),
            options=list(offered),
            format_func=table_markup.heading,
            selection_mode="multi",
            key=key,
            on_change=choose,
        )


def _offered(source: Source, selection: Selection) -> list[str]:
    known = mart.columns(source.query, selection, **source.params)
    return [column for column in known if column not in source.hidden]


def _shown(source: Source, selection: Selection, offered: Sequence[str]) -> list[str]:
    asked = (selection.extra_value(COLUMNS) or "").split(",")
    chosen = [column for column in asked if column in offered]
    first = [column for column in source.columns if column in offered]
    return chosen or first or list(offered)


def _order(selection: Selection, offered: Sequence[str]) -> Order:
    asked = selection.extra_value(SORT) or ""
    column = asked.removeprefix("-")
    if column not in offered:
        return Order(None)
    return Order(column, asked.startswith("-"), SORT)


def _page_number(selection: Selection) -> int:
    asked = selection.extra_value(PAGE) or ""
    # Nine digits are more pages than any table has, and still a number every database takes.
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1
