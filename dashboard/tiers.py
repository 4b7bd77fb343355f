"""Risk tiers over time and by place: shares of the active subjects, with the counts behind them."""

from dataclasses import replace

import pandas as pd

from dashboard import charts, formats, links, mart, places, small_cells
from dashboard.chart_shares import Shares
from dashboard.chart_trends import Trends, common_span
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.selection import Selection

ORDER = ("A", "B", "C", "D")
COLOURS = ("tier_a", "tier_b", "tier_c", "tier_d")
UNRATED = "unrated"
# Two percentage points: what moves less is noise, and is to look like it.
LEAST_SPAN = 0.02


def trend(selection: Selection, *, tiers: tuple[str, ...] = ORDER) -> None:
    """Show the share of each of some tiers over 24 months, each on a scale of its own."""
    colours = tuple(COLOURS[ORDER.index(tier)] for tier in tiers)
    options = Trends("risk_tier", "tier_share", tiers, colours, least_span=LEAST_SPAN)
    shown, subtitle = _trend(selection, options)
    charts.show(
        "trends",
        shown,
        options,
        selection,
        key="tier_trend",
        title=_("Risk tiers: rising or falling?"),
        subtitle=subtitle,
        columns=("period", "risk_tier", "subject_count", "tier_share"),
        onward=_onward(selection),
    )


@kept
def _trend(selection: Selection, options: Trends) -> tuple[pd.DataFrame, str]:
    frame = with_share(mart.frame("overview/tier_trend", selection))
    shown = frame[frame["risk_tier"].isin(options.order)]
    return shown, _subtitle(shown, options)


@kept
def _told(query: str, dimension: str, selection: Selection) -> pd.DataFrame:
    frame = mart.frame(query, selection)
    return small_cells.told(frame, dimension, "risk_tier", "subject_count")


def ahead(selection: Selection, district_query: str) -> None:
    """Begin to read what `by_district` and `trend` show."""
    mart.ahead([district_query], replace(selection, district_codes=()))
    mart.ahead(["overview/tier_trend"], selection)


def by_district(selection: Selection, query: str = "overview/tier_by_district") -> None:
    """Show how the subjects of each district divide into tiers; a click narrows the page."""
    everywhere = replace(selection, district_codes=())
    charts.show(
        "shares",
        _told(query, "district_code", everywhere),
        shares("district_code", selection, apart=places.buckets()),
        selection,
        key="tier_by_district",
        title=_("Where are the higher risks?"),
        subtitle=_("Share of active subjects at the end of the period"),
        columns=("district_code", "risk_tier", "subject_count"),
        narrows="district_codes",
        onward=_onward(selection),
    )


def by_section(selection: Selection) -> None:
    """Show how the subjects of each industry section divide into tiers; a click narrows."""
    all_sections = replace(selection, industry_sections=())
    charts.show(
        "shares",
        _told("risk_tiers/by_section", "industry_section", all_sections),
        shares("industry_section", selection, apart=("unknown",)),
        selection,
        key="tier_by_section",
        title=_("Which industries have the higher risks?"),
        subtitle=_("Share of active subjects at the end of the period"),
        columns=("industry_section", "risk_tier", "subject_count"),
        narrows="industry_sections",
    )


def shares(dimension: str, selection: Selection, *, apart: tuple[str, ...]) -> Shares:
    """Return bars of all tiers, ranked by the worst of those chosen."""
    chosen = [tier for tier in ORDER if tier in selection.risk_tiers]
    return Shares(
        dimension=dimension,
        part="risk_tier",
        value="subject_count",
        order=(*ORDER, UNRATED),
        colours=(*COLOURS, "hatch"),
        ranked_by=chosen[-1] if chosen else ORDER[-1],
        apart=apart,
    )


def _onward(selection: Selection) -> tuple[str, str] | None:
    """Return the way to the page of the tiers, which does not lead to itself."""
    if selection.page_id == "risk_tiers":
        return None
    return _("Risk tiers in detail"), links.to("risk_tiers", selection)


def _subtitle(frame: pd.DataFrame, options: Trends) -> str:
    text = _("Share of active subjects; every scale spans {points} points").format(
        points=formats.number(common_span(frame, options) * 100, 1)
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
