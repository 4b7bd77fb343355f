"""Commitments: do enterprises sign enough, are they checked and kept, and what is missing?

Reader: credit office, departments, districts. Queries: queries/pages/commitments/*.sql.
"""

import streamlit as st

from dashboard import (
    commitment_asked,
    commitment_cards,
    commitment_counts,
    commitment_definitions,
    commitment_flow,
    commitment_lists,
    commitment_places,
    commitment_plan,
    commitment_ratio,
    commitment_reads,
    commitment_switches,
    notices,
    provenance,
    shell,
)

selection = shell.open_page("commitments")
asked = commitment_asked.of(selection)
notices.show(asked.dropped)
commitment_reads.ahead(asked, selection)
commitment_lists.ahead(asked, selection)

steps = commitment_counts.steps(asked, selection)
work = commitment_counts.work(asked, selection)

commitment_cards.row(asked, steps, work, selection)
commitment_switches.ratio(asked, selection)
commitment_places.show(asked, selection)

commitment_switches.types(asked, selection)
life, kinds = st.columns([1, 1])
with life:
    commitment_flow.lifecycle(asked, selection)
with kinds:
    commitment_flow.types(asked, selection)
past, receivers = st.columns([2, 3])
with past:
    commitment_ratio.months(asked, selection)
    commitment_flow.months(asked, selection)
with receivers:
    commitment_flow.departments(asked, selection)

commitment_plan.show(asked, selection)
commitment_lists.show(asked, work, selection)
commitment_definitions.show()

provenance.footer(
    selection,
    *(
        f"commitments/{name}"
        for name in (
            *("by_district", "by_month", "lifecycle", "by_type", "by_department"),
            *("by_signing_month", "overdue_by_department", "worklists"),
            *("plan_districts", "plan_departments"),
            *("due", "overdue", "breaches", "doubtful", "signed", "counted", "subjects"),
        )
    ),
)
