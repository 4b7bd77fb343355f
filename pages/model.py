"""Scoring model: what is the score made of, how does it behave, and whom does it grade harder?

Reader: credit office, auditors, whoever must defend a grade. Queries: queries/pages/model/*.sql.
"""

import streamlit as st

from dashboard import (
    build_stability,
    edition_change,
    model_address,
    provenance,
    score_distribution,
    scorecard_tables,
    sensitivity,
    shell,
    tier_groups,
)

QUERIES = {
    "scorecard": (
        *(f"model/scorecard_{part}" for part in scorecard_tables.PARTS),
        "model/scorecard_editions",
        "model/scorecard_schemes",
        "model/sensitivity",
    ),
    "behaviour": (
        "model/score_bins",
        "model/score_months",
        "model/scorecard_benchmarks",
        "model/sensitivity",
        "model/tier_groups",
    ),
    "groups": ("model/tier_groups", "model/group_subjects"),
    "editions": ("model/edition_matrix", "model/edition_subjects"),
}

selection = shell.open_page("model")

editions = model_address.editions(selection)
model_address.tell_dropped(selection, editions)
view = model_address.view(selection)
st.html(model_address.switch(selection))

if view == "scorecard":
    scorecard_tables.show(selection, editions)
elif view == "behaviour":
    picture, side = st.columns([3, 2])
    with picture:
        score_distribution.distribution(selection, editions)
    with side:
        score_distribution.calibration(selection)
        build_stability.between_builds(selection)
    weights, months = st.columns(2)
    with weights:
        sensitivity.show(selection)
    with months:
        build_stability.between_months(selection)
    sensitivity.table(selection)
elif view == "groups":
    tier_groups.show(selection)
else:
    edition_change.show(selection, editions)

provenance.footer(selection, *QUERIES[view])
