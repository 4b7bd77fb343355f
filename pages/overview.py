"""Overview: what is off target, where, and what has changed?

Reader: leadership, credit office. Queries: queries/pages/{metrics,overview,alerts}/*.sql.
"""

import streamlit as st

from dashboard import alert_feed, cards, changes, maps, mart, provenance, shell, tiers

METRICS = (
    "active_subject_count",
    "high_risk_share",
    "dishonest_subject_count",
    "joint_case_count",
    "repair_completed_count",
    "commitments_per_enterprise",
    "publicity_compliance_rate",
    "indicators_on_target",
)
# The map begins with the share that says most about where to look; the count of indicators
# has no value of its own in a single district.
MAP_METRICS = ("high_risk_share", *(name for name in METRICS[:-1] if name != "high_risk_share"))

selection = shell.open_page("overview")

# Beside what the cards ask for.
mart.ahead(["overview/what_changed"], selection)
tiers.ahead(selection, "overview/tier_by_district")

cards.row(
    METRICS,
    selection,
    companions={"repair_completed_count": "repair_duration_wd_p50"},
)

picture, side = st.columns([2, 1])
with side:
    metric_id = maps.choice(MAP_METRICS, selection)
    maps.ranking_list(metric_id, selection)
with picture:
    maps.district_panel(metric_id, selection)

mix, movements = st.columns([1, 1])
with mix:
    alert_feed.show(selection)
    tiers.by_district(selection)
with movements:
    tiers.trend(selection)
    changes.show(selection)

provenance.footer(
    selection,
    "metrics/values",
    "metrics/by_district",
    "overview/tier_by_district",
    "overview/tier_trend",
    "overview/what_changed",
    "alerts/list",
    "alerts/counts",
)
