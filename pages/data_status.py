"""Data status: what was loaded, what was refused and why, and which source is late?

Reader: operators, credit office, department liaisons. Queries: queries/pages/data_status/*.sql.
"""

import streamlit as st

from dashboard import loads, provenance, quarantine, shell

selection = shell.open_page("data_status")

loads.builds(selection)
loads.loaded(selection)

lawful, warned = st.columns([3, 2])
with lawful:
    loads.lawful_use(selection)
with warned:
    loads.warnings(selection)

quarantine.browser(selection)

provenance.footer(
    selection,
    "data_status/tables",
    "data_status/lawful_use",
    "data_status/warnings",
    "data_status/refusals",
)
