"""The door to the mart: named queries for a selection, within the viewer's rights, cached.

Results are shared between viewers with the same rights, so build, rights, query and parameters
are all arguments of every cached function. Every call takes a cursor of its own: threads that
share a DuckDB connection get each other's rows.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import duckdb
import pandas

from dashboard import published, scoping, settings
from dashboard.published import BuildInfo, Current, Pointer, Unavailable
from dashboard.results import Results, size_of
from dashboard.scoping import Frozen, Rights
from dashboard.selection import Selection
from queries import runner
from queries.runner import Value

__all__ = [
    "BuildInfo",
    "Unavailable",
    "ahead",
    "columns",
    "count",
    "current",
    "frame",
    "page",
    "page_ahead",
    "state",
]

MOST_BYTES = 512 * 2**20

Part = tuple[str | None, bool, str, int, int]


@cache
def _pointer(folder: Path) -> Pointer:
    return Pointer(folder)


def state() -> Current:
    """Return the build in use and, if the pointer could not be followed, why.

    Raises:
        Unavailable: There is no mart to show.
    """
    return _pointer(settings.get().published).current()


def current() -> BuildInfo:
    """Return the build in use. Raises as `state`."""
    return state().build


def frame(name: str, selection: Selection, **extra: Value) -> pandas.DataFrame:
    """Return all rows of a query under a selection.

    Args:
        name: The query, such as `overview/tier_trend`.
        selection: Filters, period, and the build this page run is pinned to.
        **extra: Parameters that are no filters, such as `uscc`.

    Raises:
        access.Refused: The viewer's rights end at districts, and the query cannot be cut to them.
        queries.runner.QueryError: No such query, or a parameter is missing.
    """
    # A shallow copy: pandas copies what a reader writes to, so nobody changes another's rows.
    return _frame(*_key(name, selection, extra)).copy(deep=False)


def ahead(
    names: Iterable[str], selection: Selection, *, counted: bool = False, **extra: Value
) -> None:
    """Begin to read what a page is about to ask for, beside the run that draws the page.

    Results are those of `frame`, or of `count`, which wait for one that is being read. What is
    known already is not read again, and an error is for the page that asks.
    """
    kind, read = ("count", runner.count) if counted else ("frame", runner.run)
    for name in names:
        RESULTS.ahead(*_reading(kind, *_key(name, selection, extra), read))


def page(
    name: str,
    selection: Selection,
    *,
    order_by: str | None = None,
    descending: bool = False,
    search: str = "",
    limit: int = 50,
    offset: int = 0,
    **extra: Value,
) -> runner.Page:
    """Return a part of a query's rows, sorted and cut by the database. Raises as `frame`."""
    part = (order_by, descending, search, limit, offset)
    found = _page(*_key(name, selection, extra), part)
    return replace(found, rows=found.rows.copy(deep=False))


def page_ahead(
    name: str,
    selection: Selection,
    *,
    order_by: str | None,
    descending: bool,
    limit: int,
    offset: int,
    **extra: Value,
) -> None:
    """Begin to read a part of a query's rows, as `ahead`; results are those of `page`."""
    part = (order_by, descending, "", limit, offset)
    RESULTS.ahead(*_reading(("page", part), *_key(name, selection, extra), _page_of(part)))


def count(name: str, selection: Selection, **extra: Value) -> int:
    """Return how many rows a query has under a selection. Raises as `frame`."""
    build_id, rights, name, params = _key(name, selection, extra)
    return _kept("count", build_id, rights, name, params, runner.count)


def columns(name: str, selection: Selection, **extra: Value) -> dict[str, str]:
    """Return the result columns of a query with their database types. Raises as `frame`."""
    build_id, rights, name, params = _key(name, selection, extra)

    def compute() -> dict[str, str]:
        with _cursor(build_id) as cursor:
            return runner.columns(cursor, name, scoping.within(rights, params))

    # Their types follow from the query alone, whatever it is asked for.
    return dict(RESULTS.get(("columns", build_id, name), compute))


def _key(
    name: str, selection: Selection, extra: Mapping[str, Value]
) -> tuple[str, Rights, str, Frozen]:
    params = scoping.restricted(name, selection.scope, {**selection.params(), **extra})
    frozen = tuple(
        (key, tuple(value) if isinstance(value, list | tuple) else value)
        for key, value in sorted(params.items())
    )
    return selection.build_id, selection.scope.rights(), name, frozen


def _frame(build_id: str, rights: Rights, name: str, params: Frozen) -> pandas.DataFrame:
    return _kept("frame", build_id, rights, name, params, runner.run)


def _page(build_id: str, rights: Rights, name: str, params: Frozen, part: Part) -> runner.Page:
    return _kept(("page", part), build_id, rights, name, params, _page_of(part))


def _page_of(part: Part) -> Callable[..., runner.Page]:
    order_by, descending, search, limit, offset = part
    return partial(
        runner.page,
        order_by=order_by,
        descending=descending,
        search=search,
        limit=limit,
        offset=offset,
    )


def _kept(
    kind: Hashable, build_id: str, rights: Rights, name: str, params: Frozen, read: Callable
) -> Any:
    """Return a result from memory, or read it with a cursor of its own."""
    return RESULTS.get(*_reading(kind, build_id, rights, name, params, read))


def _reading(
    kind: Hashable, build_id: str, rights: Rights, name: str, params: Frozen, read: Callable
) -> tuple[Hashable, Callable[[], Any]]:
    """Return the key of a result, and what reads it."""

    def compute() -> Any:
        with _cursor(build_id) as cursor:
            return read(cursor, name, given)

    given = scoping.within(rights, params)
    return (kind, build_id, rights, name, params), compute


RESULTS: Results[Any] = Results(MOST_BYTES, size_of)


def _cursor(build_id: str) -> duckdb.DuckDBPyConnection:
    return published.handle(build_id, settings.get().published).cursor()
