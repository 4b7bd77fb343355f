"""Whether scores have moved: this build against the one before it, and month against month."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard import (
    charts,
    earlier_build,
    formats,
    labels,
    markup,
    mart,
    stability,
    states,
    table_markup,
)
from dashboard.chart_index_months import IndexMonths
from dashboard.chart_score_bins import STEP
from dashboard.i18n import N_, _
from dashboard.published import BuildInfo
from dashboard.selection import Selection

DIGITS = 4
PARTS = ("score", "base", "dynamics", "supervision", "relations", "society")
_VERDICTS = {
    "stable": (N_("stable"), "good"),
    "moved": (N_("look at it"), "neutral"),
    "shifted": (N_("look at the model anew"), "bad"),
}
_COLUMNS = ("period", "subject_count", "stability_index")


def between_builds(selection: Selection) -> None:
    """Show the index of the score and of each dimension against the build before this one."""
    found = earlier_build.earlier(selection.build_id)
    if found is None:
        states.empty(
            _("No earlier build to compare with"),
            _("With the next build this shows whether scores have moved since this one."),
        )
        return
    now = mart.frame("model/score_bins", selection)
    before = mart.frame("model/score_bins", replace(selection, build_id=found.build_id))
    st.html(_compared(now, before, found, selection))


def between_months(selection: Selection) -> None:
    """Show the index of the score of each month end against the month before."""
    frame = by_month(mart.frame("model/score_months", selection))
    charts.show(
        "index_months",
        frame,
        IndexMonths(
            "period",
            "stability_index",
            (
                (stability.MOVED_FROM, _("0.1: look at it")),
                (stability.SHIFTED_FROM, _("0.25: look at the model anew")),
            ),
        ),
        selection,
        key="stability_months",
        title=_("Do scores move from month to month?"),
        subtitle=_("PSI of the scores at each month end against the month end before"),
        columns=_COLUMNS,
    )


def by_month(rows: pd.DataFrame) -> pd.DataFrame:
    """Return `subject_count` and `stability_index` of each month but the first.

    Args:
        rows: Rows of model/score_months: subjects by month and step.
    """
    months = {
        period: dict(zip(part["bin_from"], part["subject_count"], strict=True))
        for period, part in rows.groupby("period", sort=True)
    }
    pairs = list(zip(months.items(), list(months.items())[1:], strict=False))
    found = [
        (period, sum(now.values()), stability.index(before, now))
        for (_earlier, before), (period, now) in pairs
    ]
    return pd.DataFrame(found, columns=list(_COLUMNS))


def _steps(bins: pd.DataFrame, part: str) -> dict[int, int]:
    mine = bins[bins["dimension_id"] == part]
    pairs = zip(mine["bin_from"], mine["subject_count"], strict=True)
    return {int(start): int(count) for start, count in pairs}


def _name(part: str) -> str:
    return _("Score") if part == "score" else labels.word("score_dimension", part)


def _index(psi: float | None) -> list[object]:
    if psi is None:
        return [formats.MISSING, formats.MISSING]
    words, tone = _VERDICTS[stability.verdict(psi)]
    return [formats.number(psi, DIGITS), markup.el("span", _(words), class_=f"cc-{tone}")]


def _compared(
    now: pd.DataFrame, before: pd.DataFrame, other: BuildInfo, selection: Selection
) -> markup.Markup:
    pairs = [(part, _steps(before, part), _steps(now, part)) for part in PARTS]
    rows = [[_name(part), *_index(stability.index(q, p))] for part, q, p in pairs]
    title = _("Has anything moved since the build before?")
    pair = _("This build, {n} subjects, against {build} as of {day}, {before} subjects").format(
        n=formats.number(sum(pairs[0][2].values())),
        build=other.build_id,
        day=formats.date(other.as_of),
        before=formats.number(sum(pairs[0][1].values())),
    )
    headings = [_("Points of"), _("PSI"), _("Meaning")]
    behind = markup.el("summary", _("Steps that the index is made of"))
    steps = [_steps_of(*each) for each in pairs]
    return _panel(
        title,
        markup.el("p", pair, class_="cc-quiet"),
        _editions(selection, other.build_id),
        table_markup.grid(headings, rows, numbers={1}, caption=title),
        _formula(),
        markup.el("details", behind, steps, class_="cc-behind"),
    )


def _editions(selection: Selection, other: str) -> markup.Markup | None:
    """Return a sentence when the two builds were scored with different editions."""
    pair = []
    for build_id in (other, selection.build_id):
        rows = mart.frame("model/scorecard_editions", replace(selection, build_id=build_id))
        pair.append(", ".join(rows.loc[rows["is_in_force"], "scorecard_version"]))
    if pair[0] == pair[1]:
        return None
    text = _("Scored with another edition: {before} then, {now} now. Part of a movement is that.")
    said = text.format(before=pair[0], now=pair[1])
    return markup.el("p", markup.el("b", said))


def _steps_of(part: str, before: dict[int, int], now: dict[int, int]) -> markup.Markup:
    """Return the steps that an index is made of."""
    rows = [
        [f"{step}\u2013{step + STEP}", *(_cell(step, side) for side in (before, now))]
        for step in sorted({*before, *now})
    ]
    headings = [_("From, up to but not including"), _("Before"), _("Now")]
    table = table_markup.grid(headings, rows, numbers={1, 2}, caption=_name(part))
    return markup.el("div", markup.el("b", _name(part)), table)


def _cell(step: int, side: dict[int, int]) -> str:
    total = sum(side.values())
    count = side.get(step, 0)
    return f"{formats.number(count)} ({formats.percent(count / total if total else None, 2)})"


def _formula() -> markup.Markup:
    said = _(
        "PSI = sum over steps of five points of (p \u2212 q) \u00d7 ln(p / q), with p the part of "
        "the subjects now and q before; an empty step counts as 0.01 %. Below 0.1 stable, from "
        "0.25 on the model is looked at anew: conventions of credit scoring, not law."
    )
    return markup.el("p", said, class_="cc-quiet")


def _panel(title: str, *content: object) -> markup.Markup:
    return markup.el("section", markup.el("h3", title), content, class_="cc-panel")
