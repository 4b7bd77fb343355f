"""Who moved between two months: tier before against tier after, each cell opening its subjects."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard import figures, formats, labels, markup, mart, small_cells, table_cells, tier_asked
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection
from dashboard.suppression import Cell
from dashboard.tier_asked import AFTER, ANY, BEFORE, BETTER, LEFT, NEW, WORSE, Asked

_UNRATED = "unrated"


def show(asked: Asked, selection: Selection) -> None:
    """Show the months to choose, what got worse and better, and the matrix."""
    frame = counts(asked, selection)
    with st.container(border=True, key="cc_panel_moves"):
        _head(asked, selection)
        st.html(
            markup.el(
                "div",
                _called_out(frame, asked, selection),
                _matrix(frame, asked, selection),
                class_="cc-moves",
            )
        )


def counts(asked: Asked, selection: Selection) -> pd.DataFrame:
    """Return the subjects by tier before and tier after; one row a move that happened."""
    return mart.frame("risk_tiers/transitions", selection, **months(asked))


def months(asked: Asked) -> dict[str, date]:
    """Return the two months that are compared, as parameters of the queries."""
    return {"moved_from": asked.moved_from, "moved_to": asked.moved_to}


def number(frame: pd.DataFrame, move: str) -> int:
    """Return how many subjects made a move, a whole line of them, or one in a direction."""
    wanted = tier_asked.moves(move)
    made = frame["tier_before"] + "-" + frame["tier_after"]
    return int(frame.loc[made.isin(wanted), "subject_count"].sum())


def withheld(frame: pd.DataFrame) -> frozenset[Cell]:
    """Return the moves and totals of moves that are not printed: few, or told by the others."""
    lines = [(before, after) for before in (*BEFORE, _UNRATED, ANY) for after in (*AFTER, _UNRATED)]
    lines += [(before, ANY) for before in (*BEFORE, _UNRATED)]
    table = {cell: number(frame, "-".join(cell)) for cell in lines if cell != (NEW, LEFT)}
    directions = [tier_asked.moves(direction) for direction in (WORSE, BETTER)]
    sums = [{(m.split("-")[0], m.split("-")[1]) for m in moves} for moves in directions]
    return small_cells.hidden(table, sums)


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


def _called_out(frame: pd.DataFrame, asked: Asked, selection: Selection) -> Markup:
    """Return the moves that matter as figures that open."""
    called = (
        (WORSE, _("Moved to a worse tier"), "bad", "\u25b2"),
        (BETTER, _("Moved to a better tier"), "good", "\u25bc"),
        (f"{NEW}-{ANY}", _("Newly registered"), "neutral", ""),
        (f"{ANY}-{LEFT}", _("Left"), "neutral", ""),
    )
    hidden = withheld(frame)
    counts = [_number(frame, move, hidden) for move, *_rest in called]
    tiles = [
        markup.el(
            "a",
            markup.el(
                "b", markup.el("span", sign, aria_hidden="true"), " ", _number(frame, move, hidden)
            ),
            markup.el("span", text),
            href=tier_asked.opening(selection, move=move),
            class_=f"cc-tile cc-tone-{tone}",
            aria_current="true" if asked.move == move else None,
        )
        for (move, text, tone, sign), count in zip(called, counts, strict=True)
    ]
    return markup.el("div", tiles, class_="cc-tiles")


def _number(frame: pd.DataFrame, move: str, hidden: frozenset[Cell]) -> str:
    count = number(frame, move)
    few = move in (WORSE, BETTER) and 0 < count < figures.SUPPRESSED_BELOW
    before, _sign, after = move.partition("-")
    return small_cells.text(count, is_withheld=few or (before, after) in hidden)


def _matrix(frame: pd.DataFrame, asked: Asked, selection: Selection) -> Markup:
    rows = [code for code in BEFORE if code != _UNRATED or code in set(frame["tier_before"])]
    columns = [code for code in AFTER if code != _UNRATED or code in set(frame["tier_after"])]
    corner = markup.el("th", _("Before \u2193  After \u2192"), scope="col")
    heads = [markup.el("th", _mark(c), scope="col", class_="cc-number") for c in (*columns, ANY)]
    hidden = withheld(frame)
    body = [
        markup.el(
            "tr",
            markup.el("th", _mark(before), scope="row"),
            [_cell(frame, (before, after), hidden, asked, selection) for after in (*columns, ANY)],
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
    frame: pd.DataFrame,
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
    count = number(frame, move)
    tone = "same" if before == after else "edge"
    if move in tier_asked.moves(WORSE):
        tone = "worse"
    elif move in tier_asked.moves(BETTER):
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
