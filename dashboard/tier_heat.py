"""Heat map of districts and industry sections: where the higher tiers gather, few never shown."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard import (
    charts,
    figures,
    formats,
    links,
    markup,
    mart,
    places,
    suppression,
    table_cells,
    tier_asked,
    values,
)
from dashboard.chart_crossing import Crossing
from dashboard.frames import records_of
from dashboard.i18n import N_, _
from dashboard.kept import kept
from dashboard.selection import Selection
from dashboard.tier_asked import COUNT, LIFT, SHARE

ROW, COLUMN = "industry_section", "district_code"
# Measure -> its column, and its words on the switch.
MEASURES = {
    SHARE: ("higher_share", N_("Share")),
    COUNT: ("higher_count", N_("Count")),
    LIFT: ("lift", N_("Lift over the city")),
}
# Plotly reads a plain sign as the beginning of a tag.
_FEW = f"&lt; {figures.SUPPRESSED_BELOW}"
_COLUMNS = (COLUMN, ROW, "subject_count", "higher_count", "higher_share", "lift")


def show(measure: str, selection: Selection) -> None:
    """Show the cells of all districts and sections; a click narrows the page to one of each."""
    asked = tier_asked.higher(selection)
    name, words = MEASURES[measure]
    cells, frame = _read(name, asked, selection)
    with st.container(key="cc_heat"):
        st.html(_switch(measure, selection))
        charts.show(
            "crossing",
            frame,
            Crossing(
                ROW,
                COLUMN,
                name,
                "hover",
                "text",
                "is_withheld",
                (*selection.district_codes, *selection.industry_sections),
            ),
            selection,
            key="tier_heat",
            title=_("Where do district and industry meet in higher risks?"),
            subtitle=_subtitle(_(words), asked, cells),
            columns=_COLUMNS,
            narrows=("industry_sections", "district_codes"),
        )


@kept
def _read(
    name: str, asked: tuple[str, ...], selection: Selection
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the cells of all districts and sections as counted, and as they may be shown."""
    everywhere = replace(selection, district_codes=(), industry_sections=())
    cells = mart.frame("risk_tiers/cells", everywhere, higher_tiers=asked)
    return cells, measured(cells, name)


def measured(cells: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the cells with shares and lift, without what could make few subjects recognisable.

    Args:
        cells: Rows of risk_tiers/cells.
        name: The column that the cells show.

    Returns:
        Sections by their share, districts in their own order, with `withheld` (names of the
        columns that are not told), `is_withheld`, `text` and `hover`; what is withheld is missing
        in its column as well.
    """
    keys = list(zip(cells[ROW], cells[COLUMN], strict=True))
    sizes = suppression.withheld(dict(zip(keys, cells["subject_count"], strict=True)))
    parts = suppression.withheld(dict(zip(keys, cells["higher_count"], strict=True)), sizes)
    whole = cells["higher_count"].sum() / max(int(cells["subject_count"].sum()), 1)
    share = cells["higher_count"] / cells["subject_count"]
    frame = cells.assign(
        higher_share=share,
        lift=share / whole if whole else float("nan"),
        withheld=[_withheld(key in sizes, key in parts) for key in keys],
        is_withheld=[key in parts for key in keys],
    )
    for column in _COLUMNS[2:]:
        hidden = frame["withheld"].map(lambda names, column=column: column in names)
        frame[column] = frame[column].astype("float64").mask(hidden)
    rows = records_of(frame)
    frame["text"] = [_text(row, name) for row in rows]
    frame["hover"] = [_hover(row) for row in rows]
    return _ordered(frame, cells)


def _withheld(has_few: bool, has_few_higher: bool) -> tuple[str, ...]:
    if has_few:
        return _COLUMNS[2:]
    return _COLUMNS[3:] if has_few_higher else ()


def _ordered(frame: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """Return the rows by the sections' shares, within them by district, buckets last."""
    sums = cells.groupby(ROW)[["higher_count", "subject_count"]].sum()
    shares = (sums["higher_count"] / sums["subject_count"]).to_dict()
    # A section need not have subjects in every district: the order comes from all of them.
    districts = places.buckets_last(frame[[COLUMN]].drop_duplicates().sort_values(COLUMN))
    rank = {code: place for place, code in enumerate(districts[COLUMN])}
    keyed = frame.assign(_share=frame[ROW].map(shares), _place=frame[COLUMN].map(rank))
    ordered = keyed.sort_values(["_share", ROW, "_place"], ascending=[False, True, True])
    return ordered.drop(columns=["_share", "_place"])


def _text(row: dict[str, object], name: str) -> str:
    return _FEW if row["is_withheld"] else values.cell(name, row[name])


def _hover(row: dict[str, object]) -> str:
    hidden = row[table_cells.WITHHELD]
    told = {
        column: _FEW if column in hidden else values.cell(column, row[column])
        for column in _COLUMNS
    }
    facts = _("Higher tiers {count} of {total} ({share}), lift {lift}").format(
        count=told["higher_count"],
        total=told["subject_count"],
        share=told["higher_share"],
        lift=told["lift"],
    )
    if row["is_withheld"]:
        facts = _("Withheld to protect few subjects; n = {total}").format(
            total=told["subject_count"]
        )
    return f"{told[COLUMN]} \u00b7 {told[ROW]}<br>{facts}"


def _subtitle(words: str, asked: tuple[str, ...], cells: pd.DataFrame) -> str:
    return _(
        "{measure} of tiers {tiers} among active subjects, n = {total}; grey < 5: withheld, also "
        "where a sum would tell"
    ).format(
        measure=words,
        tiers=_(", ").join(values.cell("risk_tier", t) if len(t) > 1 else t for t in asked),
        total=formats.number(int(cells["subject_count"].sum())),
    )


def _switch(measure: str, selection: Selection) -> markup.Markup:
    entries = [
        markup.el(
            "a",
            _(words),
            href=links.with_(selection, heat=None if name == SHARE else name),
            class_="cc-switch",
            aria_current="true" if name == measure else None,
        )
        for name, (_column, words) in MEASURES.items()
    ]
    return markup.el(
        "div", entries, class_="cc-switches", role="group", aria_label=_("Heat map shows")
    )
