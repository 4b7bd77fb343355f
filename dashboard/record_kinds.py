"""The kinds of record a subject can have: their order, tone and first columns."""

from dataclasses import dataclass

from dashboard import labels


@dataclass(frozen=True)
class Kind:
    """One kind of record.

    Attributes:
        record_type: As enterprise/counts calls it.
        query: The part of the query's name after `enterprise/`.
        tone: `bad`, `neutral`, `accent` or `good`: what a record of this kind means for trust.
        columns: Columns shown at first, the others are one click away.
    """

    record_type: str
    query: str
    tone: str
    columns: tuple[str, ...]

    @property
    def words(self) -> str:
        """Its name in the viewer's language."""
        return labels.word("fact_type", self.record_type)


SOURCE = ("reported_on", "source_file")
# In the order of the file: adverse records first, because they decide what has to be done.
KINDS = (
    Kind(
        "dishonest_listing",
        "dishonest_listings",
        "bad",
        ("list_code", "listing_no", "listed_on", "publish_until", "department_code", "reason"),
    ),
    Kind(
        "abnormal_listing",
        "abnormal_listings",
        "bad",
        ("abnormal_reason", "document_no", "listed_on", "department_code"),
    ),
    Kind(
        "penalty",
        "penalties",
        "bad",
        (
            "document_no",
            "violation_type",
            "penalty_categories",
            "fine_cny",
            "severity_class",
            "decided_on",
            "publish_until",
            "repairable_from",
            "department_code",
        ),
    ),
    Kind(
        "inspection",
        "inspections",
        "neutral",
        (
            "inspection_kind",
            "item_name",
            "result_codes",
            "has_problem",
            "disposal_kind",
            "inspected_on",
            "department_code",
        ),
    ),
    Kind(
        "joint_case",
        "joint_cases",
        "neutral",
        (
            "case_kind",
            "list_code",
            "honour_type",
            "measure_code",
            "case_status",
            "initiated_at",
            "feedback_at",
            "executing_department_code",
        ),
    ),
    Kind(
        "repair",
        "repairs",
        "neutral",
        (
            "application_no",
            "target_type",
            "repair_status",
            "submitted_on",
            "completed_on",
            "due_on",
            "total_wd",
            "handling_department_code",
        ),
    ),
    Kind(
        "objection",
        "objections",
        "neutral",
        (
            "objection_no",
            "target_type",
            "objection_reason",
            "objection_status",
            "submitted_on",
            "decided_on",
            "reporting_department_code",
        ),
    ),
    Kind(
        "licence",
        "licences",
        "accent",
        (
            "document_no",
            "document_name",
            "licence_category",
            "content",
            "decided_on",
            "valid_to",
            "is_in_force",
            "department_code",
        ),
    ),
    Kind(
        "commitment",
        "commitments",
        "good",
        (
            "commitment_type",
            "commitment_reason",
            "made_on",
            "valid_to",
            "fulfilment_status",
            "check_due_on",
            "department_code",
        ),
    ),
    Kind(
        "honour",
        "honours",
        "good",
        ("honour_type", "honour_name", "awarded_on", "valid_to", "is_in_force", "department_code"),
    ),
    Kind(
        "evaluation",
        "evaluations",
        "accent",
        ("scheme_code", "grade_code", "score", "evaluated_on", "evaluator_department_code"),
    ),
    Kind(
        "subject_change",
        "changes",
        "neutral",
        ("change_item", "value_before", "value_after", "changed_on", "department_code"),
    ),
    Kind(
        "relation",
        "relations",
        "neutral",
        ("relation_type", "related_subject_name", "share_rate", "valid_from", "valid_to"),
    ),
)
BY_TYPE = {kind.record_type: kind for kind in KINDS}
BY_QUERY = {kind.query: kind for kind in KINDS}
