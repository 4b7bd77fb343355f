"""What must hold between the tables of one edition of the scorecard."""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby, pairwise
from typing import Any

from data.language import Message

# The indicators that the models in queries/scoring/ make records of.
INDICATORS = frozenset("BA01 BA02 DY01 DY02 DY03 SU01 SU02 SU03 SU04 SU05 RE01 RE02 SO01".split())
KINDS = {
    "indicator": Message("indicator"),
    "dimension": Message("dimension"),
    "decay": Message("decay"),
    "grade": Message("grade"),
    "severity": Message("severity"),
    "scheme": Message("scheme"),
}
Tables = Mapping[str, list[Any]]
Problems = Iterator[tuple[str, int, Message]]


def indicators(tables: Tables) -> Problems:
    """Yield indicators that the models do not know or that miss a dimension, decay or points."""
    known = {
        "dimension": {one.dimension_id for one in tables["dimensions"]},
        "decay": {one.decay_id for one in tables["decay"]},
    }
    pointed = {one.indicator_id for one in tables["points"]}
    for one in tables["indicators"]:
        if one.indicator_id not in INDICATORS:
            yield "indicators", one.line, _unknown("indicator", one.indicator_id)
        if one.dimension_id not in known["dimension"]:
            yield "indicators", one.line, _unknown("dimension", one.dimension_id)
        if one.decay_id not in known["decay"]:
            yield "indicators", one.line, _unknown("decay", one.decay_id)
        if one.indicator_id not in pointed:
            said = Message("indicator {name} has no points", name=one.indicator_id)
            yield "indicators", one.line, said


def references(tables: Tables) -> Problems:
    """Yield points, rules and grades that name what the edition does not have."""
    known = {one.indicator_id for one in tables["indicators"]}
    grades = {(one.scheme_code, one.grade_code) for one in tables["grades"]}
    severities = {(one.indicator_id, one.severity) for one in tables["points"]} | {
        (name, "") for name in known
    }
    scored = {one.scheme_code for one in tables["schemes"] if one.basis == "score"}
    for name in ("points", "direct_rules"):
        for one in tables[name]:
            if one.indicator_id not in known:
                yield name, one.line, _unknown("indicator", one.indicator_id)
    for one in tables["direct_rules"]:
        if (one.scheme_code, one.grade_code) not in grades:
            yield "direct_rules", one.line, _unknown("grade", one.grade_code)
        if (one.indicator_id, one.severity) not in severities:
            yield "direct_rules", one.line, _unknown("severity", one.severity)
    for one in tables["grades"]:
        if one.scheme_code not in scored:
            yield "grades", one.line, _unknown("scheme", one.scheme_code)


def caps(tables: Tables) -> Problems:
    """Yield dimensions that together could take more than a subject starts with."""
    base = tables["versions"][0].base_points
    deducting = {one.dimension_id for one in tables["indicators"] if one.effect == "deduct"}
    total = sum(one.cap_points for one in tables["dimensions"] if one.dimension_id in deducting)
    if total > base:
        said = Message(
            "the deducting dimensions could take {total} points of {base}",
            total=total, base=base,
        )  # fmt: skip
        yield "dimensions", tables["dimensions"][-1].line, said


def limits(tables: Tables) -> Problems:
    """Yield grades whose limits cross, or that leave a score without a grade."""
    ordered = sorted(tables["grades"], key=lambda one: (one.scheme_code, one.grade_rank))
    for _, group in groupby(ordered, key=lambda one: one.scheme_code):
        grades = list(group)
        for rank, one in enumerate(grades, start=1):
            if one.grade_rank != rank:
                said = Message("the ranks of a scheme have to be 1, 2, 3 and so on")
                yield "grades", one.line, said
        for better, worse in pairwise(grades):
            if worse.score_from >= better.score_from:
                said = Message(
                    "the limits cross: {worse} begins at {low}, {better} at {high}",
                    worse=worse.grade_code, low=worse.score_from,
                    better=better.grade_code, high=better.score_from,
                )  # fmt: skip
                yield "grades", worse.line, said
        if grades[-1].score_from != 0:
            yield "grades", grades[-1].line, Message("the worst grade has to begin at 0")


def ages(tables: Tables) -> Problems:
    """Yield decay steps that overlap, leave a gap or do not begin at age 0."""
    ordered = sorted(tables["decay"], key=lambda one: (one.decay_id, one.age_from_days))
    for _, group in groupby(ordered, key=lambda one: one.decay_id):
        steps = list(group)
        if steps[0].age_from_days != 0:
            yield "decay", steps[0].line, Message("the first step has to begin at age 0")
        for one, following in pairwise(steps):
            if one.age_before_days != following.age_from_days:
                said = Message("the step has to end where the next one begins")
                yield "decay", one.line, said
        last = steps[-1]
        if last.age_before_days is not None and last.age_before_days <= last.age_from_days:
            yield "decay", last.line, Message("the step ends before it begins")


def exposures(tables: Tables) -> Problems:
    """Yield exposure bands that do not rise from 0."""
    bands = sorted(tables["exposure_bands"], key=lambda one: one.band_no)
    if [one.band_no for one in bands] != list(range(1, len(bands) + 1)):
        yield (
            "exposure_bands",
            bands[0].line if bands else 1,
            Message("the bands have to be numbered 1, 2, 3 and so on"),
        )
        return
    if bands[0].exposure != 0:
        yield "exposure_bands", bands[0].line, Message("the first band has to begin at 0")
    for lower, higher in pairwise(bands):
        if higher.exposure <= lower.exposure:
            yield "exposure_bands", higher.line, Message("the bands have to rise")


def _unknown(kind: str, name: str) -> Message:
    return Message("there is no {kind} {name}", kind=KINDS[kind], name=name)


CHECKS: tuple[Callable[[Tables], Problems], ...] = (
    indicators,
    references,
    caps,
    limits,
    ages,
    exposures,
)
