"""The values that a query is given: checked against its header, then bound, never formatted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from queries.headers import ParamType

Value = date | str | int | float | bool | Sequence[str]

_PYTHON_TYPES: dict[ParamType, tuple[type, ...]] = {
    "text": (str,),
    "integer": (int,),
    "double": (float, int),
    "boolean": (bool,),
}


class QueryError(ValueError):
    """A query that does not exist, or was given what it cannot take."""


def bind(
    name: str, declared: Mapping[str, ParamType], given: Mapping[str, Value]
) -> dict[str, object]:
    """Return the values of the declared parameters, ready for the database.

    Args:
        name: The query's name, for messages.
        declared: Parameters of the query's header with their types.
        given: At least these parameters; more are left out.

    Raises:
        QueryError: A parameter is missing or has the wrong type.
    """
    missing = sorted(set(declared) - set(given))
    if missing:
        raise QueryError(f"{name} needs {', '.join(missing)}")
    return {key: _checked(name, key, kind, given[key]) for key, kind in declared.items()}


def literal(value: object) -> str:
    """Return a value as SQL text, for a statement that is shown to people."""
    if isinstance(value, list):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    if isinstance(value, date):
        return f"date '{value.isoformat()}'"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _checked(name: str, key: str, kind: ParamType, value: Value) -> object:
    if kind == "text[]":
        if isinstance(value, Sequence) and not isinstance(value, str):
            items = list(value)
            if all(isinstance(item, str) for item in items):
                return items
    elif kind == "date":
        # A datetime is a date to Python, but would compare with the time of day.
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
    elif type(value) in _PYTHON_TYPES[kind]:
        return value
    raise QueryError(f"{name}: {key} must be {kind}, not {type(value).__name__}")
