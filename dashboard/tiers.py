"""Risk tiers over time and by place: shares of the active subjects, with the counts behind them."""

import pandas as pd

from dashboard import charts, mart
from dashboard.chart_trends import Trends
from dashboard.i18n import _
from dashboard.selection import Selection

ORDER = ("A", "B", "C", "D")
COLOURS = ("tier_a", "tier_b", "tier_c", "tier_d")


def trend(selection: Selection) -> None:
    """Show the share of each tier over 24 months, each on a scale of its own."""
    frame = with_share(mart.frame("overview/tier_trend", selection))
    charts.show(
        "trends",
        frame,
        Trends(series="risk_tier", value="tier_share", order=ORDER, colours=COLOURS),
        selection,
        key="tier_trend",
        title=_("Is the share of each risk tier rising or falling?"),
        subtitle=_("Share of active subjects, 24 months, each tier on its own scale"),
        columns=("period", "risk_tier", "subject_count", "tier_share"),
    )


def with_share(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the counts with `tier_share`, the part of all subjects of the same period, 0-1."""
    totals = counts.groupby("period")["subject_count"].transform("sum")
    return counts.assign(tier_share=counts["subject_count"] / totals.where(totals > 0))
