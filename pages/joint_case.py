"""Joint case: how did one case go, between which departments, and what does it rest on?

Reader: credit office, department liaisons. Queries: queries/pages/joint_case/*.sql.
"""

from dashboard import case_page, provenance, shell

selection = shell.open_page("joint_case")

case = case_page.stop_unless_known(selection)
case_page.heading(case, selection)
case_page.steps(case, selection)
case_page.documents(case, selection)

provenance.footer(selection, "joint_case/one", "joint_case/documents")
