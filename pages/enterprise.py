"""Credit file: what is on record about one subject, and where does each record come from?

Reader: regulators, enterprise-facing officers. Queries: queries/pages/enterprise/*.sql.
"""

from dashboard import credit_file, provenance, record_sections, shell

selection = shell.open_page("enterprise")

subject = credit_file.stop_unless_known(selection)
uscc = str(subject["uscc"])
credit_file.heading(subject)
record_sections.counts(uscc, selection)
credit_file.timeline(uscc, selection)
record_sections.sections(uscc, selection)

provenance.footer(selection, "enterprise/header", "enterprise/counts", "enterprise/timeline")
