"""The matrix of grades under two editions of the scorecard: each number opens its subjects."""

import pandas as pd

from dashboard import links, markup, small_cells, table_cells, table_markup
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.model_address import MOVE, Editions
from dashboard.selection import Selection

RESCORED, ANY = "score", "any"
EVERY = f"{ANY}-{ANY}"


def total_of(cells: pd.DataFrame, move: str | None) -> int | None:
    """Return how many subjects a move names; None when there is no such move.

    A move is a cell such as "A-C", a total such as "A-any", "any-C" or "any-any", "score" for all
    whose score differs, None for all whose grade differs.
    """
    changed = cells["grade_code"] != cells["against_grade_code"]
    if move is None:
        return int(cells.loc[changed, "subject_count"].sum())
    if move == RESCORED:
        return int(cells["rescored_count"].sum())
    before, _dash, after = move.partition("-")
    mine = pd.Series(bool(after), index=cells.index)
    for column, grade in (("against_grade_code", before), ("grade_code", after)):
        mine &= (cells[column] == grade) | (grade == ANY)
    return int(cells.loc[mine, "subject_count"].sum()) if mine.any() else None


def matrix(cells: pd.DataFrame, grades: list[str], selection: Selection, known: Editions) -> Markup:
    """Return the matrix of grades with its totals; every number opens its subjects."""
    rows = _rows(cells, grades, selection)
    title = _("Which grade becomes which?")
    said = _("Rows: {against}. Columns: {edition}. A number opens its subjects.").format(
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


def _rows(cells: pd.DataFrame, grades: list[str], selection: Selection) -> list[list[object]]:
    """Return the cells of the matrix with the totals of its lines, each opening its subjects."""
    names = [*grades, ANY]
    counts = {(b, a): total_of(cells, f"{b}-{a}") or 0 for b in names for a in names}
    changed = {(b, a) for b, a in counts if b != a and ANY not in (b, a)}
    hidden = small_cells.hidden(
        {cell: count for cell, count in counts.items() if cell != (ANY, ANY)}, [changed]
    )
    rows: list[list[object]] = []
    for before in names:
        line: list[object] = [_("All") if before == ANY else table_cells.tier(before)]
        for after in names:
            cell = (before, after)
            printed = small_cells.text(counts[cell], is_withheld=cell in hidden)
            line.append(_cell(counts[cell], printed, f"{before}-{after}", selection))
        rows.append(line)
    return rows


def _cell(count: int, printed: str, move: str, selection: Selection) -> Markup | str:
    if not count:
        return printed
    here = "true" if selection.extra_value(MOVE) == move else None
    before, _dash, after = move.partition("-")
    tone = "cc-quiet" if before == after or ANY in (before, after) else "cc-changed"
    address = address_of(move, selection)
    return markup.el("a", printed, href=address, class_=tone, aria_current=here)


def address_of(move: str | None, selection: Selection) -> str:
    """Return the address at which the page lists the subjects of a move."""
    afresh = dict.fromkeys(("sort", "page", "columns"))
    return links.with_(selection, **afresh, **{MOVE: move})
