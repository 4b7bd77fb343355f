"""Whether scores have moved: this build against the one before it, and month against month."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd
import streamlit as st

from dashboard import (
    charts,
    formats,
    labels,
    markup,
    mart,
    published,
    settings,
    stability,
    states,
    table_markup,
)
from dashboard.chart_index_months import IndexMonths
from dashboard.chart_score_bins import STEP
from dashboard.i18n import N_, _
from dashboard.published import MART_NAME, BuildInfo, Unavailable
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
    found = earlier(selection.build_id)
    if found is None:
        states.empty(
            _("No earlier build to compare with"),
            _("With the next build this shows whether scores have moved since this one."),
        )
        return
    now = mart.frame("model/score_bins", selection)
    before = mart.frame("model/score_bins", replace(selection, build_id=found.build_id))
    rows, folded = [], []
    for part in PARTS:
        q, p = _steps(before, part), _steps(now, part)
        rows.append([_name(part), *_index(stability.index(q, p))])
        folded.append(_steps_of(part, q, p))
    title = _("Has anything moved since the build before?")
    pair = _("This build, {n} subjects, against {build} as of {day}, {before} subjects").format(
        n=formats.number(sum(_steps(now, "score").values())),
        build=found.build_id,
        day=formats.date(found.as_of),
        before=formats.number(sum(_steps(before, "score").values())),
    )
    headings = [_("Points of"), _("PSI"), _("Meaning")]
    table = table_markup.grid(headings, rows, numbers={1}, caption=title)
    behind = markup.el("summary", _("Steps that the index is made of"))
    st.html(
        _panel(
            title,
            markup.el("p", pair, class_="cc-quiet"),
            _editions(selection, found.build_id),
            table,
            _formula(),
            markup.el("details", behind, folded, class_="cc-behind"),
        )
    )


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


def earlier(build_id: str) -> BuildInfo | None:
    """Return the newest kept build before this one that has score distributions, else None."""
    folder = settings.get().published
    found = (MART_NAME.fullmatch(file.name) for file in folder.glob("mart-*.duckdb"))
    older = sorted((m[1] for m in found if m and m[1] < build_id), reverse=True)
    return _first_comparable(build_id, tuple(older), folder)


# Looked for once a build: each look opens files, and may push out the handle of the build in use.
@st.cache_resource(max_entries=8, show_spinner=False)
def _first_comparable(build_id: str, older: tuple[str, ...], folder: Path) -> BuildInfo | None:
    mine = published.describe(build_id, folder).is_synthetic
    for other in older:
        try:
            known = published.describe(other, folder)
            with published.handle(other, folder).cursor() as cursor:
                cursor.execute("select 1 from agg_score_bin limit 1")
        except (Unavailable, duckdb.Error):
            # Older than the score, removed meanwhile, or broken: the one before may do.
            continue
        if known.is_synthetic == mine:
            return known
    return None


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
