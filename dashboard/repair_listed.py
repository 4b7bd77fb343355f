"""What a list of the page of the repairs is: its query, columns, and how many rows it must have."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from queries.runner import Value

WHO = ("subject_name", "application_no", "handling_department_code", "district_code")
DONE = (*WHO, "severity_class", "repair_status", "submitted_on", "completed_on", "total_wd")
WAITING = (*WHO, "severity_class", "repair_status", "submitted_on", "due_on", "age_wd")
DUE = ("next_due_on", "step", *WHO, "severity_class", "submitted_on", "age_wd")
STEP = (*WHO, "submitted_on", "step_ended_on", "step_wd", "limit_wd", "rule_version")
FLOW = (*WHO, "repair_status", "submitted_on", "completed_on", "total_wd", "due_on")
PENALTY = (
    *("subject_name", "document_no", "department_code", "district_code", "severity_class"),
    *("decided_on", "fulfilled_on", "repairable_from", "publish_until"),
)
IN_USE = ("used_in", "subject_name", "document_no", "department_code", "district_code")


@dataclass(frozen=True)
class Listed:
    """A list: its query with parameters, title and columns; and the rows the figure counts."""

    query: str
    title: str
    columns: tuple[str, ...]
    expected: int | None
    params: Mapping[str, Value] = field(default_factory=dict)
