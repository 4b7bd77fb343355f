"""What became of the commitments signed in the period: funnel, types, departments, months."""

import pandas as pd
import streamlit as st

from dashboard import (
    charts,
    commitment_asked,
    figures,
    formats,
    funnels,
    labels,
    links,
    markup,
    mart,
    table_markup,
)
from dashboard.chart_funnel import Funnel, Step
from dashboard.chart_trends import Trends
from dashboard.commitment_asked import SIX, STEPS, Asked
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.markup import Markup
from dashboard.selection import Selection

# Step -> the step its share is taken of, where that is not the one before.
BASES = {"due": "signed", "kept": "checked", "broken": "checked", "restricted": "broken"}
COUNTS = {
    "signed": "commitment_count",
    "due": "due_count",
    "checked": "checked_count",
    "kept": "fulfilled_count",
    "broken": "broken_count",
}


def lifecycle(asked: Asked, selection: Selection) -> None:
    """Show how far they have come; a bar opens the commitments that reached its step."""
    frame = mart.frame("commitments/lifecycle", selection, commitment_types=asked.types)
    found = [Step(step, labels.word("commitment_step", step), BASES.get(step)) for step in STEPS]
    chosen = asked.opened if asked.opened in STEPS else None
    funnels.show(
        frame,
        Funnel(tuple(found), "commitment_step", "commitment_count", chosen=chosen),
        selection,
        key="commitment_lifecycle",
        title=_("How far do commitments come?"),
        subtitle=_("Signed {period}, as they stand on {day}; a bar opens its commitments").format(
            period=formats.period(selection.period_start, selection.period_end),
            day=formats.date(selection.as_of),
        ),
        narrows="open",
        opens=lambda step: commitment_asked.opening(selection, step),
    )


def months(asked: Asked, selection: Selection) -> None:
    """Show how many were signed in each of 24 months."""
    frame = mart.frame("commitments/by_signing_month", selection, commitment_types=asked.types)
    name = _("Signed a month")
    charts.show(
        "trends",
        frame.assign(reading=name),
        Trends("reading", "commitment_count", (name,), ("accent",)),
        selection,
        key="commitment_signed",
        title=_("How many are signed each month?"),
        subtitle=_("Complete months; what became of them stands in the table"),
        columns=("period", *(column for column in COUNTS.values() if column != "due_count")),
    )


def types(asked: Asked, selection: Selection) -> None:
    """Show the types, in the vocabulary asked for; a name narrows the lower half of the page."""
    _panel("types", _types(asked, selection))


@kept
def _types(asked: Asked, selection: Selection) -> Markup:
    column = "six_type" if asked.vocabulary == SIX else "commitment_type"
    frame = mart.frame("commitments/by_type", selection)
    grouped = frame.groupby(column).agg(
        codes=("commitment_type", ",".join),
        **{name: (name, "sum") for name in COUNTS.values()},
    )
    rows = [
        _row(
            _way(_word(column, str(row[column])), str(row["codes"]), asked, selection),
            row,
            {"type": str(row["codes"])},
            selection,
        )
        for row in _by_size(grouped.reset_index(), column)
    ]
    title = _("Which types are signed, checked and kept?")
    head = _("Type as collected") if column == "commitment_type" else _("Six types")
    return _section(title, head, rows)


def departments(asked: Asked, selection: Selection) -> None:
    """Show the receiving departments with what they still have to check."""
    _panel("departments", _departments(asked, selection))


@kept
def _departments(asked: Asked, selection: Selection) -> Markup:
    frame = mart.frame("commitments/by_department", selection, commitment_types=asked.types)
    late = mart.frame("commitments/overdue_by_department", selection)
    both = frame.merge(late, on="department_code", how="outer").fillna({"overdue_count": 0})
    both = both.fillna(dict.fromkeys(COUNTS.values(), 0))
    if selection.department_codes:
        both = both[both["department_code"].isin(selection.department_codes)]
    rows = []
    for row in _by_size(both, "department_code"):
        code = str(row["department_code"])
        narrowed = () if selection.department_codes == (code,) else (code,)
        address = links.with_(selection, department_codes=narrowed, open=None, page=None)
        name = markup.el("a", labels.department(code), href=address)
        cells = _row(name, row, {"department_codes": (code,)}, selection)
        overdue = commitment_asked.opening(selection, "overdue", department_codes=(code,))
        rows.append([*cells, commitment_asked.figure(float(str(row["overdue_count"])), overdue)])
    title = _("Which departments receive, and which still have to check?")
    return _section(title, _("Receiving department"), rows, _("Overdue today"))


def _by_size(frame: pd.DataFrame, key: str) -> list[dict[str, object]]:
    ordered = frame.sort_values(["commitment_count", key], ascending=[False, True])
    return records_of(ordered)


def _row(
    name: Markup, row: dict[str, object], narrowed: dict[str, links.Param], selection: Selection
) -> list[object]:
    counts = {step: float(str(row[column])) for step, column in COUNTS.items()}
    cells = [
        commitment_asked.figure(counts[step], commitment_asked.opening(selection, step, **narrowed))
        for step in COUNTS
    ]
    return [
        name,
        *cells,
        _rate(counts["checked"], counts["due"]),
        _rate(counts["kept"], counts["checked"]),
    ]


def _rate(part: float, whole: float) -> str:
    if figures.is_few(whole):
        return figures.FEW
    return formats.percent(part / whole) if whole else formats.MISSING


def _word(column: str, code: str) -> str:
    return labels.word("commitment_six_type" if column == "six_type" else column, code)


def _way(words: str, codes: str, asked: Asked, selection: Selection) -> Markup:
    """Return the way to the page narrowed to some types, or back when it is."""
    is_here = ",".join(asked.types) == codes
    address = links.with_(selection, type=None if is_here else codes, page=None)
    return markup.el("a", words, href=address, aria_current="true" if is_here else None)


def _section(title: str, head: str, rows: list[list[object]], *more: str) -> Markup:
    heads = [head, *(labels.word("commitment_step", step) for step in COUNTS)]
    heads += [_("Check rate"), _("Kept rate"), *more]
    table = table_markup.grid(heads, rows, numbers=range(1, len(heads)), caption=title)
    return markup.el("section", markup.el("h3", title), table, class_="cc-panel")


def _panel(key: str, section: Markup) -> None:
    with st.container(border=True, key=f"cc_panel_commitment_{key}", height="stretch"):
        st.html(section)
