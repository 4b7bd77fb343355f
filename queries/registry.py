"""What is known about metrics, units and columns: the three registry files, read and checked."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, TypeVar, get_args

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic import Field as Constraint

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a PyYAML without its C part says the same, several times as slowly
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

FOLDER = Path(__file__).parent

Filter = Literal[
    "district_codes",
    "industry_sections",
    "subject_types",
    "risk_tiers",
    "department_codes",
]
STANDARD_FILTERS: tuple[Filter, ...] = get_args(Filter)
FieldType = Literal[
    "text", "code", "date", "timestamp", "integer", "decimal", "money", "rate", "boolean", "json",
]  # fmt: skip
Sentence = Annotated[str, Constraint(min_length=1)]
Name = Annotated[str, Constraint(pattern=r"^[a-z][a-z0-9_]*$")]
QueryName = Annotated[str, Constraint(pattern=r"^[a-z][a-z0-9_/]*$")]
UnitName = Annotated[str, Constraint(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
Entries = TypeVar("Entries")


class RegistryError(ValueError):
    """A registry file that cannot be used, with the entry and the reason."""


class Entry(BaseModel):
    """An immutable entry in which every unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Entry):
    """A text for people, in both languages."""

    zh: Sentence
    en: Sentence


class Unit(Entry):
    """How a value is written: the stored value times `scale`, then the symbol.

    `is_sign` says that the symbol belongs to the number, as of a percentage.
    """

    label: Words
    symbol: Words | None
    scale: float
    is_sign: bool = False


class Target(Entry):
    """The value to reach, and who set it."""

    op: Literal[">=", "<="]
    value: float
    source: Words

    def is_met(self, value: float) -> bool:
        """Return whether a value of the metric reaches the target."""
        return value >= self.value if self.op == ">=" else value <= self.value


class Benchmark(Entry):
    """A published value of another place, for comparison only."""

    label: Words
    value: float
    source: Words


class Metric(Entry):
    """A defined number. All keys are mandatory; `target` and the denominator may be null.

    `kind` says how the value follows from metric_values: `count` sums the numerator; `ratio`
    divides sum by sum; `mean` and `median` read the values in `bucket`, the numerator being the
    number of observations; `derived` is computed by its evidence query. `timing` says what a
    period means: `flow` sums its months, `stock` takes its last month.
    """

    name: Words
    definition: Words
    numerator: Words
    denominator: Words | None
    unit: UnitName
    precision: Annotated[int, Constraint(ge=0, le=4)]
    direction: Literal["higher_better", "lower_better", "neutral"]
    target: Target | None
    legal_basis: Words
    sources: Annotated[tuple[Name, ...], Constraint(min_length=1)]
    owner: Words
    review_on: date
    kind: Literal["count", "ratio", "mean", "median", "derived"]
    timing: Literal["flow", "stock"]
    dimensions: tuple[Literal["district", "department"], ...]
    district_basis: Literal["subject", "department"]
    filters: tuple[Filter, ...]
    evidence: QueryName
    denominator_evidence: QueryName | None
    benchmark: Benchmark | None = None


class Field(Entry):
    """A result column: its type, unit, words and definition, given once for the whole product."""

    type: FieldType
    unit: UnitName | None = None
    label: Words
    definition: Words
    standard: str | None = None
    code_list: Name | None = None


@cache
def metrics() -> dict[str, Metric]:
    """Return the metrics by id, in the order of metrics.yml.

    Raises:
        RegistryError: The file is missing, or an entry is incomplete or contradicts itself.
    """
    found = read_entries("metrics.yml", TypeAdapter(dict[Name, Metric]))
    for metric_id, metric in found.items():
        if metric.unit not in units():
            raise RegistryError(f"metrics.yml: {metric_id} has the unknown unit '{metric.unit}'")
        divided = metric.kind in ("ratio", "derived")
        if metric.denominator is not None and not divided:
            raise RegistryError(f"metrics.yml: {metric_id} is a {metric.kind}: no denominator")
        if metric.denominator is None and metric.kind == "ratio":
            raise RegistryError(f"metrics.yml: {metric_id} is a ratio and needs a denominator")
        if metric.denominator_evidence is None and metric.kind == "ratio":
            raise RegistryError(f"metrics.yml: {metric_id} is a ratio: name what it divides by")
        if metric.denominator_evidence is not None and metric.denominator is None:
            raise RegistryError(f"metrics.yml: {metric_id} lists a denominator it does not have")
        expected = tuple(f"{dimension}_codes" for dimension in metric.dimensions)
        if metric.dimensions[:1] != ("district",) or metric.filters != expected:
            raise RegistryError(
                f"metrics.yml: {metric_id} must have the dimension district first, and one "
                f"filter for each dimension, {list(expected)}"
            )
    return found


@cache
def fields() -> dict[str, Field]:
    """Return the columns by name.

    Raises:
        RegistryError: The file is missing, or an entry is incomplete or has an unknown unit.
    """
    found = read_entries("fields.yml", TypeAdapter(dict[Name, Field]))
    for name, field in found.items():
        if field.unit is not None and field.unit not in units():
            raise RegistryError(f"fields.yml: {name} has the unknown unit '{field.unit}'")
    return found


@cache
def units() -> dict[str, Unit]:
    """Return the units by id.

    Raises:
        RegistryError: The file is missing or an entry is incomplete.
    """
    return read_entries("units.yml", TypeAdapter(dict[UnitName, Unit]))


def read_entries(file_name: str, shape: TypeAdapter[Entries]) -> Entries:
    """Return the entries of a registry file, each checked against its shape.

    Raises:
        RegistryError: The file cannot be read, or the first entry that is wrong and why.
    """
    try:
        content = yaml.load((FOLDER / file_name).read_text(encoding="utf-8"), Loader=Loader)
        return shape.validate_python(content)
    except OSError as error:
        raise RegistryError(f"{file_name} cannot be read: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise RegistryError(f"{file_name} is not valid YAML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RegistryError(f"{file_name}: {where}: {first['msg']}") from error
