"""In which order the files of `sql/` make the city: each uses only those before it."""

MACROS = ("macros", "code_macros", "score_macros")
SUBJECT_TABLES = ("subject_traits", "subject_identity", "subject_weights")
SUBJECT_STEPS = (
    "person",
    "subject_birth",
    "subject_traits",
    "subject_spelt",
    "subject_identity",
    "subject_weights",
)
EVENT_VIEWS = (
    "licence_event",
    "penalty_timed",
    "penalty_event",
    "penalty_classed",
    "penalty_detail",
    "listing_event",
    "abnormal_event",
    "honour_event",
    "case_started",
    "case_event",
    "case_step",
    "commitment_drawn",
    "commitment_event",
    "inspection_event",
    "evaluation_event",
    "repair_asked",
    "repair_event",
    "repair_status",
    "subject_record",
    "scene_event",
)
CATALOGUE_TABLES = ("departments", "districts", "towns", "measures")
RECORD_TABLES = (
    "licences",
    "penalties",
    "inspections",
    "dishonest_listings",
    "abnormal_listings",
    "honours",
    "joint_cases",
    "repair_applications",
    "objections",
    "commitments",
    "evaluations",
    "subject_changes",
    "relations",
    "scenes",
)
