"""Credit file: what is on record about one subject, why its score, and what would change it?

Reader: regulators, enterprise-facing officers. Queries: queries/pages/enterprise/*.sql.
"""

import streamlit as st

from dashboard import (
    commitment_states,
    credit_file,
    mart,
    provenance,
    record_sections,
    related_subjects,
    repair_states,
    restrictions,
    score_changes,
    score_explained,
    shell,
)

selection = shell.open_page("enterprise")

subject = credit_file.stop_unless_known(selection)
uscc = str(subject["uscc"])
mart.ahead(credit_file.READ, selection, uscc=uscc)
credit_file.heading(subject)

score_explained.show(uscc, selection)
score_changes.history(uscc, selection)
score_changes.what_if(uscc, selection)

limits, links = st.columns([3, 2])
with limits:
    restrictions.show(uscc, selection)
with links:
    related_subjects.show(subject, selection)

record_sections.counts(uscc, selection)
credit_file.timeline(uscc, selection)
repair_states.show(uscc, selection)
commitment_states.show(uscc, selection)
record_sections.sections(uscc, selection)

provenance.footer(
    selection,
    "enterprise/header",
    "enterprise/score",
    "enterprise/score_points",
    "enterprise/score_history",
    "enterprise/what_if",
    "enterprise/direct_rules",
    "enterprise/peer_group",
    "enterprise/restrictions",
    "enterprise/neighbours",
    "enterprise/counts",
    "enterprise/repair_states",
    "enterprise/commitment_states",
)
