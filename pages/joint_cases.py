"""Joint cases: which departments act on whom, how far do cases come, who owes feedback?

Reader: credit office, department heads. Queries: queries/pages/joint_cases/*.sql.
"""

import streamlit as st

from dashboard import (
    case_asked,
    case_cards,
    case_departments,
    case_grounds,
    case_list,
    case_matrix,
    case_progress,
    case_table,
    notices,
    provenance,
    shell,
    states,
)

selection = shell.open_page("joint_cases")
asked = case_asked.of(selection)
notices.show(asked.dropped)
case_asked.ahead(selection, asked)
case_list.ahead(asked, selection)

if case_cards.row(asked, selection):
    picture, side = st.columns([3, 2])
    with picture:
        case_departments.ranking(asked, selection)
    with side:
        case_progress.funnel(asked, selection)
    case_table.show(asked, selection)
    months, reach = st.columns([3, 2])
    with months:
        case_progress.trend(asked, selection)
        case_grounds.measures(asked, selection)
    with reach:
        case_grounds.domains(asked, selection)
    case_matrix.show(asked, selection)
else:
    states.empty()
case_list.show(asked, selection)

provenance.footer(
    selection,
    "joint_cases/summary",
    "joint_cases/before",
    "joint_cases/by_department",
    "joint_cases/funnel",
    "joint_cases/trend",
    "joint_cases/domains",
    "joint_cases/cells",
    "joint_cases/measures",
    "joint_cases/cases",
    "joint_cases/owed_by_department",
    "joint_cases/owed",
    "joint_cases/lift_counts",
    "joint_cases/to_lift",
    "joint_cases/without_basis",
)
