"""How scores are distributed, with the grade limits, and tier shares beside published ones."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import (
    charts,
    formats,
    labels,
    markup,
    mart,
    model_address,
    scorecard_words,
    table_cells,
    table_markup,
)
from dashboard.chart_score_bins import STEP, ScoreBins, span
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.model_address import Editions
from dashboard.selection import Selection
from dashboard.tables import Source

TIERS = ("A", "B", "C", "D", "unrated")
ALL = ""
_IN_BIN = ("subject_name", "risk_tier", "score", "main_indicator_id", "direct_rule_id")
_IN_TIER = ("subject_name", "risk_tier", "subject_type", "industry_division", "district_code")


def distribution(selection: Selection, known: Editions) -> None:
    """Show how many subjects have which score; a bar opens its subjects."""
    bins = mart.frame("model/score_bins", selection)
    scores = bins[bins["dimension_id"] == "score"]
    kind, *rest = (*model_address.opened(selection), "")
    chosen = int(rest[0]) if kind == "score" and rest[0].isdecimal() else None
    limits, best = _limits(selection, known)
    with_words = scores.assign(score_span=[span(int(start), best) for start in scores["bin_from"]])
    charts.show(
        "score_bins",
        with_words,
        ScoreBins(limits, best, chosen),
        selection,
        key="score_bins",
        title=_("How are the scores distributed?"),
        subtitle=_("Subjects in operation by score; dotted: where a grade begins by its score"),
        columns=("score_span", "subject_count"),
        narrows=model_address.OPEN,
        note=_("Direct rules can make a grade worse than the score says"),
    )
    found = scores.loc[scores["bin_from"] == chosen, "subject_count"]
    if chosen is not None and len(found):
        title = _("Subjects with a score of {span}").format(span=span(chosen, best))
        params = {"score_from": float(chosen), "score_before": float(chosen + STEP)}
        source = Source("model/bin_subjects", title, _IN_BIN, params)
        model_address.rows_behind(source, selection, int(found.iloc[0]))


def calibration(selection: Selection) -> None:
    """Show the share of each tier beside the shares that were published elsewhere."""
    counts = tier_counts(selection)
    total = sum(counts.values())
    benchmarks = mart.frame("model/scorecard_benchmarks", selection)
    elsewhere = [
        (_label(part), dict(zip(part["risk_tier"], part["benchmark_share"], strict=True)))
        for _key, part in benchmarks.groupby("benchmark_id", sort=False)
    ]
    headings = [_("Tier"), _("Subjects"), _("Share")]
    for name, _shares in elsewhere:
        headings += [name, _("Difference")]
    rows = [_tier(tier, counts[tier], total, elsewhere, selection) for tier in counts]
    title = _("Are the tiers as large as elsewhere?")
    sources = markup.el(
        "p", _("For comparison only: no target, and no reason to move a grade limit."), " ",
        _("; ").join(map(labels.source, dict.fromkeys(benchmarks["source"]))), class_="cc-quiet",
    )  # fmt: skip
    numbers = set(range(1, len(headings)))
    table = table_markup.grid(headings, rows, numbers=numbers, caption=title)
    st.html(markup.el("section", markup.el("h3", title), table, sources, class_="cc-panel"))
    kind, *rest = (*model_address.opened(selection), "")
    if kind == "tier" and counts.get(rest[0]):
        words = _("Subjects of tier {tier}").format(tier=rest[0])
        params = {"group_kind": ALL, "group_code": ALL, "risk_tiers": (rest[0],)}
        source = Source("model/group_subjects", words, _IN_TIER, params)
        model_address.rows_behind(source, selection, counts[rest[0]])


def tier_counts(selection: Selection) -> dict[str, int]:
    """Return the subjects in operation by tier, the tiers without any left out at the end."""
    groups = mart.frame("model/tier_groups", selection)
    by_tier = groups[groups["group_kind"] == "district"].groupby("risk_tier")["subject_count"].sum()
    found = {tier: int(by_tier.get(tier, 0)) for tier in TIERS}
    return {tier: count for tier, count in found.items() if count or tier != TIERS[-1]}


def _limits(selection: Selection, known: Editions) -> tuple[tuple[tuple[str, float], ...], float]:
    """Return the limits of the history's scheme in the edition in force, and the best score."""
    editions = known.rows[known.rows["is_in_force"]]
    if editions.empty:
        return (), 100.0
    version = str(editions["scorecard_version"].iloc[0])
    grades = mart.frame("model/scorecard_grades", selection, edition=version)
    shown = mart.frame("model/scorecard_schemes", selection)
    cut = shown.loc[shown["basis"] == "score", "scheme_code"]
    mine = records_of(grades[grades["scheme_code"].isin(list(cut[:1]))])
    limits = tuple((str(row["grade_code"]), float(row["score_from"])) for row in mine)
    return limits, float(editions["base_points"].iloc[0])


def _label(part: pd.DataFrame) -> str:
    row: dict[str, Any] = {str(name): value for name, value in part.iloc[0].items()}
    return scorecard_words.label(row)


def _tier(
    tier: str,
    count: int,
    total: int,
    elsewhere: list[tuple[str, dict[str, float]]],
    selection: Selection,
) -> list[object]:
    share = count / total if total else None
    cells: list[object] = [
        table_cells.tier(tier),
        model_address.figure(count, f"tier.{tier}", selection),
        formats.percent(share),
    ]
    for _name, shares in elsewhere:
        other = shares.get(tier)
        cells += [formats.percent(other), _points(share, other)]
    return cells


def _points(share: float | None, other: float | None) -> str:
    """Return a difference of shares in percentage points, with its sign."""
    if share is None or other is None:
        return formats.MISSING
    points = round((share - other) * 100, 1)
    sign = "+" if points > 0 else ""
    return sign + _("{points}pt").format(points=formats.number(points, 1))
