"""What the page of commitments reads ahead, beside the run that draws it."""

from dataclasses import replace

from dashboard import commitment_asked, commitment_plan, mart
from dashboard.commitment_asked import Asked
from dashboard.selection import Selection

# What the page asks for in any case, in that order; the ratio only where there is one.
READ = ("lifecycle", "worklists")
READ_OF_RATIO = ("by_month", "plan_districts", "plan_departments")
READ_OF_FLOW = ("by_type", "by_signing_month", "by_department", "overdue_by_department")


def ahead(asked: Asked, selection: Selection) -> None:
    """Begin to read what the page asks for in any case."""
    own = {"commitment_types": asked.types, "due_within": asked.due_within}
    mart.ahead(_named(READ), selection, **own)
    if commitment_asked.has_ratio(selection):
        planned = commitment_plan.params(asked, selection)
        mart.ahead(["commitments/by_district"], replace(selection, district_codes=()), **planned)
        mart.ahead(_named(READ_OF_RATIO), selection, **planned)
    mart.ahead(_named(READ_OF_FLOW), selection, **own)


def _named(names: tuple[str, ...]) -> list[str]:
    return [f"commitments/{name}" for name in names]
