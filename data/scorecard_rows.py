"""What the rows of the nine tables of the scorecard must look like, each by itself.

`docs/scoring.md` says what each number does.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Text = Annotated[str, Field(min_length=1)]
Points = Annotated[Decimal, Field(ge=0, le=1000, decimal_places=2)]
# An empty cell of a CSV file is no value.
Days = Annotated[Annotated[int, Field(ge=1)] | None, BeforeValidator(lambda cell: cell or None)]
End = Annotated[date | None, BeforeValidator(lambda cell: cell or None)]


class Row(BaseModel):
    """One row; `line` is where it stands in its file, the header being line 1."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Text
    confidence: Literal["high", "medium", "low", "design"]
    line: int

    keys: ClassVar[tuple[str, ...]] = ()


class Edition(Row):
    """An edition and the days on which it is in force, both included."""

    keys: ClassVar[tuple[str, ...]] = ("scorecard_version",)

    scorecard_version: Text
    label_zh: Text
    label_en: Text
    base_points: Points
    effective_from: date
    effective_to: End


class Dimension(Row):
    """One of the five dimensions and the most points it can move."""

    keys: ClassVar[tuple[str, ...]] = ("scorecard_version", "dimension_id")

    scorecard_version: Text
    dimension_id: Literal["base", "dynamics", "supervision", "relations", "society"]
    label_zh: Text
    label_en: Text
    sort_order: int
    cap_points: Points


class Indicator(Row):
    """What is looked at; `indicator_id` is one that the models make records of."""

    keys: ClassVar[tuple[str, ...]] = ("scorecard_version", "indicator_id")

    scorecard_version: Text
    indicator_id: Text
    dimension_id: Text
    label_zh: Text
    label_en: Text
    definition_zh: Text
    definition_en: Text
    sort_order: int
    effect: Literal["deduct", "add"]
    cap_points: Points
    decay_id: Text
    is_repairable: Literal["true", "false"]


class Point(Row):
    """Points of an indicator by severity."""

    keys: ClassVar[tuple[str, ...]] = ("scorecard_version", "indicator_id", "severity")

    scorecard_version: Text
    indicator_id: Text
    severity: Text
    label_zh: Text
    label_en: Text
    points: Points


class Decay(Row):
    """The part of the points that counts from one age in days to before another."""

    keys: ClassVar[tuple[str, ...]] = ("scorecard_version", "decay_id", "age_from_days")

    scorecard_version: Text
    decay_id: Text
    age_from_days: Annotated[int, Field(ge=0)]
    age_before_days: Days
    factor: Annotated[Decimal, Field(ge=0, le=1, decimal_places=2)]


class DirectRule(Row):
    """What leads to a grade whatever the score; an empty severity is any."""

    keys: ClassVar[tuple[str, ...]] = ("scorecard_version", "rule_id", "scheme_code")

    scorecard_version: Text
    rule_id: Text
    indicator_id: Text
    severity: str
    scheme_code: Text
    grade_code: Text
    label_zh: Text
    label_en: Text


class Grade(Row):
    """From which score a grade begins; rank 1 is the best."""

    keys: ClassVar[tuple[str, ...]] = ("scorecard_version", "scheme_code", "grade_code")

    scorecard_version: Text
    scheme_code: Text
    grade_code: Text
    grade_rank: Annotated[int, Field(ge=1, le=9)]
    score_from: Points


class Scheme(Row):
    """A grading scheme: cut from the score, or delivered by another system."""

    keys: ClassVar[tuple[str, ...]] = ("scheme_code",)

    scheme_code: Text
    sort_order: int
    basis: Literal["score", "delivered"]
    is_shown: Literal["true", "false"]


class Band(Row):
    """One of the exposures between which peers are weighed."""

    keys: ClassVar[tuple[str, ...]] = ("scorecard_version", "band_no")

    scorecard_version: Text
    band_no: Annotated[int, Field(ge=1)]
    exposure: Annotated[int, Field(ge=0)]


TABLES: dict[str, type[Row]] = {
    "versions": Edition,
    "dimensions": Dimension,
    "indicators": Indicator,
    "points": Point,
    "decay": Decay,
    "direct_rules": DirectRule,
    "grades": Grade,
    "schemes": Scheme,
    "exposure_bands": Band,
}
