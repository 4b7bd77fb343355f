"""Data status: what was loaded, what was refused and why, and which source is late?

Reader: operators, credit office, department liaisons. Queries: queries/pages/data_status/*.sql.
"""

import streamlit as st

from dashboard import loads, provenance, quarantine, shell

selection = shell.open_page("data_status")

loads.builds(selection)
loads.loaded(selection)

lag, warnings = st.columns([1, 1])
with lag:
    loads.source_lag(selection)
with warnings:
    loads.warnings(selection)

quarantine.browser(selection)

provenance.footer(selection, "data_status/tables", "data_status/refusals", "data_status/warnings")
