"""The SQL around a query: to cut, count, search and order its rows.

Made of a repository file's text and of column names that the database told, never of a user's
text: values are bound.
"""

from collections.abc import Mapping, Sequence


def wrapped(sql: str, *, in_order: bool = True) -> str:
    """Return a statement that selects from another, so that it can be cut, counted or described."""
    statement, order, tail = sql.rpartition("\norder by ")
    # Without its order, which would be sorted for nothing before a count or another order.
    if in_order or not order or "limit" in tail.lower().split():
        statement = sql
    return "\n".join(["select * from (", statement, ") as result"])


def search(types: Mapping[str, str]) -> str:
    """Return the condition that a text column, of columns with these types, has a word."""
    texts = [_quoted(column) for column, kind in types.items() if kind == "VARCHAR"]
    # Without a text column nothing is found.
    looked_at = ", ".join(texts) or "''"
    return f"\nwhere contains(lower(concat_ws(' ', {looked_at})), lower($page_search))"


def order(key: Sequence[str], order_by: str, descending: bool) -> str:
    """Return the order by one column, null last, and for equal values by the key."""
    direction = "desc" if descending else "asc"
    terms = [f"{_quoted(order_by)} {direction} nulls last"]
    terms += [f"{_quoted(column)} nulls last" for column in key if column != order_by]
    return "\norder by " + ", ".join(terms)


def _quoted(identifier: str) -> str:
    return '"' + identifier.replace('"', '""') + '"'
