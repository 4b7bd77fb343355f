"""The header of a query file: what it answers, its grain, units, parameters and sources."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import Literal, get_args

ParamType = Literal["date", "text", "text[]", "integer", "double", "boolean"]
PARAM_TYPES: tuple[ParamType, ...] = get_args(ParamType)

_SECTION = re.compile(r"^(grain|units|params|source):\s*(.*)$")
_PARAM = re.compile(r"^([a-z][a-z0-9_]*)\s+([a-z]+(?:\[\])?)$")
_PARENTHESIS = re.compile(r"\([^()]*\)")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_PLACEHOLDER = re.compile(r"\$([a-z][a-z0-9_]*)")
# A section goes on in lines that are set in; what follows at the margin is a note.
_CONTINUATION = "--   "
_SKIPPED = re.compile(r"--[^\n]*|'(?:[^']|'')*'")


class HeaderError(ValueError):
    """A query file whose header cannot be read, with the file and what is missing."""


@dataclass(frozen=True)
class Header:
    """The parsed comment block at the top of a query file.

    `key` holds the columns that the grain names, in order; it is empty when the query returns
    one row. `units` maps a result column to its unit, as written. `notes` is what the file says
    after its sections.
    """

    title: str
    grain: str
    key: tuple[str, ...]
    units: dict[str, str]
    params: dict[str, ParamType]
    sources: tuple[str, ...]
    notes: str


def read(sql: str, name: str, *, is_model: bool = False) -> Header:
    """Return the header of a query file.

    Args:
        sql: The whole text of the file.
        name: The query's name, for messages.
        is_model: A model that dbt builds has no parameters, and no such section.

    Raises:
        HeaderError: A section is missing, or a parameter is not written `name type`.
    """
    title, sections = _sections(sql)
    if is_model:
        sections["params"] = "none"
    missing = [part for part in ("grain", "units", "params", "source") if part not in sections]
    if not title or missing:
        raise HeaderError(f"{name}: the header lacks {', '.join(missing) or 'a title'}")
    return Header(
        title=title,
        grain=sections["grain"],
        key=_key(sections["grain"], name),
        units=_units(sections["units"], name),
        params=_params(sections["params"], name),
        sources=tuple(_names(sections["source"])),
        notes=sections.get("notes", ""),
    )


def placeholders(sql: str) -> set[str]:
    """Return the parameter names that the statement uses, comments and strings left out."""
    return set(_PLACEHOLDER.findall(_SKIPPED.sub(" ", sql)))


def replace_placeholders(sql: str, literals: dict[str, str]) -> str:
    """Return the statement with each parameter written out, for people to read, never to run."""

    def write(found: re.Match[str]) -> str:
        text = found.group(0)
        return literals.get(text[1:], text) if text.startswith("$") else text

    return re.sub(f"{_SKIPPED.pattern}|{_PLACEHOLDER.pattern}", write, sql)


def _sections(sql: str) -> tuple[str, dict[str, str]]:
    title: list[str] = []
    sections: dict[str, str] = {}
    current = ""
    for line in itertools.takewhile(lambda line: line.startswith("--"), sql.splitlines()):
        text = line[2:].strip()
        found = _SECTION.match(text)
        if found:
            current = found.group(1)
            sections[current] = found.group(2)
        elif not current:
            title.append(text)
        elif line.startswith(_CONTINUATION):
            sections[current] += f" {text}"
        else:
            sections["notes"] = f"{sections.get('notes', '')} {text}".strip()
    return " ".join(title), sections


def _key(grain: str, name: str) -> tuple[str, ...]:
    plain = _PARENTHESIS.sub(" ", grain)
    if not plain.startswith("one row"):
        raise HeaderError(f"{name}: the grain must begin with 'one row', it is '{grain}'")
    _, _, columns = plain.partition(" per ")
    return tuple(word for word in _NAME.findall(columns) if word != "and")


def _units(text: str, name: str) -> dict[str, str]:
    if text == "none":
        return {}
    units: dict[str, str] = {}
    for part in text.split(";"):
        columns, sign, unit = part.partition("=")
        if not sign:
            raise HeaderError(f"{name}: units are written 'column = unit', not '{part.strip()}'")
        units.update(dict.fromkeys(_NAME.findall(columns), unit.strip()))
    return units


def _params(text: str, name: str) -> dict[str, ParamType]:
    params: dict[str, ParamType] = {}
    if text == "none":
        return params
    for part in _PARENTHESIS.sub(" ", text).split(","):
        found = _PARAM.match(part.strip())
        kind = next((known for known in PARAM_TYPES if found and known == found.group(2)), None)
        if found is None or kind is None:
            raise HeaderError(
                f"{name}: '{part.strip()}' is not a parameter; write 'name type' with one of "
                f"{', '.join(PARAM_TYPES)}"
            )
        params[found.group(1)] = kind
    return params


def _names(text: str) -> list[str]:
    return _NAME.findall(_PARENTHESIS.sub(" ", text))
