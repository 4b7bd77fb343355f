"""Risk tiers: where are the higher risks, are they growing, who moved, why, and who are they?

Reader: regulators, leadership. Queries: queries/pages/risk_tiers/*.sql, overview/tier_trend.sql.
"""

import streamlit as st

from dashboard import (
    notices,
    provenance,
    shell,
    states,
    tier_asked,
    tier_cards,
    tier_heat,
    tier_list,
    tier_moves,
    tier_origins,
    tiers,
)

selection = shell.open_page("risk_tiers")
asked = tier_asked.of(selection)
notices.show(asked.dropped)
tiers.ahead(selection, "risk_tiers/by_district")
tier_asked.ahead(asked, selection)
tier_list.ahead(asked, selection)

if not tier_cards.row(selection):
    states.empty()
    st.stop()

places, industries = st.columns([1, 1])
with places:
    tiers.by_district(selection, "risk_tiers/by_district")
with industries:
    tiers.by_section(selection)

tier_heat.show(asked.measure, selection)
tiers.trend(selection, tiers=tier_asked.graded_tiers(selection))
tier_moves.show(asked, selection)

if tier_asked.is_now(selection):
    why, others = st.columns([1, 1])
    with why:
        tier_origins.reasons(selection)
    with others:
        tier_origins.schemes(asked, selection)
else:
    tier_origins.unknown_then(selection)

tier_list.show(asked, selection)

provenance.footer(
    selection,
    "overview/tier_trend",
    "risk_tiers/by_district",
    "risk_tiers/by_section",
    "risk_tiers/cells",
    "risk_tiers/transitions",
    "risk_tiers/moved",
    "risk_tiers/reasons",
    "risk_tiers/schemes",
    "risk_tiers/scheme_cross",
    "risk_tiers/graded",
    "risk_tiers/subjects",
    "risk_tiers/subjects_then",
)
