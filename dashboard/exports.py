"""The export menu: CSV and workbook of a whole table, within the limits of the viewer's role."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from dashboard import export_files, filters, formats, mart, settings, table_markup, values, viewer
from dashboard.access import Role, Scope
from dashboard.export_files import Sheet
from dashboard.i18n import _
from dashboard.selection import FILTERS, Selection
from dashboard.table_markup import Order
from queries import registry
from queries.runner import Value

# How many rows one file may take out of the house; leadership works with aggregates.
ROW_LIMITS: dict[Role, int] = {
    "leadership": 0,
    "officer": 1_000,
    "liaison": 20_000,
    "regulator": 50_000,
    "operator": 50_000,
    "auditor": 50_000,
    "credit_office": 200_000,
}
_log = logging.getLogger("credit.exports")


@dataclass(frozen=True)
class Extract:
    """The table to export: query, title, parameters, columns, order and number of rows."""

    query: str
    title: str
    params: Mapping[str, Value]
    columns: Sequence[str]
    order: Order
    total: int


def menu(extract: Extract, selection: Selection) -> None:
    """Show the export menu of a table; the file is only made when it is asked for."""
    limit = row_limit(selection.scope)
    reason = None if limit else _("Your role works with aggregates and does not export rows.")
    with st.popover(_("Export"), disabled=not limit, help=reason):
        if extract.total > limit:
            st.caption(
                _("The file holds the first {limit} of {total} rows, as your role allows.").format(
                    limit=formats.number(limit), total=formats.number(extract.total)
                )
            )
        stem = file_stem(extract, selection)
        for label, ending, mime, write in (
            (_("CSV (UTF-8)"), "csv", "text/csv", export_files.csv_bytes),
            (_("Excel workbook"), "xlsx", _XLSX, export_files.xlsx_bytes),
        ):
            st.download_button(
                label,
                data=_maker(extract, selection, write),
                file_name=f"{stem}.{ending}",
                mime=mime,
                key=f"export_{ending}_{extract.query}",
                on_click="ignore",
                width="stretch",
            )


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def row_limit(scope: Scope) -> int:
    """Return how many rows the viewer may take into one file."""
    return ROW_LIMITS[scope.role]


def sheet(extract: Extract, selection: Selection) -> Sheet:
    """Return the rows of a table with everything that makes them quotable."""
    limit = row_limit(selection.scope)
    found = mart.page(
        extract.query,
        selection,
        order_by=extract.order.column,
        descending=extract.order.is_descending,
        limit=limit,
        **extract.params,
    )
    rows = found.rows[list(extract.columns)]
    return Sheet(
        title=extract.title,
        notes=_notes(selection, len(rows), found.total),
        headings=[_heading(column) for column in extract.columns],
        frame=pd.DataFrame({column: _written(column, rows[column]) for column in rows}),
        percent_columns=frozenset(c for c in extract.columns if _type(c) == "rate"),
    )


def file_stem(extract: Extract, selection: Selection) -> str:
    """Return a file name without its ending: what it holds and the day of the data."""
    plain = "".join(sign if sign.isalnum() else "_" for sign in extract.title)
    return f"{plain}_{selection.as_of:%Y%m%d}"


def _maker(
    extract: Extract, selection: Selection, write: Callable[[Sheet], bytes]
) -> Callable[[], bytes]:
    # The file is made when it is fetched, outside of any page run.
    reader = viewer.current()

    def make() -> bytes:
        with viewer.acting_as(reader):
            made = write(sheet(extract, selection))
        _log.info(
            "export query=%s rows<=%s by=%s role=%s build=%s",
            extract.query,
            row_limit(selection.scope),
            selection.scope.name,
            selection.scope.role,
            selection.build_id,
        )
        return made

    return make


def _notes(selection: Selection, rows: int, total: int) -> list[tuple[str, str]]:
    now = datetime.now(ZoneInfo(settings.get().time_zone))
    chosen = [
        f"{_(filters.TITLES[name])}: "
        + _(", ").join(filters.value_label(name, value) for value in getattr(selection, name))
        for name in FILTERS
        if getattr(selection, name)
    ]
    period = formats.period(selection.period_start, selection.period_end)
    count = formats.number(rows)
    if rows < total:
        count = _("{count} of {total}").format(count=count, total=formats.number(total))
    notes = [
        (_("Filters"), _("; ").join(chosen) or _("none")),
        (_("Period"), period),
        (_("Data as of"), formats.date(selection.as_of)),
        (_("Build"), selection.build_id),
        (_("Rows"), count),
        (_("Exported by"), f"{selection.scope.name} ({selection.scope.role})"),
        (_("Exported at"), f"{now:%Y-%m-%d %H:%M} {now:%Z}"),
    ]
    if mart.current().is_synthetic:
        notes.append((_("Note"), _("Synthetic demonstration data")))
    return notes


def _heading(column: str) -> str:
    """Return a heading; of money with its unit, which on a page stands beside each sum."""
    heading = table_markup.heading(column)
    symbol = registry.units()["CNY"].symbol
    if _type(column) != "money" or symbol is None:
        return heading
    return f"{heading} ({values.words(symbol)})"


def _written(column: str, cells: pd.Series) -> list[object]:
    """Return a column for a file: numbers and dates as such, codes in words."""
    if _type(column) in ("integer", "decimal", "money", "rate", "date", "timestamp"):
        return list(cells)
    return [None if formats.is_missing(cell) else values.cell(column, cell) for cell in cells]


def _type(column: str) -> str | None:
    field = registry.fields().get(column)
    return None if field is None else field.type
