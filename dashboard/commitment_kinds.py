"""The lists of the page of the commitments: their queries, names and first columns."""

from dashboard.i18n import N_

_WHO = ("subject_name", "uscc", "commitment_type")
_WHERE = ("district_code", "department_code")
# List -> query, title, columns at first.
LISTS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "due_soon": ("due", N_("Checks due soon"), (*_WHO, "check_due_on", "days_left", *_WHERE)),
    "overdue": ("overdue", N_("Checks overdue"), (*_WHO, "check_due_on", "days_overdue", *_WHERE)),
    "breaches": (
        "breaches",
        N_("Broken commitments"),
        (
            *_WHO,
            "commitment_state",
            "checked_on",
            "restriction_state",
            "convenience_count",
            *_WHERE,
        ),
    ),
    "not_observed": (
        "breaches",
        N_("Trusted again after a breach"),
        (
            *_WHO,
            "commitment_state",
            "checked_on",
            "restriction_state",
            "convenience_count",
            *_WHERE,
        ),
    ),
    "doubtful": (
        "doubtful",
        N_("Doubtful records"),
        (
            *("subject_name", "uscc", "commitment_problem", "commitment_type", "commitment_word"),
            *("made_on", "check_due_on", "confirmed_on", *_WHERE),
        ),
    ),
    "counted": (
        "counted",
        N_("Commitments counted in the ratio"),
        (*_WHO, "commitment_state", "made_on", "valid_to", *_WHERE),
    ),
    "counted_kept": (
        "counted",
        N_("Kept commitments counted in the ratio"),
        (*_WHO, "commitment_state", "made_on", "checked_on", *_WHERE),
    ),
    "subjects": ("subjects", N_("Subjects in operation"), ()),
    "covered": ("subjects", N_("Subjects with a commitment in force"), ()),
    "uncovered": ("subjects", N_("Subjects without a commitment in force"), ()),
    "plan_districts": ("plan_districts", N_("Plan by district"), ()),
    "plan_departments": ("plan_departments", N_("Plan by district and department"), ()),
}
SIGNED = (*_WHO, "commitment_state", "made_on", "check_due_on", "checked_on", *_WHERE)
