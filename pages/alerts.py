"""Alerts: what is outside its thresholds today, since when, and who has to act?

Reader: credit office, regulators, leadership. Queries: queries/pages/alerts/*.sql.
"""

from dashboard import alerts, provenance, shell

selection = shell.open_page("alerts")

counts = alerts.summary(selection)
alerts.rules(counts, selection)
alerts.worklist(selection)

provenance.footer(selection, "alerts/list", "alerts/counts")
