"""How far the cases of the period have come, and how many there were month by month."""

import pandas as pd

from dashboard import case_asked, case_words, charts, formats, funnels, labels, markup, table_markup
from dashboard.case_asked import INCENTIVE, SANCTION, Asked
from dashboard.chart_funnel import Funnel
from dashboard.chart_trends import Trends
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.markup import Markup
from dashboard.selection import Selection

COLOURS = {SANCTION: "bad", INCENTIVE: "good"}


def funnel(asked: Asked, selection: Selection) -> None:
    """Show the six steps with shares and median hours; a step opens its cases."""
    frame = case_asked.frame("funnel", selection, asked)
    chosen = asked.narrowed[1] if asked.narrowed and asked.narrowed[0] == "step" else None
    options = Funnel(
        case_words.steps(),
        "case_step",
        "case_count",
        "step_hours_p50",
        "step_hours_p90",
        chosen,
    )
    funnels.show(
        frame,
        options,
        selection,
        key="case_funnel",
        title=_("How far do cases come, and how long does it take?"),
        subtitle=_("Cases in use, initiated in {period}; feedback is timed from the push").format(
            period=formats.period(selection.period_start, selection.period_end)
        ),
        narrows="step",
        opens=lambda step: case_asked.opening(selection, step=step),
    )


def trend(asked: Asked, selection: Selection) -> None:
    """Show the cases of 24 complete months, a line a kind; a month in the table opens its cases."""
    kinds = (asked.kind,) if asked.kind else (SANCTION, INCENTIVE)
    frame = _counted(asked, kinds, selection)
    options = Trends(
        "case_kind", "case_count", kinds, tuple(COLOURS[kind] for kind in kinds), least_span=10
    )
    title = _("More or fewer cases?")
    charts.show(
        "trends",
        frame,
        options,
        selection,
        key="case_trend",
        title=title,
        subtitle=_("Cases initiated a month, complete months; both scales span as many cases"),
        behind=lambda: _months(asked, kinds, selection, title),
    )


@kept
def _counted(asked: Asked, kinds: tuple[str, ...], selection: Selection) -> pd.DataFrame:
    return _every_month(case_asked.frame("trend", selection, asked), kinds)


def _every_month(frame: pd.DataFrame, kinds: tuple[str, ...]) -> pd.DataFrame:
    """Return the counts with a zero where a month has no case of a kind."""
    months = sorted(frame["period"].unique())
    every = pd.MultiIndex.from_product([months, kinds], names=["period", "case_kind"])
    counts = frame.set_index(["period", "case_kind"])
    return counts.reindex(every, fill_value=0).reset_index()


@kept
def _months(asked: Asked, kinds: tuple[str, ...], selection: Selection, caption: str) -> Markup:
    frame = _counted(asked, kinds, selection)
    heads = [labels.field("period"), *(labels.word("case_kind", kind) for kind in kinds)]
    rows: list[list[object]] = []
    for period, counts in frame.groupby("period", sort=True):
        month = formats.month(pd.Timestamp(str(period)))
        by_kind = dict(zip(counts["case_kind"], counts["case_count"], strict=True))
        cells = [_opened(int(by_kind[kind]), kind, month, selection) for kind in kinds]
        rows.insert(0, [month, *cells])
    return table_markup.grid(heads, rows, numbers=(1, 2), caption=caption)


def _opened(count: int, kind: str, month: str, selection: Selection) -> object:
    number = formats.number(count)
    if not count:
        return number
    address = case_asked.opening(selection, kind=kind, period_start=month, period_end=month)
    return markup.el("a", number, href=address)
