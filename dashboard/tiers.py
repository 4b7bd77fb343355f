"""Risk tiers over time and by place: shares of the active subjects, with the counts behind them."""

from dataclasses import replace

import pandas as pd

from dashboard import charts, formats, links, mart, places
from dashboard.chart_shares import Shares
from dashboard.chart_trends import Trends, common_span
from dashboard.i18n import _
from dashboard.selection import Selection

ORDER = ("A", "B", "C", "D")
COLOURS = ("tier_a", "tier_b", "tier_c", "tier_d")
UNRATED = "unrated"
# Two percentage points: what moves less is noise, and is to look like it.
LEAST_SPAN = 0.02
_TREND = Trends("risk_tier", "tier_share", ORDER, COLOURS, least_span=LEAST_SPAN)


def trend(selection: Selection) -> None:
    """Show the share of each tier over 24 months, each on a scale of its own."""
    frame = with_share(mart.frame("overview/tier_trend", selection))
    charts.show(
        "trends",
        frame,
        _TREND,
        selection,
        key="tier_trend",
        title=_("Risk tiers: rising or falling?"),
        subtitle=_subtitle(frame),
        columns=("period", "risk_tier", "subject_count", "tier_share"),
        onward=(_("Subjects of tier D"), links.to("enterprises", selection, risk_tiers=("D",))),
    )


def by_district(selection: Selection) -> None:
    """Show how the subjects of each district divide into tiers; a click narrows the page."""
    everywhere = replace(selection, district_codes=())
    frame = mart.frame("overview/tier_by_district", everywhere)
    charts.show(
        "shares",
        frame,
        Shares(
            dimension="district_code",
            part="risk_tier",
            value="subject_count",
            order=(*ORDER, UNRATED),
            colours=(*COLOURS, "hatch"),
            ranked_by=ORDER[-1],
            apart=places.buckets(),
        ),
        selection,
        key="tier_by_district",
        title=_("Where are the higher risks?"),
        subtitle=_("Share of active subjects at the end of the period"),
        columns=("district_code", "risk_tier", "subject_count"),
        narrows="district_codes",
    )


def _subtitle(frame: pd.DataFrame) -> str:
    text = _("Share of active subjects; every scale spans {points} points").format(
        points=formats.number(common_span(frame, _TREND) * 100, 1)
    )
    if frame.empty:
        return text
    first, last = formats.month(frame["period"].min()), formats.month(frame["period"].max())
    return f"{text}, {first} \u2013 {last}"


def with_share(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the counts with `tier_share`, the part of all subjects of the same period, 0-1."""
    periods, found = counts["period"].unique(), counts.set_index(["period", "risk_tier"])
    tiers = dict.fromkeys([*ORDER, *counts["risk_tier"]])
    # A month without a single subject of a tier is a zero, not a gap.
    every = pd.MultiIndex.from_product([periods, tiers], names=["period", "risk_tier"])
    filled = found.reindex(every, fill_value=0).reset_index()
    totals = filled.groupby("period")["subject_count"].transform("sum")
    return filled.assign(tier_share=filled["subject_count"] / totals.where(totals > 0))
