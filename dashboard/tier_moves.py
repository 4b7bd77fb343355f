"""Who moved between two months: tier before against tier after, each cell opening its subjects."""

from datetime import date
from functools import cache

import streamlit as st

from dashboard import figures, formats, labels, markup, mart, small_cells, table_cells, tier_asked
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.markup import Markup
from dashboard.selection import Selection
from dashboard.suppression import Cell
from dashboard.tier_asked import AFTER, ANY, BEFORE, BETTER, LEFT, NEW, WORSE, Asked

_UNRATED = "unrated"
# Subjects by tier before and after.
Counts = dict[Cell, int]


def show(asked: Asked, selection: Selection) -> None:
    """Show the months to choose, what got worse and better, and the matrix."""
    with st.container(border=True, key="cc_panel_moves"):
        _head(asked, selection)
        st.html(_body(asked, selection))


@kept
def _body(asked: Asked, selection: Selection) -> Markup:
    made = counts(asked, selection)
    parts = (made, withheld(made), asked, selection)
    return markup.el("div", _called_out(*parts), _matrix(*parts), class_="cc-moves")


def counts(asked: Asked, selection: Selection) -> Counts:
    """Return the subjects by tier before and tier after, of the moves that happened."""
    frame = mart.frame("risk_tiers/transitions", selection, **months(asked))
    columns = (frame[name].tolist() for name in ("tier_before", "tier_after", "subject_count"))
    return {(before, after): count for before, after, count in zip(*columns, strict=True)}


def months(asked: Asked) -> dict[str, date]:
    """Return the two months that are compared, as parameters of the queries."""
    return {"moved_from": asked.moved_from, "moved_to": asked.moved_to}


def number(made: Counts, move: str) -> int:
    """Return how many subjects made a move, a whole line of them, or one in a direction."""
    return sum(made.get(cell, 0) for cell in _cells(move))


def withheld(made: Counts) -> frozenset[Cell]:
    """Return the moves and totals of moves that are not printed: few, or told by the others."""
    lines = [(before, after) for before in (*BEFORE, _UNRATED, ANY) for after in (*AFTER, _UNRATED)]
    lines += [(before, ANY) for before in (*BEFORE, _UNRATED)]
    table = {cell: number(made, "-".join(cell)) for cell in lines if cell != (NEW, LEFT)}
    return small_cells.hidden(table, [_cells(direction) for direction in (WORSE, BETTER)])


@cache
def _cells(move: str) -> frozenset[Cell]:
    return frozenset(
        (before, after)
        for before, _sign, after in (one.partition("-") for one in tier_asked.moves(move))
    )


def words(move: str) -> str:
    """Return a move in words, such as `A \u2192 C`."""
    plain = {WORSE: _("Moved to a worse tier"), BETTER: _("Moved to a better tier")}
    if move in plain:
        return plain[move]
    before, _sign, after = move.partition("-")
    return f"{_state(before)} \u2192 {_state(after)}"


def _state(code: str) -> str:
    if code == ANY:
        return _("All")
    return code if len(code) == 1 else labels.word("risk_tier", code)


def _head(asked: Asked, selection: Selection) -> None:
    title, first, last = st.columns([4, 1, 1], vertical_alignment="bottom")
    between = _("From {first} to {last}, number of subjects; a number opens its list").format(
        first=formats.date(tier_asked.look(asked.moved_from, selection)),
        last=formats.date(tier_asked.look(asked.moved_to, selection)),
    )
    with title:
        head = markup.el("h3", _("Who moved between the tiers?"))
        st.html(markup.el("div", head, markup.el("p", between), class_="cc-head"))
    known = tier_asked.months(selection)
    with first:
        _month("from", _("From month"), asked.moved_from, [m for m in known if m < asked.moved_to])
    with last:
        _month("to", _("To month"), asked.moved_to, [m for m in known if m > asked.moved_from])


def _month(name: str, label: str, value: date, options: list[date]) -> None:
    key = f"moved_{name}"
    st.session_state[key] = value

    def choose() -> None:
        st.query_params[name] = f"{st.session_state[key]:%Y-%m}"

    st.selectbox(label, options[::-1], format_func=formats.month, key=key, on_change=choose)


def _called_out(
    made: Counts, hidden: frozenset[Cell], asked: Asked, selection: Selection
) -> Markup:
    """Return the moves that matter as figures that open."""
    called = (
        (WORSE, _("Moved to a worse tier"), "bad", "\u25b2"),
        (BETTER, _("Moved to a better tier"), "good", "\u25bc"),
        (f"{NEW}-{ANY}", _("Newly registered"), "neutral", ""),
        (f"{ANY}-{LEFT}", _("Left"), "neutral", ""),
    )
    counts = [_number(made, move, hidden) for move, *_rest in called]
    tiles = [
        markup.el(
            "a",
            markup.el("b", markup.el("span", sign, aria_hidden="true"), " ", count),
            markup.el("span", text),
            href=tier_asked.opening(selection, move=move),
            class_=f"cc-tile cc-tone-{tone}",
            aria_current="true" if asked.move == move else None,
        )
        for (move, text, tone, sign), count in zip(called, counts, strict=True)
    ]
    return markup.el("div", tiles, class_="cc-tiles")


def _number(made: Counts, move: str, hidden: frozenset[Cell]) -> str:
    count = number(made, move)
    few = move in (WORSE, BETTER) and figures.is_few(count)
    before, _sign, after = move.partition("-")
    return small_cells.text(count, is_withheld=few or (before, after) in hidden)


def _matrix(made: Counts, hidden: frozenset[Cell], asked: Asked, selection: Selection) -> Markup:
    rows = [code for code in BEFORE if code != _UNRATED or any(cell[0] == code for cell in made)]
    columns = [code for code in AFTER if code != _UNRATED or any(cell[1] == code for cell in made)]
    corner = markup.el("th", _("Before \u2193  After \u2192"), scope="col")
    heads = [markup.el("th", _mark(c), scope="col", class_="cc-number") for c in (*columns, ANY)]
    body = [
        markup.el(
            "tr",
            markup.el("th", _mark(before), scope="row"),
            [_cell(made, (before, after), hidden, asked, selection) for after in (*columns, ANY)],
        )
        for before in (*rows, ANY)
    ]
    return markup.el(
        "div",
        markup.el(
            "table",
            markup.el("thead", markup.el("tr", corner, heads)),
            markup.el("tbody", body),
            class_="cc-table cc-cross",
        ),
        class_="cc-table-frame",
        tabindex="0",
        role="region",
        aria_label=_("Who moved between the tiers?"),
    )


def _mark(code: str) -> object:
    return table_cells.tier(code) if len(code) == 1 else _state(code)


def _cell(
    made: Counts,
    cell: Cell,
    hidden: frozenset[Cell],
    asked: Asked,
    selection: Selection,
) -> Markup:
    before, after = cell
    if (before, after) == (NEW, LEFT):
        # Registered and left in between: on neither day is there such a subject.
        return markup.el("td", formats.MISSING, class_="cc-number cc-quiet")
    move = f"{before}-{after}"
    count = number(made, move)
    tone = "same" if before == after else "edge"
    if cell in _cells(WORSE):
        tone = "worse"
    elif cell in _cells(BETTER):
        tone = "better"
    address = tier_asked.opening(selection, move=move)
    printed = small_cells.text(count, is_withheld=cell in hidden)
    shown = markup.el("a", printed, href=address, title=words(move))
    return markup.el(
        "td",
        shown if count else printed,
        class_=f"cc-number cc-move-{tone}",
        aria_current="true" if asked.move == move else None,
    )
