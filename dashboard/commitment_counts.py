"""How many commitments each list of the page holds: the figures that the lists must agree with."""

from dashboard import commitment_asked, mart
from dashboard.commitment_asked import STEPS, Asked
from dashboard.kept import kept
from dashboard.selection import Selection


@kept
def steps(asked: Asked, selection: Selection) -> dict[str, int]:
    """Return how many of the commitments signed in the period reached each step."""
    frame = mart.frame("commitments/lifecycle", selection, commitment_types=asked.types)
    found = dict(zip(frame["commitment_step"], frame["commitment_count"], strict=True))
    return {step: int(found.get(step, 0)) for step in STEPS}


@kept
def work(asked: Asked, selection: Selection) -> dict[str, int]:
    """Return how many commitments stand in each worklist on the build's day."""
    frame = mart.frame("commitments/worklists", selection, due_within=asked.due_within)
    by_list = frame.groupby("commitment_worklist")["commitment_count"].sum()
    by_state = frame.groupby("restriction_state")["commitment_count"].sum()
    return {
        "due_soon": int(by_list.get("due", 0)),
        "later": int(by_list.get("later", 0)),
        "overdue": int(by_list.get("overdue", 0)),
        "breaches": int(by_list.get("breach", 0)),
        "not_observed": int(by_state.get("not_observed", 0)),
        "doubtful": int(by_list.get("doubt", 0)),
    }


@kept
def stocks(asked: Asked, selection: Selection) -> dict[str, int]:
    """Return what the ratio is made of at the end of the period; nothing without a ratio."""
    if not commitment_asked.has_ratio(selection):
        return {}
    frame = mart.frame("commitments/by_district", selection, base_types=asked.base_types)
    sums = frame.sum(numeric_only=True)
    subjects, covered = int(sums.get("subject_count", 0)), int(sums.get("covered_count", 0))
    return {
        "counted": int(sums.get("commitment_count", 0)),
        "counted_kept": int(sums.get("fulfilled_count", 0)),
        "subjects": subjects,
        "covered": covered,
        "uncovered": subjects - covered,
    }
