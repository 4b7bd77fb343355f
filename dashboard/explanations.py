"""The lists behind the explanation of a score, and the columns they show at first."""

from dashboard.i18n import N_

# Lists that explain a score: opened like the records, but no kind of their own in the file.
EXPLANATIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    "score_points": (
        N_("Every point with its record"),
        (
            "dimension_id",
            "indicator_id",
            "severity",
            "happened_on",
            "decay",
            "raw_points",
            "points",
            "is_capped",
            "has_pending_objection",
            "record_type",
            "record_id",
        ),
    ),
    "restrictions": (
        N_("Restrictions in force"),
        (
            "measure_code",
            "measure_class",
            "basis_doc",
            "has_basis",
            "list_code",
            "case_no",
            "executing_department_code",
            "sanction_from",
            "sanction_to",
        ),
    ),
    "neighbours": (
        N_("Linked organisations"),
        (
            "link_kind",
            "related_subject_name",
            "related_risk_tier",
            "related_is_dishonest",
            "related_is_abnormal",
            "related_subject_status",
            "share_rate",
        ),
    ),
    "peers": (
        N_("Peers"),
        (
            "subject_name",
            "uscc",
            "peer_weight",
            "exposure",
            "score",
            "risk_tier",
            "district_code",
        ),
    ),
}
