"""Repairs: what came, what is done, how fast against its clock, what is left, and who must act?

Reader: credit office, department liaisons. Queries: queries/pages/repairs/*.sql.
"""

import streamlit as st

from dashboard import (
    notices,
    provenance,
    repair_asked,
    repair_cards,
    repair_forecast,
    repair_kept_out,
    repair_lists,
    repair_panels,
    repair_quality,
    repair_tables,
    shell,
    states,
)

selection = shell.open_page("repairs")
notices.show([*repair_asked.dropped(selection), *repair_lists.dropped(selection)])
repair_asked.ahead(selection)
repair_lists.ahead(selection)
repair_asked.show_severity(selection)

if not repair_cards.row(selection):
    states.empty()
    st.stop()

picture, side = st.columns([2, 1])
with picture:
    repair_panels.flow(selection)
with side:
    repair_panels.ageing(selection)
    repair_forecast.show(selection)

steps, process = st.columns([1, 1])
with steps:
    repair_tables.steps(selection)
with process:
    repair_panels.control(selection)
    repair_kept_out.show(selection)

how_far, who = st.columns([1, 1])
with how_far:
    repair_panels.funnel(selection)
    st.html(repair_quality.rejections(selection))
with who:
    repair_panels.departments(selection)
    st.html(repair_quality.training(selection))

repair_tables.department(selection)
repair_tables.district(selection)
classes, types = st.columns([1, 1])
with classes:
    repair_tables.severity(selection)
with types:
    repair_tables.subject_type(selection)

may, told, again = st.columns([1, 1, 1])
with may:
    st.html(repair_quality.eligible(selection))
with told:
    st.html(repair_quality.notices(selection))
with again:
    st.html(repair_quality.relapse(selection))

repair_lists.show(selection)

provenance.footer(selection, *repair_lists.QUERIES)
