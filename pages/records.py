"""Records: which rows make up the figure that was opened?

Reader: everyone who asks where a number comes from. Queries: queries/evidence/*.sql,
queries/pages/enterprise/*.sql.
"""

import streamlit as st

from dashboard import drill, provenance, shell, tables

selection = shell.open_page("records")

found = drill.stop_unless_known(selection)
drill.heading(found, selection)
verdict = st.container()
total = tables.actionable(found.source, selection)
with verdict:
    drill.agreement(found, total)

provenance.footer(selection, found.source.query)
