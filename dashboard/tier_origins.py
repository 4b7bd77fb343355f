"""Why subjects are in their tier, and what other schemes say of them, never converted."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from dashboard import formats, labels, links, markup, mart, small_cells, table_cells, tier_asked
from dashboard.frames import crossed
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.markup import Markup
from dashboard.selection import PERIOD, Selection
from dashboard.suppression import Cell
from dashboard.tier_asked import ANY, Asked


def reasons(selection: Selection) -> None:
    """Show what put subjects into the tiers asked about, most frequent first; each opens them."""
    with st.container(border=True, key="cc_panel_reasons"):
        st.html(_reasons(selection))


@kept
def _reasons(selection: Selection) -> Markup:
    asked = tier_asked.higher(selection)
    frame = mart.frame("risk_tiers/reasons", selection, higher_tiers=asked)
    title = _("What puts subjects into {tiers}?").format(tiers=_names(asked))
    under = _("Direct rule, else the indicator that deducts most; subjects on {day}").format(
        day=formats.date(selection.as_of)
    )
    counted = crossed(frame, "reason_code", "risk_tier", "subject_count").fillna(0)
    totals = counted.sum(axis=1).sort_values(ascending=False, kind="stable")
    heads = [_("Reason"), "", _("Subjects"), *(table_cells.tier(tier) for tier in asked)]
    hidden = small_cells.hidden(_with_totals(counted, asked))
    body = [_reason(str(code), totals, counted, hidden, selection) for code in totals.index]
    return _panel(title, under, _table(heads, body, title) if body else _nothing())


def _with_totals(counted: pd.DataFrame, columns: Iterable[str]) -> dict[Cell, int]:
    """Return the cells of a table and the totals of its rows by (row, column)."""
    lines = counted.to_dict("index")
    found = {
        (str(row), column): int(line.get(column, 0))
        for row, line in lines.items()
        for column in columns
    }
    return found | {(str(row), ANY): int(sum(line.values())) for row, line in lines.items()}


def _reason(
    code: str,
    totals: pd.Series,
    counted: pd.DataFrame,
    hidden: frozenset[Cell],
    selection: Selection,
) -> Markup:
    asked = tier_asked.higher(selection)
    width = 0 if (code, ANY) in hidden else 100 * totals[code] / totals.max()
    bar = markup.el("span", style=f"width:{width:.1f}%")

    def opened(count: float, tier: str) -> Markup:
        tiers = asked if tier == ANY else (tier,)
        address = tier_asked.opening(selection, reason=code, risk_tiers=tiers)
        printed = small_cells.text(count, is_withheld=(code, tier) in hidden)
        return markup.el(
            "td", markup.el("a", printed, href=address) if count else printed, class_="cc-number"
        )

    return markup.el(
        "tr",
        markup.el("td", labels.word("score_reason", code)),
        markup.el("td", markup.el("span", bar, class_="cc-bar"), class_="cc-bar-cell"),
        opened(totals[code], ANY),
        [opened(counted.loc[code].get(tier, 0), tier) for tier in asked],
    )


def schemes(asked: Asked, selection: Selection) -> None:
    """Show the shown scheme's tiers against the grades of another scheme; cells open lists."""
    with st.container(border=True, key="cc_panel_schemes"):
        st.html(_schemes(asked, selection))


@kept
def _schemes(asked: Asked, selection: Selection) -> Markup:
    title = _("What do other schemes say?")
    if not asked.scheme:
        return _panel(title, _("No other scheme has graded these subjects."), _nothing())
    frame = mart.frame("risk_tiers/scheme_cross", selection, scheme=asked.scheme)
    tables = markup.join([_switch(asked, selection), _cross(frame, asked, selection)])
    return _panel(title, _said(frame, selection), tables)


def unknown_then(selection: Selection) -> None:
    """Say that reasons and other schemes are known of the build's day only, and lead there."""
    day = formats.date(selection.as_of)
    text = _("Reasons and other schemes are known for {day} only; the period ends before.")
    way = links.with_(selection, **dict.fromkeys(PERIOD))
    with st.container(border=True, key="cc_panel_reasons"):
        body = markup.el(
            "p", text.format(day=day), " ", markup.el("a", _("Reset period"), href=way)
        )
        st.html(_panel(_("Why, and what do other schemes say?"), "", body))


def _said(frame: pd.DataFrame, selection: Selection) -> str:
    known = mart.frame("risk_tiers/schemes", selection)
    total = int(known.loc[known["is_shown"], "subject_count"].sum())
    return _(
        "{count} of {total} subjects have a grade in both. The schemes are different scales: "
        "grades stand side by side and are never converted."
    ).format(count=formats.number(int(frame["subject_count"].sum())), total=formats.number(total))


def _switch(asked: Asked, selection: Selection) -> Markup:
    entries = [
        markup.el(
            "a",
            labels.word("scheme", code),
            href=links.with_(selection, scheme=code, graded=None, page=None),
            class_="cc-switch",
            aria_current="true" if code == asked.scheme else None,
        )
        for code in tier_asked.other_schemes(selection)
    ]
    return markup.el(
        "div", entries, class_="cc-switches", role="group", aria_label=_("Other scheme")
    )


def _cross(frame: pd.DataFrame, asked: Asked, selection: Selection) -> Markup:
    grades = list(dict.fromkeys(frame["grade_code"]))
    counted = crossed(frame, "risk_tier", "grade_code", "subject_count").fillna(0)
    hidden = small_cells.hidden(_with_totals(counted, grades))
    heads = [
        _("Tier \u2193  {scheme} \u2192").format(scheme=labels.word("scheme", asked.scheme)),
        *grades,
        "n",
    ]
    body = []
    for tier, line in counted.iterrows():
        cells = [_graded(int(line[grade]), str(tier), grade, hidden, selection) for grade in grades]
        total = small_cells.text(int(line.sum()), is_withheld=(str(tier), ANY) in hidden)
        head = markup.el("th", table_cells.tier(str(tier)), scope="row")
        n = markup.el("td", total, class_="cc-number cc-quiet")
        body.append(markup.el("tr", head, cells, n))
    return _table(heads, body, _("What do other schemes say?"))


def _graded(
    count: int, tier: str, grade: str, hidden: frozenset[Cell], selection: Selection
) -> Markup:
    address = tier_asked.opening(selection, graded=f"{tier}-{grade}")
    printed = small_cells.text(count, is_withheld=(tier, grade) in hidden)
    return markup.el(
        "td", markup.el("a", printed, href=address) if count else printed, class_="cc-number"
    )


def _names(tiers: tuple[str, ...]) -> str:
    return _(", ").join(t if len(t) == 1 else labels.word("risk_tier", t) for t in tiers)


def _panel(title: str, under: str, body: Markup) -> Markup:
    head = markup.el("h3", title), markup.el("p", under, class_="cc-quiet")
    return markup.el("section", *head, body, class_="cc-panel")


def _nothing() -> Markup:
    return markup.el("p", _("No subject under these filters."), class_="cc-quiet")


def _table(heads: list[object], body: list[Markup], caption: str) -> Markup:
    head = [
        markup.el("th", word, scope="col", class_="cc-number" if place else None)
        for place, word in enumerate(heads)
    ]
    return markup.el(
        "div",
        markup.el(
            "table",
            markup.el("thead", markup.el("tr", head)),
            markup.el("tbody", body),
            class_="cc-table cc-cross",
        ),
        class_="cc-table-frame",
        tabindex="0",
        role="region",
        aria_label=caption,
    )
