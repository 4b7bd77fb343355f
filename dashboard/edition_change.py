"""Two editions of the scorecard side by side: who gets another grade, and by how much."""

import pandas as pd
import streamlit as st

from dashboard import formats, links, markup, mart, model_address, states, table_cells, table_markup
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.model_address import MOVE, Editions
from dashboard.selection import Selection
from dashboard.tables import Source

RESCORED = "score"
_LISTED = (
    "subject_name",
    "against_grade_code",
    "grade_code",
    "against_score",
    "score",
    "score_change",
    "district_code",
)


def show(selection: Selection, known: Editions) -> None:
    """Show what one edition changes against another, and the subjects it changes."""
    if known.against is None:
        states.empty(
            _("There is only one edition"),
            _("With a second edition of the scorecard this shows whom it would grade otherwise."),
        )
        return
    pair = {"edition": known.shown, "against": known.against}
    cells = mart.frame("model/edition_matrix", selection, **pair)
    st.html(
        markup.el(
            "div",
            model_address.edition_switch(selection, known),
            model_address.edition_switch(selection, known, "against"),
            class_="cc-editions",
        )
    )
    if cells.empty:
        states.empty()
        return
    grades = _grades(selection, known, cells)
    st.html(_tiles(cells, selection) + _matrix(cells, grades, selection, known))
    _list(cells, pair, selection, known)


def total_of(cells: pd.DataFrame, move: str | None) -> int | None:
    """Return how many subjects a move names; None when there is no such move.

    A move is a cell such as "A-C", "score" for all whose score differs, None for all whose grade
    differs.
    """
    changed = cells["grade_code"] != cells["against_grade_code"]
    if move is None:
        return int(cells.loc[changed, "subject_count"].sum())
    if move == RESCORED:
        return int(cells["rescored_count"].sum())
    before, _dash, after = move.partition("-")
    mine = (cells["against_grade_code"] == before) & (cells["grade_code"] == after)
    return int(cells.loc[mine, "subject_count"].sum()) if mine.any() else None


def _tiles(cells: pd.DataFrame, selection: Selection) -> Markup:
    whole = int(cells["subject_count"].sum())
    changed, rescored = total_of(cells, None), total_of(cells, RESCORED)
    mean = float(cells["score_change"].sum()) / whole
    written = formats.number(mean, 2)
    tiles = (
        (formats.number(whole), _("Subjects in operation"), None),
        (formats.number(changed), _("Another grade"), _move(None, selection)),
        (formats.number(rescored), _("Another score"), _move(RESCORED, selection)),
        (f"+{written}" if mean > 0 else written, _("Mean change of the score, points"), None),
    )
    return markup.el(
        "div",
        [
            markup.el(
                "a" if address else "div",
                markup.el("b", number),
                markup.el("span", words),
                href=address,
                class_="cc-tile",
            )
            for number, words, address in tiles
        ],
        class_="cc-tiles cc-model-tiles",
    )


def _matrix(
    cells: pd.DataFrame, grades: list[str], selection: Selection, known: Editions
) -> Markup:
    counts = cells.set_index(["against_grade_code", "grade_code"])["subject_count"]
    rows: list[list[object]] = []
    for before in grades:
        line: list[object] = [table_cells.tier(before)]
        for after in grades:
            count = int(counts.get((before, after), 0))
            line.append(_cell(count, f"{before}-{after}", selection))
        mine = counts.loc[before] if before in counts.index.get_level_values(0) else counts.iloc[:0]
        rows.append([*line, formats.number(int(mine.sum()))])
    sums = [int(cells.loc[cells["grade_code"] == after, "subject_count"].sum()) for after in grades]
    rows.append([_("All"), *(formats.number(count) for count in sums), formats.number(sum(sums))])
    title = _("Which grade becomes which?")
    said = _("Rows: {against}. Columns: {edition}. A cell opens its subjects.").format(
        against=known.label(str(known.against)), edition=known.label(known.shown)
    )
    headings = ["", *grades, _("All")]
    table = table_markup.grid(headings, rows, numbers=set(range(1, len(headings))), caption=title)
    return markup.el(
        "section",
        markup.el("h3", title),
        markup.el("p", said, class_="cc-quiet"),
        table,
        class_="cc-panel",
    )


def _cell(count: int, move: str, selection: Selection) -> Markup | str:
    if not count:
        return "0"
    here = "true" if selection.extra_value(MOVE) == move else None
    tone = "cc-quiet" if move.split("-")[0] == move.split("-")[1] else "cc-changed"
    address = _move(move, selection)
    return markup.el("a", formats.number(count), href=address, class_=tone, aria_current=here)


def _move(move: str | None, selection: Selection) -> str:
    afresh = dict.fromkeys(("sort", "page", "columns"))
    return links.with_(selection, **afresh, **{MOVE: move})


def _list(cells: pd.DataFrame, pair: dict[str, str], selection: Selection, known: Editions) -> None:
    """Show the subjects of the move that the address names; else all with another grade."""
    move = selection.extra_value(MOVE)
    expected = total_of(cells, move)
    if expected is None:
        move, expected = None, total_of(cells, None)
    before, _dash, after = (move or "").partition("-")
    is_cell = bool(after)
    title = (
        _("From {before} to {after}").format(before=before, after=after)
        if is_cell
        else _("Subjects with another score")
        if move == RESCORED
        else _("Subjects with another grade")
    )
    # The title travels with an export, where nothing else names the editions.
    title = _("{title} ({edition} against {against})").format(
        title=title,
        edition=known.label(known.shown),
        against=known.label(str(known.against)),
    )
    params = {
        **pair,
        "against_grade": before if is_cell else "",
        "grade": after,
        "is_rescored": move == RESCORED,
    }
    source = Source("model/edition_subjects", title, _LISTED, params)
    if expected:
        model_address.rows_behind(source, selection, expected, MOVE)
    else:
        states.empty(_("No subject gets another grade"), "")


def _grades(selection: Selection, known: Editions, cells: pd.DataFrame) -> list[str]:
    """Return the grades of the compared scheme, best first."""
    found = {*cells["grade_code"], *cells["against_grade_code"]}
    limits = mart.frame("model/scorecard_grades", selection, edition=known.shown)
    for _scheme, part in limits.groupby("scheme_code", sort=False):
        if found <= set(part["grade_code"]):
            return list(part["grade_code"])
    return sorted(found)
