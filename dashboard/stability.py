"""How far a distribution has moved: the population stability index (PSI)."""

import math
from collections.abc import Mapping
from typing import Literal

Verdict = Literal["stable", "moved", "shifted"]
# Conventions of credit scoring, not law: below the first nothing need be done, from the second on
# the model is looked at anew.
MOVED_FROM, SHIFTED_FROM = 0.1, 0.25
# The part that an empty step is taken to hold: the index has no value for a part of nothing.
LEAST_PART = 0.0001


def index(before: Mapping[int, int], now: Mapping[int, int]) -> float | None:
    """Return the PSI between two distributions over the same steps.

    The sum over all steps of (p - q) x ln(p / q), with p the part of the subjects in the step now
    and q that before; a part of nothing is taken as `LEAST_PART`.

    Args:
        before: Subjects by step.
        now: Subjects by step; steps that only one side has count as empty on the other.

    Returns:
        None when one side has no subjects.
    """
    whole_before, whole_now = sum(before.values()), sum(now.values())
    if not whole_before or not whole_now:
        return None
    total = 0.0
    for step in sorted({*before, *now}):
        q = max(before.get(step, 0) / whole_before, LEAST_PART)
        p = max(now.get(step, 0) / whole_now, LEAST_PART)
        total += (p - q) * math.log(p / q)
    return total


def verdict(psi: float) -> Verdict:
    """Return what an index means by the convention of 0.1 and 0.25."""
    if psi >= SHIFTED_FROM:
        return "shifted"
    return "moved" if psi >= MOVED_FROM else "stable"
