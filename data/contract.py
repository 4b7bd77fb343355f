"""Source contracts: what each table must look like, read from `data/contracts/*.yml`."""

from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a PyYAML without its C part says the same, ten times as slowly
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

CONTRACTS = Path(__file__).parent / "contracts"
RULES = "rules.yml"

ColumnType = Literal[
    "text", "name", "code", "uscc", "district", "town", "industry", "date", "end_date",
    "timestamp", "money", "decimal", "integer", "boolean", "enum", "enum_list", "person_id",
    "person_hash",
]  # fmt: skip
Need = Literal["required", "conditional", "optional"]
Reference = Literal["subject", "department", "district", "town"]
Severity = Literal["E", "W"]
MoneyUnit = Literal["元", "万元"]
Aspect = Literal["department", "district", "decided_on", "reported_on"]


class _Strict(BaseModel):
    """Unknown keys are mistakes, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(_Strict):
    """One text in both languages."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Rule(_Strict):
    """One thing that can be wrong with a row, by its id in the standard or our own."""

    severity: Severity
    title: Words
    message: Words
    source: str
    note: Words | None = None


class Column(_Strict):
    """One column: what it is called in sources, and what its values must be."""

    label: Words
    type: ColumnType
    need: Need
    headers: tuple[str, ...] = ()
    code_list: str | None = None
    # A word that the list does not know is kept as it stands (C06), not refused.
    keeps_unknown: bool = False
    max_length: int | None = Field(default=None, ge=1)
    source_unit: MoneyUnit | None = None
    scan_personal_data: bool = False
    refers_to: Reference | None = None
    # A condition in SQL under which the text is the name of a person, and masked.
    person_when: str | None = None

    @model_validator(mode="after")
    def _is_complete(self) -> "Column":
        if (self.code_list is not None) != (self.type in ("enum", "enum_list")):
            raise ValueError("code_list belongs to enum and enum_list, and they need one")
        if (self.source_unit is not None) != (self.type == "money"):
            raise ValueError("source_unit belongs to money, and money needs one")
        if self.keeps_unknown and (self.type != "enum" or self.max_length is None):
            raise ValueError("keeps_unknown belongs to enum, with the max_length of a kept word")
        return self


class Check(_Strict):
    """A condition over the typed columns of one row, in SQL, that is true when a rule is broken.

    `column` is where the fault is shown; `severity` None means that of the rule.
    """

    rule: str
    column: str
    when: str
    severity: Severity | None = None
    message: Words | None = None


class Contract(_Strict):
    """One source table."""

    table: str
    title: Words
    description: Words
    standard: str
    owner: Literal["registry", "department", "credit_office"]
    required: bool
    frequency: Literal["daily", "7wd", "monthly", "yearly"]
    disclosure: Literal["public", "internal"]
    max_refusal_rate: float = Field(ge=0, lt=1)
    # A handful of refused rows says nothing about a small table's source.
    always_tolerated: int = Field(default=3, ge=0)
    file_names: tuple[str, ...] = Field(min_length=1)
    key: tuple[str, ...] = Field(min_length=1)
    aspects: dict[Aspect, str] = Field(default_factory=dict)
    initials_of: str | None = None
    columns: dict[str, Column] = Field(min_length=1)
    checks: tuple[Check, ...] = ()

    @model_validator(mode="after")
    def _names_exist(self) -> "Contract":
        named = [*self.key, *self.aspects.values(), *(check.column for check in self.checks)]
        named += [self.initials_of] if self.initials_of else []
        unknown = sorted(set(named) - set(self.columns))
        if unknown:
            raise ValueError(f"unknown columns {', '.join(unknown)}")
        return self

    def __hash__(self) -> int:
        """Hash by name, so that what follows from a contract is worked out once."""
        return hash(self.table)

    def tolerates(self, refused: int, read: int) -> bool:
        """Tell whether so many refused rows still let a load through.

        A few are tolerated at any rate, unless they are most of what came.
        """
        few = refused <= self.always_tolerated and refused * 2 <= read
        return refused <= self.max_refusal_rate * read or few


class ContractError(ValueError):
    """A contract file is wrong; says which file, which key and why."""


@cache
def load_all(folder: Path = CONTRACTS) -> dict[str, Contract]:
    """Return every contract by table name, in alphabetical order.

    Raises:
        ContractError: a file has an unknown key, a missing one, or names an unknown column,
            rule, or table.
    """
    contracts = {}
    for path in sorted(folder.glob("*.yml")):
        if path.name == RULES:
            continue
        contract = _load(path)
        if contract.table != path.stem:
            raise ContractError(f"{path.name}: describes table {contract.table!r}")
        contracts[contract.table] = contract
    return contracts


@cache
def load_rules(folder: Path = CONTRACTS) -> dict[str, Rule]:
    """Return every rule by id, in the order of the file."""
    content = _read(folder / RULES)
    try:
        return {name: Rule.model_validate(rule) for name, rule in content.items()}
    except ValidationError as error:
        raise ContractError(f"{RULES}: {_first(error)}") from None


def _load(path: Path) -> Contract:
    """Return the contract in `path`, its rule ids checked against the list of rules."""
    try:
        contract = Contract.model_validate(_read(path))
    except ValidationError as error:
        raise ContractError(f"{path.name}: {_first(error)}") from None
    for check in contract.checks:
        if check.rule not in load_rules(path.parent):
            raise ContractError(f"{path.name}: unknown rule {check.rule!r} in checks")
    return contract


def _read(path: Path) -> dict[str, object]:
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
    if not isinstance(content, dict):
        raise ContractError(f"{path.name}: is not a mapping")
    return content


def _first(error: ValidationError) -> str:
    """Return the first complaint with its place."""
    problem = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in problem["loc"])
    return f"{place}: {problem['msg']}" if place else str(problem["msg"])
