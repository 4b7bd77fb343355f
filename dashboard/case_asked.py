"""What the page of the joint cases is asked for beyond the filters, and its queries under that."""

from dataclasses import dataclass

import pandas as pd

from dashboard import labels, links, mart
from dashboard.selection import Dropped, Selection, shortened
from queries.runner import Value

EXECUTING, INITIATING = "executing", "initiating"
SANCTION, INCENTIVE = "sanction", "incentive"
# The lists of the page; what narrows the first of them, one at a time.
CASES, OVERDUE, OWED, LIFT, ENDED, BASELESS = (
    *("cases", "overdue", "owed"),
    *("lift", "ended", "baseless"),
)
LISTS = (CASES, OVERDUE, OWED, LIFT, ENDED, BASELESS)
NARROWINGS = ("step", "measure", "basis", "domain", "state")
STEPS = ("initiated", "pushed", "received", "checked", "executed", "feedback")
STATES = ("withdrawn", "order_gap", "in_force", "not_applicable")
NONE = "none"
# What the page asks for in any case, in that order.
ON_CARDS = ("summary", "before", "trend", "owed_by_department")
BELOW = ("by_department", "funnel", "measures", "domains", "cells")
# The listing ran its term; all other withdrawals end the measure at once.
EXPIRED = "expired"
BROKEN = ("repaired", "removed", "revoked", "objection_upheld")
ANCHOR = "#cases"
_OF_LIST = ("list", *NARROWINGS, "sort", "page", "columns")
_CODE_LENGTH = 64


@dataclass(frozen=True)
class Asked:
    """The page's own parameters, checked.

    Attributes:
        role: Whether departments are counted as `executing` or as `initiating`.
        kind: `sanction` or `incentive`; None for both.
        initiator: Code of the initiating department; None for all.
        opened: The list that is shown, one of LISTS.
        narrowed: What narrows the list of cases and its value; None for nothing.
        by: Column that orders the table of departments; None for the number of cases.
        dropped: What the address could not mean.
    """

    role: str
    kind: str | None
    initiator: str | None
    opened: str
    narrowed: tuple[str, str] | None
    by: str | None
    dropped: tuple[Dropped, ...]

    def params(self) -> dict[str, Value]:
        """Return what narrows every query of the page beside the filters."""
        return {
            "case_kinds": [self.kind] if self.kind else [],
            "initiating_codes": [self.initiator] if self.initiator else [],
        }


def of(selection: Selection) -> Asked:
    """Return what the address asks for; what it cannot mean is left out and named."""
    dropped: list[Dropped] = []
    role = _one_of("role", (EXECUTING, INITIATING), selection, dropped)
    opened = _one_of("list", LISTS, selection, dropped)
    asked = {name: _narrowing(name, selection, dropped) for name in NARROWINGS}
    narrowed = next(((name, value) for name, value in asked.items() if value), None)
    return Asked(
        role=role or EXECUTING,
        kind=_one_of("kind", (SANCTION, INCENTIVE), selection, dropped),
        initiator=_initiator(selection, dropped),
        opened=opened or CASES,
        narrowed=narrowed,
        by=selection.extra_value("by"),
        dropped=tuple(dropped),
    )


def opening(selection: Selection, **params: links.Param) -> str:
    """Return the address at which the list of the page shows what is behind a figure."""
    nothing: dict[str, links.Param] = dict.fromkeys(_OF_LIST)
    return links.with_(selection, **(nothing | params)) + ANCHOR


def of_department(code: str, asked: Asked) -> dict[str, links.Param]:
    """Return the parameters that narrow the page to a department in the role that is shown."""
    return {"initiator" if asked.role == INITIATING else "department_codes": code}


def frame(name: str, selection: Selection, asked: Asked, **extra: Value) -> pd.DataFrame:
    """Return the rows of a query of `joint_cases/` under the filters and the page's own ones."""
    return mart.frame(f"joint_cases/{name}", selection, **asked.params(), **extra)


def ahead(selection: Selection, asked: Asked) -> None:
    """Begin to read what the page asks for in any case."""
    own = asked.params()
    cards = [*ON_CARDS, "lift_counts"] if _knows_lifts(selection, asked) else ON_CARDS
    mart.ahead([f"joint_cases/{name}" for name in cards], selection, **own)
    mart.ahead(["joint_cases/without_basis"], selection, counted=True, **own)
    mart.ahead([f"joint_cases/{name}" for name in BELOW], selection, **own, role=asked.role)


def lift_counts(selection: Selection, asked: Asked) -> dict[str, int]:
    """Return how many sanctions are to be lifted, by why their listing was withdrawn."""
    if not _knows_lifts(selection, asked):
        return {}
    rows = frame("lift_counts", selection, asked)
    return {str(row.withdrawal): int(row.case_count) for row in rows.itertuples()}


def _knows_lifts(selection: Selection, asked: Asked) -> bool:
    """Return whether sanctions can be to be lifted: kinds of subject are not kept of withdrawn."""
    by_subject = selection.industry_sections or selection.subject_types or selection.risk_tiers
    return asked.kind != INCENTIVE and not by_subject


def _narrowing(name: str, selection: Selection, dropped: list[Dropped]) -> str | None:
    known = {"step": STEPS, "state": STATES}.get(name)
    if known:
        return _one_of(name, known, selection, dropped)
    text = selection.extra_value(name)
    # A measure that no catalogue knows is asked for by its code, so only the form is checked.
    if text and (len(text) > _CODE_LENGTH or not text.isprintable()):
        dropped.append(Dropped(name, shortened(text)))
        return None
    return text or None


def _initiator(selection: Selection, dropped: list[Dropped]) -> str | None:
    text = selection.extra_value("initiator")
    if text and labels.department(text) == text:
        dropped.append(Dropped("initiator", shortened(text)))
        return None
    return text or None


def _one_of(
    name: str, known: tuple[str, ...], selection: Selection, dropped: list[Dropped]
) -> str | None:
    text = selection.extra_value(name)
    if text and text not in known:
        dropped.append(Dropped(name, shortened(text)))
        return None
    return text or None
