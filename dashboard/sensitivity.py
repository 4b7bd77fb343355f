"""How firm the tiers are: who would change tier if one indicator weighed a tenth more or less."""

import pandas as pd
import streamlit as st

from dashboard import charts, labels, markup, mart, model_address, table_markup
from dashboard.chart_diverging import Diverging
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.selection import Selection
from dashboard.tables import Source

TENTH = 0.1
# As the address writes them: the change, and what it does.
_MOVES = {"down": -TENTH, "up": TENTH}
_COLUMNS = {
    ("down", "worse"): "lighter_worse",
    ("down", "better"): "lighter_better",
    ("up", "worse"): "heavier_worse",
    ("up", "better"): "heavier_better",
}
_LISTED = ("subject_name", "grade_code", "moved_grade_code", "score", "moved_score")


def show(selection: Selection) -> None:
    """Show for each indicator how many subjects would change tier; a bar opens them."""
    frame = by_indicator(mart.frame("model/sensitivity", selection))
    moving = frame[frame[list(_COLUMNS.values())].sum(axis=1) > 0]
    charts.show(
        "diverging",
        moving,
        Diverging("indicator_id"),
        selection,
        key="sensitivity",
        title=_("Which weights decide who is in which tier?"),
        subtitle=_("Subjects that change tier if an indicator weighs 10 % more or less"),
        narrows=model_address.OPEN,
    )


def table(selection: Selection) -> None:
    """Show the same as numbers, and the subjects of the one that is open."""
    frame = by_indicator(mart.frame("model/sensitivity", selection))
    st.html(_table(frame, selection))
    _opened(frame, selection)


def by_indicator(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row an indicator, those first whose weight moves most subjects.

    Args:
        rows: Rows of model/sensitivity, two for each indicator.

    Returns:
        indicator_id, subject_count, and what gets worse or better when it weighs less or more.
    """
    found = rows.groupby("indicator_id", as_index=False)["subject_count"].max()
    for (move, kind), column in _COLUMNS.items():
        part = rows[rows["moved_by"].round(2) == _MOVES[move]].set_index("indicator_id")
        found[column] = found["indicator_id"].map(part[f"{kind}_count"]).fillna(0).astype(int)
    moved = found[list(_COLUMNS.values())].sum(axis=1)
    ordered = found.assign(moved_count=moved)
    return ordered.sort_values(["moved_count", "indicator_id"], ascending=[False, True])


def _table(frame: pd.DataFrame, selection: Selection) -> markup.Markup:
    rows = []
    for row in records_of(frame):
        name, indicator = str(row["indicator_id"]), str(row["indicator_id"])
        cells: list[object] = [labels.word("score_indicator", name)]
        target = f"indicator.{indicator}"
        cells.append(
            model_address.figure(row["subject_count"], target, selection, view="scorecard")
        )
        cells += [
            model_address.figure(row[column], f"moved.{indicator}.{move}.{kind}", selection)
            for (move, kind), column in _COLUMNS.items()
        ]
        rows.append(cells)
    headings = [_("Indicator"), _("Subjects with it")]
    headings += [_("\u221210 %: worse"), _("\u221210 %: better")]
    headings += [_("+10 %: worse"), _("+10 %: better")]
    title = _("Subjects that change tier")
    table = table_markup.grid(headings, rows, numbers=set(range(1, 6)), caption=title)
    said = _("The tenth is taken of the points before the caps; caps and direct rules stay.")
    return markup.el(
        "section",
        markup.el("h3", title),
        table,
        markup.el("p", said, class_="cc-quiet"),
        class_="cc-panel cc-model-table",
    )


def _opened(frame: pd.DataFrame, selection: Selection) -> None:
    kind, *rest = model_address.opened(selection) or ("",)
    if kind != "moved" or len(rest) != 3 or (rest[1], rest[2]) not in _COLUMNS:
        return
    indicator_id, move, direction = rest
    mine = frame.loc[frame["indicator_id"] == indicator_id, _COLUMNS[move, direction]]
    if mine.empty or not mine.iloc[0]:
        return
    text = _("{name} {change}: {kind}")
    title = text.format(
        name=labels.word("score_indicator", indicator_id),
        change=_("+10 %") if move == "up" else _("\u221210 %"),
        kind=_("subjects whose tier gets worse")
        if direction == "worse"
        else _("subjects whose tier gets better"),
    )
    params = {
        "indicator_id": indicator_id,
        "moved_by": _MOVES[move],
        "is_worse": direction == "worse",
    }
    source = Source("model/moved_subjects", title, _LISTED, params)
    model_address.rows_behind(source, selection, int(mine.iloc[0]))
