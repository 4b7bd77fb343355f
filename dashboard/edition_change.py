"""Two editions of the scorecard side by side: who gets another grade, and by how much."""

import pandas as pd
import streamlit as st

from dashboard import edition_matrix, formats, markup, mart, model_address, states
from dashboard.edition_matrix import ANY, EVERY, RESCORED, address_of, total_of
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.model_address import MOVE, Editions
from dashboard.selection import Selection
from dashboard.tables import Source

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
    st.html(_tiles(cells, selection) + edition_matrix.matrix(cells, grades, selection, known))
    _list(cells, pair, selection, known)


def _tiles(cells: pd.DataFrame, selection: Selection) -> Markup:
    whole = int(cells["subject_count"].sum())
    changed, rescored = total_of(cells, None), total_of(cells, RESCORED)
    mean = float(cells["score_change"].sum()) / whole
    written = formats.number(mean, 2)
    tiles = (
        (formats.number(whole), _("Subjects in operation"), address_of(EVERY, selection)),
        (formats.number(changed), _("Another grade"), address_of(None, selection)),
        (formats.number(rescored), _("Another score"), address_of(RESCORED, selection)),
        (
            f"+{written}" if mean > 0 else written,
            _("Mean change of the score, points"),
            address_of(EVERY, selection),
        ),
    )
    return markup.el(
        "div",
        [
            markup.el(
                "a",
                markup.el("b", number),
                markup.el("span", words),
                href=address,
                class_="cc-tile",
            )
            for number, words, address in tiles
        ],
        class_="cc-tiles cc-model-tiles",
    )


def _list(cells: pd.DataFrame, pair: dict[str, str], selection: Selection, known: Editions) -> None:
    """Show the subjects of the move that the address names; else all with another grade."""
    move = selection.extra_value(MOVE)
    expected = total_of(cells, move)
    if expected is None:
        move, expected = None, total_of(cells, None)
    before, _dash, after = (move or "").partition("-")
    title = _titled(move, before, after)
    # The title travels with an export, where nothing else names the editions.
    title = _("{title} ({edition} against {against})").format(
        title=title,
        edition=known.label(known.shown),
        against=known.label(str(known.against)),
    )
    params = {
        **pair,
        "against_grade": before if after and before != ANY else "",
        "grade": after if after != ANY else "",
        "is_regraded": move is None,
        "is_rescored": move == RESCORED,
    }
    source = Source("model/edition_subjects", title, _LISTED, params)
    if expected:
        model_address.rows_behind(source, selection, expected, MOVE)
    else:
        states.empty(_("No subject gets another grade"), "")


def _titled(move: str | None, before: str, after: str) -> str:
    """Return what the list of a move is called."""
    if move == EVERY:
        return _("Subjects in operation")
    if after:
        words = [_("any grade") if grade == ANY else grade for grade in (before, after)]
        return _("From {before} to {after}").format(before=words[0], after=words[1])
    return _("Subjects with another score") if move else _("Subjects with another grade")


def _grades(selection: Selection, known: Editions, cells: pd.DataFrame) -> list[str]:
    """Return the grades of the compared scheme, best first."""
    found = {*cells["grade_code"], *cells["against_grade_code"]}
    limits = mart.frame("model/scorecard_grades", selection, edition=known.shown)
    for _scheme, part in limits.groupby("scheme_code", sort=False):
        if found <= set(part["grade_code"]):
            return list(part["grade_code"])
    return sorted(found)
