"""The pages, one entry each, in the order of the navigation, with the filters they honour."""

from dashboard.i18n import N_
from dashboard.page_entry import ALL_FILTERS, Page
from dashboard.selection import PERIOD

_SUBJECT_FILTERS = ("industry_sections", "subject_types", "risk_tiers")
_ONE_SUBJECT = N_("This page is about one subject, so the filters do not apply to it.")
_ONE_CASE = N_("This page is about one case, so the filters do not apply to it.")
_LOADING = N_("Loads and builds are recorded for the whole city.")
_STATE_ONLY = N_("The directory shows subjects as they are now, not over a period.")
_BY_PLACE_ONLY = N_("Metrics are counted by district and department only.")
_MODEL_BY_PLACE = N_("The model is looked at as a whole; its figures are kept by district only.")
_MODEL_NOW = N_("The model is shown as it is on the day of the build.")
_TODAY_ONLY = N_("Alerts are what the rules find on the day of the build.")
_BY_RULE = N_("Alerts are found by rule, not by kind of subject.")
_NOT_BY_DEPARTMENT = N_("A subject belongs to no department.")

PAGES = (
    Page(
        "overview",
        N_("Overview"),
        N_("What is off target, where, and what has changed."),
        "command",
        "overview",
        is_default=True,
        reasons=dict.fromkeys(_SUBJECT_FILTERS, _BY_PLACE_ONLY),
        own_params=("card", "define"),
    ),
    Page(
        "risk_tiers",
        N_("Risk tiers"),
        N_("Where the higher risks are, whether they grow, who moved, why, and who they are."),
        "supervision",
        "tiers",
        reasons={"department_codes": _NOT_BY_DEPARTMENT},
        own_params=(
            *("heat", "from", "to", "move", "reason", "scheme", "graded"),
            *("define", "sort", "page", "columns"),
        ),
    ),
    Page(
        "map",
        N_("Dishonesty map"),
        N_("Where the listed organisations are, who is new, and who is near a place."),
        "supervision",
        "map",
        reasons={"department_codes": _NOT_BY_DEPARTMENT},
        own_params=(
            *("measure", "layers", "town", "list", "near", "open", "focus", "find"),
            *("sort", "page", "columns"),
        ),
    ),
    Page(
        "joint_cases",
        N_("Joint cases"),
        N_("Who sanctions and rewards whom, how far cases come, and who owes feedback."),
        "supervision",
        "cases",
        own_params=(
            *("role", "kind", "initiator", "by", "list"),
            *("step", "measure", "basis", "domain", "state"),
            *("define", "sort", "page", "columns"),
        ),
    ),
    Page(
        "joint_case",
        N_("Joint case"),
        N_("One case: its steps, its departments, and the documents it rests on."),
        "supervision",
        "cases",
        reasons=dict.fromkeys(ALL_FILTERS, _ONE_CASE),
        own_params=("case",),
        is_hidden=True,
        under="joint_cases",
    ),
    Page(
        "repairs",
        N_("Credit repair"),
        N_("What came, what is done, how fast against its clock, what is left, and who must act."),
        "supervision",
        "repair",
        own_params=("severity", "open", "sort", "page", "columns"),
    ),
    Page(
        "commitments",
        N_("Commitments"),
        N_("Whether enterprises sign enough, whether it is checked and kept, and what is missing."),
        "supervision",
        "signed",
        own_params=(
            *("base", "reading", "words", "reach_by", "due", "type", "open"),
            *("define", "sort", "page", "columns"),
        ),
    ),
    Page(
        "alerts",
        N_("Alerts"),
        N_("What is outside its thresholds today, since when, and who has to act."),
        "supervision",
        "warning",
        reasons=dict.fromkeys(PERIOD, _TODAY_ONLY) | dict.fromkeys(_SUBJECT_FILTERS, _BY_RULE),
        own_params=("rule", "severity", "sort", "page", "columns"),
    ),
    Page(
        "model",
        N_("Scoring model"),
        N_("What the score is made of, how it behaves, and whom it grades harder."),
        "supervision",
        "scale",
        reasons=dict.fromkeys((*_SUBJECT_FILTERS, "department_codes"), _MODEL_BY_PLACE)
        | dict.fromkeys(PERIOD, _MODEL_NOW),
        own_params=("view", "edition", "against", "open", "move", "sort", "page", "columns"),
    ),
    Page(
        "enterprises",
        N_("Subject search"),
        N_("Find a registered subject by name, initials, former name, code or address."),
        "subjects",
        "search",
        reasons=dict.fromkeys(PERIOD, _STATE_ONLY) | {"department_codes": _NOT_BY_DEPARTMENT},
        own_params=("q", "all", "sort", "page", "columns"),
    ),
    Page(
        "enterprise",
        N_("Credit file"),
        N_("All lawful records of one subject, each with its source."),
        "subjects",
        "file",
        reasons=dict.fromkeys(ALL_FILTERS, _ONE_SUBJECT),
        own_params=("uscc",),
        is_hidden=True,
    ),
    Page(
        "records",
        N_("Records behind the figure"),
        N_("The rows that make up the figure, under the same filters."),
        "subjects",
        "list",
        reasons=dict.fromkeys(_SUBJECT_FILTERS, _BY_PLACE_ONLY),
        own_params=(
            "metric",
            "part",
            "query",
            "uscc",
            "alert",
            "define",
            "sort",
            "page",
            "columns",
        ),
        is_hidden=True,
    ),
    Page(
        "data_status",
        N_("Data status"),
        N_("Builds, source tables, and every row that was refused."),
        "system",
        "database",
        # Refused rows name subjects of every district.
        roles=("credit_office", "operator", "auditor"),
        reasons=dict.fromkeys(ALL_FILTERS, _LOADING),
        own_params=("table", "rule", "department", "sort", "page", "columns"),
    ),
)
