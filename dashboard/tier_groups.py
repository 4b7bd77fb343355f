"""Whom the model grades harder: tiers by what subjects are, each group beside the whole city."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard import (
    charts,
    figures,
    formats,
    labels,
    markup,
    mart,
    model_address,
    places,
    small_cells,
    table_markup,
    values,
)
from dashboard.chart_group_shares import GroupShares, ratio
from dashboard.chart_shares import Shares
from dashboard.i18n import _
from dashboard.score_distribution import TIERS
from dashboard.selection import Selection
from dashboard.tables import Source

# Kind of group, and the column whose words its codes have.
KINDS = {
    "subject_type": "subject_type",
    "size_class": "size_class",
    "age": "age_band",
    "district": "district_code",
}
HIGH = ("C", "D")
LEAST = figures.SUPPRESSED_BELOW
_COLOURS = dict(zip(TIERS, ("tier_a", "tier_b", "tier_c", "tier_d", "hatch"), strict=True))
# Groups whose order means something, from the bottom up as the bars are.
_ORDERED = {
    "size_class": ("large", "medium", "small", "micro", "unknown"),
    "age": ("under_1", "from_1_to_3", "from_3_to_10", "over_10"),
}
_LISTED = ("subject_name", "risk_tier", "subject_type", "size_class", "registered_on")


def show(selection: Selection) -> None:
    """Show the tiers of every kind of group, with the caution that belongs to them."""
    groups = mart.frame("model/tier_groups", selection)
    city = mart.frame("model/tier_groups", replace(selection, district_codes=()))
    whole = high_share(city[city["group_kind"] == "district"])
    st.html(_caution(whole))
    for pair in (list(KINDS)[:2], list(KINDS)[2:]):
        for place, kind in zip(st.columns(len(pair)), pair, strict=True):
            # The chosen districts stay visible among the others.
            frame = city if kind == "district" else groups
            with place:
                _kind(kind, frame[frame["group_kind"] == kind], whole, selection)
        for kind in pair:
            frame = city if kind == "district" else groups
            _opened(kind, frame[frame["group_kind"] == kind], selection)


def high_share(rows: pd.DataFrame) -> float | None:
    """Return the part of the subjects in tiers C and D, 0-1; None without subjects."""
    total = rows["subject_count"].sum()
    high = rows.loc[rows["risk_tier"].isin(HIGH), "subject_count"].sum()
    return float(high / total) if total else None


def sizes(rows: pd.DataFrame) -> dict[str, int]:
    """Return the number of subjects of each group."""
    found = rows.groupby("group_code")["subject_count"].sum()
    return {str(code): int(count) for code, count in found.items()}


def ratios(rows: pd.DataFrame, whole: float | None) -> dict[str, float | None]:
    """Return the share of C and D of each group by that of the whole; None unknown or of few."""
    parts = {str(code): part for code, part in rows.groupby("group_code")}
    found = {code: None if _is_few(part) else high_share(part) for code, part in parts.items()}
    return {
        code: share / whole if share is not None and whole else None
        for code, share in found.items()
    }


def group_name(kind: str, code: str) -> str:
    """Return the words for a group."""
    if (kind, code) == ("size_class", "unknown"):
        return _("Size not recorded")
    return values.cell(KINDS[kind], code)


def _with_size(kind: str, code: str, count: int) -> str:
    return f"{group_name(kind, code)} \u00b7 {formats.number(count)}"


def _kind(kind: str, rows: pd.DataFrame, whole: float | None, selection: Selection) -> None:
    counts = sizes(rows)
    large = {code: count for code, count in counts.items() if count >= LEAST}
    shown, column = rows[rows["group_code"].isin(list(large))], KINDS[kind]
    present = tuple(tier for tier in TIERS if tier in set(shown["risk_tier"]) or tier in TIERS[:4])
    told, bars = ratios(shown, whole), shown.rename(columns={"group_code": column})
    charts.show(
        "group_shares",
        small_cells.told(bars, column, "risk_tier", "subject_count"),
        GroupShares(
            shares=Shares(
                dimension=column,
                part="risk_tier",
                value="subject_count",
                order=present,
                colours=tuple(_COLOURS[tier] for tier in present),
                ranked_by=HIGH[-1],
                apart=_ORDERED.get(kind, places.buckets() if kind == "district" else ()),
            ),
            names=tuple((code, _with_size(kind, code, n)) for code, n in sorted(large.items())),
            ratios=tuple(sorted(told.items())),
            target=f"group.{kind}",
        ),
        selection,
        key=f"groups_{kind}",
        title=_("Tiers by {kind}").format(kind=labels.word("tier_group", kind).lower()),
        subtitle=_("Share of subjects; behind the bar: C and D compared with the city"),
        narrows=model_address.OPEN,
    )
    st.html(_table(kind, rows, counts, told, selection))


def _table(
    kind: str,
    rows: pd.DataFrame,
    counts: dict[str, int],
    told: dict[str, float | None],
    selection: Selection,
) -> markup.Markup:
    """Return the numbers of a kind of group, each opening its subjects."""
    lines: list[list[object]] = []
    for code, count in sorted(counts.items(), key=lambda pair: -(told.get(pair[0]) or 0)):
        name = group_name(kind, code)
        if count < LEAST:
            lines.append([name, _("< 5"), _("< 5"), _("suppressed"), _("suppressed")])
            continue
        part = rows[rows["group_code"] == code]
        opened = f"group.{kind}.{code}"
        cells: list[object] = [name, model_address.figure(count, opened, selection)]
        if _is_few(part):
            lines.append([*cells, *[_("suppressed")] * 3])
            continue
        cells.append(model_address.figure(_high(part), f"{opened}.high", selection))
        lines.append([*cells, formats.percent(high_share(part)), ratio(told.get(code))])
    headings = [labels.word("tier_group", kind), _("Subjects"), _("C and D"), _("Share")]
    table = table_markup.grid(
        [*headings, _("Of the city\u2019s")], lines, numbers={1, 2, 3, 4}, caption=headings[0]
    )
    summary = markup.el("summary", _("Numbers, and the subjects behind them"))
    return markup.el("details", summary, table, class_="cc-behind", open=_is_open(kind, selection))


def _high(part: pd.DataFrame) -> int:
    return int(part["subject_count"].where(part["risk_tier"].isin(HIGH), 0).sum())


def _is_few(part: pd.DataFrame) -> bool:
    """Return whether so few of a group, or all but so few, are in tiers C and D."""
    high = _high(part)
    return any(0 < n < LEAST for n in (high, int(part["subject_count"].sum()) - high))


def _is_open(kind: str, selection: Selection) -> bool:
    return model_address.opened(selection)[:2] == ("group", kind)


def _caution(whole: float | None) -> markup.Markup:
    said = _(
        "Differences follow from what is recorded of these subjects: who is inspected more often "
        "has more records. They show where the model should be looked at, and are no "
        "discrimination by themselves. Groups below 5 subjects are suppressed."
    )
    share = _("City: {share} of the subjects in operation are in tiers C and D.").format(
        share=formats.percent(whole)
    )
    return markup.el("section", markup.el("p", said), markup.el("p", share), class_="cc-panel")


def _opened(kind: str, rows: pd.DataFrame, selection: Selection) -> None:
    if not _is_open(kind, selection):
        return
    code, high = (*model_address.opened(selection), "", "")[2:4]
    mine = rows[rows["group_code"] == code]
    if sizes(mine).get(code, 0) < LEAST:
        return
    tiers, name = HIGH if high == "high" else (), group_name(kind, code)
    counted = mine[mine["risk_tier"].isin(tiers)] if tiers else mine
    title = _("{name}, tiers C and D").format(name=name) if tiers else name
    params = {"group_kind": kind, "group_code": code, "risk_tiers": tiers}
    chosen = replace(selection, district_codes=()) if kind == "district" else selection
    source = Source("model/group_subjects", title, _LISTED, params)
    model_address.rows_behind(source, chosen, int(counted["subject_count"].sum()))
