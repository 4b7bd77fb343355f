"""Subject search: who is it, and what does it look like at a glance?

Reader: regulators, enterprise-facing officers. Queries: queries/pages/enterprises/*.sql.
"""

from dashboard import provenance, shell, subject_search, tables

selection = shell.open_page("enterprises")

text = subject_search.box(selection)
if text and not subject_search.shows_all(selection):
    subject_search.results(text, selection)
else:
    tables.actionable(subject_search.directory(text), selection)

provenance.footer(selection, "enterprises/search", "enterprises/list")
