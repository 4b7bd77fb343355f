"""Which column of a source is which column of the contract."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from data.contract import Column, Contract
from data.intake.cells import INVISIBLE
from data.language import Message

NOISE = re.compile(rf"[\s{INVISIBLE}*_.\-]+")
UNIT = re.compile(r"\((?:单位[:：]?)?(?:人民币)?(元|万元)\)$|_?(元|万元)$")


class HeaderError(Exception):
    """The header of a file cannot be used; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each column of the contract is found in a source.

    Attributes:
        places: contract column -> place in the source row.
        units: money column -> unit its numbers are given in.
        constants: contract column -> text that every row has.
        headers: the source's headers, in order.
        unknown: headers that belong to no column.
    """

    places: dict[str, int]
    units: dict[str, str]
    constants: dict[str, str]
    headers: list[str]
    unknown: list[str] = field(default_factory=list)


@lru_cache(maxsize=10_000)
def fold(header: str) -> str:
    """Return a header in the form in which headers are compared: case, width and space alike."""
    return NOISE.sub("", unicodedata.normalize("NFKC", header)).casefold()


@lru_cache(maxsize=100)
def known_headers(contract: Contract) -> Mapping[str, str]:
    """Return folded header -> column, for every header the contract takes."""
    known: dict[str, str] = {}
    for name, column in contract.columns.items():
        for header in (name, *column.headers, column.label.zh, column.label.en):
            known.setdefault(fold(header), name)
    for name, column in contract.columns.items():
        for header in _short_forms(column):
            known.setdefault(fold(header), name)
    return known


def _short_forms(column: Column) -> list[str]:
    """Return a label without its bracket, and what stands in the bracket unless it is a unit."""
    plain = unicodedata.normalize("NFKC", column.label.zh)
    before, bracket, inside = plain.rstrip(")").partition("(")
    if not bracket:
        return []
    return [before] if column.type == "money" else [before, inside]


def _split_unit(header: str) -> tuple[str, str | None]:
    """Return a header without its unit, and the unit if it names one: `罚款金额(元)`."""
    plain = unicodedata.normalize("NFKC", header).strip()
    match = UNIT.search(plain)
    if match is None:
        return header, None
    return plain[: match.start()], match[1] or match[2]


def recognised(contract: Contract, headers: Sequence[str]) -> int:
    """Return how many of `headers` the contract knows."""
    known = known_headers(contract)
    return sum(_column_of(known, header) is not None for header in headers)


def _column_of(known: Mapping[str, str], header: str) -> str | None:
    """Return the column a header names, as it is or without its unit."""
    return known.get(fold(header)) or known.get(fold(_split_unit(header)[0]))


def match(
    contract: Contract,
    headers: Sequence[str],
    *,
    renamed: Mapping[str, str] | None = None,
    constants: Mapping[str, str] | None = None,
    units: Mapping[str, str] | None = None,
) -> Layout:
    """Return the layout of a source with these headers.

    Args:
        contract: the table.
        headers: the source's headers, in order.
        renamed: header -> column, stated by the operator; comes before what the contract knows.
        constants: column -> text, stated by the operator, for columns the source does not have.
        units: money column -> 元 or 万元, stated by the operator.

    Raises:
        HeaderError: a column comes twice, a required one is missing, or the operator names
            a column that does not exist.
    """
    known = {
        **known_headers(contract),
        **{fold(key): name for key, name in (renamed or {}).items()},
    }
    stated = [*(renamed or {}).values(), *(constants or {}), *(units or {})]
    _require_known(contract, stated)
    layout = Layout({}, {}, dict(constants or {}), list(headers))
    for position, header in enumerate(headers):
        name = _column_of(known, header)
        if name is None:
            if header.strip():
                layout.unknown.append(header)
            continue
        if name in layout.places:
            first = headers[layout.places[name]]
            raise HeaderError(_twice(name, contract.columns[name], first, header))
        layout.places[name] = position
        unit = (
            (units or {}).get(name) or _split_unit(header)[1] or contract.columns[name].source_unit
        )
        if unit:
            layout.units[name] = unit
    _require_complete(contract, layout)
    return layout


def _twice(name: str, column: Column, first: str, second: str) -> Message:
    return Message(
        "column {label} comes twice, as {first} and as {second}; remove one of them",
        label=f"{column.label.zh} ({name})", first=first, second=second,
    )  # fmt: skip


def _require_known(contract: Contract, names: Sequence[str]) -> None:
    for name in names:
        if name not in contract.columns:
            raise HeaderError(
                Message(
                    "intake.yml names column {name}, which table {table} does not have",
                    name=name, table=contract.table,
                )
            )  # fmt: skip


def _require_complete(contract: Contract, layout: Layout) -> None:
    missing = [
        f"{column.label.zh} ({name})"
        for name, column in contract.columns.items()
        if column.need == "required" and name not in layout.places and name not in layout.constants
    ]
    if missing:
        raise HeaderError(
            Message(
                "required columns are missing: {columns}; add them, or give a header or a "
                "constant for them in intake.yml",
                columns=", ".join(missing),
            )
        )
