"""The only way to run a read query: by name, with bound parameters, on a cursor of the caller."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb
import pandas

from queries import headers, parameters, statements
from queries.headers import ParamType
from queries.parameters import QueryError, Value

FOLDER = Path(__file__).parent
# Names that page() adds to the parameters of a query.
RESERVED = frozenset({"page_limit", "page_offset", "page_search"})
# Neither a dot nor a third part: a name cannot lead out of its folder.
NAME = re.compile(r"\w+/\w+", re.ASCII)


@dataclass(frozen=True)
class Query:
    """A read query with its header; `key` names the columns of its grain."""

    name: str
    title: str
    grain: str
    key: tuple[str, ...]
    units: dict[str, str]
    params: dict[str, ParamType]
    sources: tuple[str, ...]
    notes: str
    sql: str


@dataclass(frozen=True)
class Page:
    """Some rows of a result, and how many rows the whole result has."""

    rows: pandas.DataFrame
    total: int


def names() -> tuple[str, ...]:
    """Return the names of all read queries: `<page>/<query>` and `evidence/<metric>`."""
    pages = FOLDER / "pages"
    found = [file.relative_to(pages) for file in pages.rglob("*.sql")]
    found += [file.relative_to(FOLDER) for file in (FOLDER / "evidence").glob("*.sql")]
    return tuple(sorted(file.with_suffix("").as_posix() for file in found))


@cache
def load(name: str) -> Query:
    """Return a query by name, such as `overview/tier_trend` or `evidence/penalty_count`.

    Raises:
        QueryError: No such file.
        headers.HeaderError: The header is incomplete or disagrees with the statement.
    """
    folder = FOLDER if name.startswith("evidence/") else FOLDER / "pages"
    file = folder / f"{name}.sql"
    # Looked for alone: listing all queries for each of them is what a cold start would wait for.
    if not (NAME.fullmatch(name) and file.is_file()):
        raise QueryError(f"no query is called '{name}'")
    sql = file.read_text(encoding="utf-8").rstrip()
    header = headers.read(sql, name)
    used = headers.placeholders(sql)
    if used != set(header.params) or used & RESERVED:
        raise headers.HeaderError(
            f"{name}: the header names the parameters {sorted(header.params)}, "
            f"the statement uses {sorted(used)}"
        )
    return Query(name=name, sql=sql, **vars(header))


def run(
    cursor: duckdb.DuckDBPyConnection, name: str, params: Mapping[str, Value]
) -> pandas.DataFrame:
    """Return all rows of a query, in its own order.

    Args:
        cursor: A cursor that no other thread uses.
        name: The query's name.
        params: At least the parameters of the header; others are ignored, so that a page can
            hand over its whole selection.

    Raises:
        QueryError: Unknown name, missing parameter or a value of the wrong type.
    """
    query = load(name)
    return cursor.execute(query.sql, _bound(query, params)).df()


def count(cursor: duckdb.DuckDBPyConnection, name: str, params: Mapping[str, Value]) -> int:
    """Return how many rows a query has."""
    query = load(name)
    return _count(cursor, statements.wrapped(query.sql, in_order=False), _bound(query, params))


def page(
    cursor: duckdb.DuckDBPyConnection,
    name: str,
    params: Mapping[str, Value],
    *,
    order_by: str | None = None,
    descending: bool = False,
    search: str = "",
    limit: int = 50,
    offset: int = 0,
) -> Page:
    """Return a part of a query's rows, ordered and cut by the database.

    Args:
        cursor: A cursor that no other thread uses.
        name: The query's name.
        params: As for `run`.
        order_by: A result column; None keeps the query's own order. Equal values are ordered by
            the grain, so that no row is shown twice or skipped between two pages. Null is last.
        descending: Largest first.
        search: Keeps rows in which a text column contains this, without regard to case.
        limit: At most so many rows.
        offset: Rows to leave out first.

    Raises:
        QueryError: As for `run`, or `order_by` is not a column of the result.
    """
    query = load(name)
    values = _bound(query, params)
    found = ""
    if search:
        found = statements.search(_types(cursor, query, values))
        values["page_search"] = search
    statement = statements.wrapped(query.sql, in_order=order_by is None) + found
    if order_by is not None:
        types = _types(cursor, query, values)
        if order_by not in types:
            raise QueryError(f"{query.name} has no column '{order_by}' to order by")
        statement += statements.order(query.key, order_by, descending)
    statement += "\nlimit $page_limit offset $page_offset"
    rows = cursor.execute(statement, {**values, "page_limit": limit, "page_offset": offset}).df()
    # A page that is not full is the last one, and tells how many rows there are.
    if len(rows) < limit and (offset == 0 or len(rows)):
        return Page(rows, offset + len(rows))
    counted = statements.wrapped(query.sql, in_order=False) + found
    return Page(rows, _count(cursor, counted, values))


def columns(
    cursor: duckdb.DuckDBPyConnection, name: str, params: Mapping[str, Value]
) -> dict[str, str]:
    """Return the result columns of a query with their database types, without running it."""
    query = load(name)
    return _types(cursor, query, _bound(query, params))


def rendered_sql(name: str, params: Mapping[str, Value]) -> str:
    """Return the statement with its parameters written out, to be shown and copied, not run."""
    query, values = load(name), _bound(load(name), params)
    literals = {key: parameters.literal(value) for key, value in values.items()}
    return headers.replace_placeholders(query.sql, literals)


def _bound(query: Query, params: Mapping[str, Value]) -> dict[str, object]:
    return parameters.bind(query.name, query.params, params)


def _count(cursor: duckdb.DuckDBPyConnection, statement: str, values: dict[str, object]) -> int:
    counted = "\n".join(["select count(*) from (", statement, ") as counted"])
    row = cursor.execute(counted, values).fetchone()
    return int(row[0]) if row else 0


def _types(
    cursor: duckdb.DuckDBPyConnection, query: Query, values: dict[str, object]
) -> dict[str, str]:
    own = {key: value for key, value in values.items() if key in query.params}
    described = cursor.execute(f"describe {statements.wrapped(query.sql)}", own).fetchall()
    return {row[0]: row[1] for row in described}
