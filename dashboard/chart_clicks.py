"""What a click on a chart does: it narrows the page, or opens a part of it, through the address."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from dashboard import links, tables
from dashboard.selection import FILTERS, Selection


def narrowing(key: str, names: str | tuple[str, ...], selection: Selection) -> Callable[[], None]:
    """Return what a click on the chart `key` does.

    Args:
        key: Name of the chart on its page.
        names: The filter, or the page's own parameter, that the clicked mark sets; several for a
            cell whose `customdata` has a code for each.
        selection: What the page shows now.
    """

    def narrow() -> None:
        points = st.session_state[f"chart_{key}"]["selection"]["points"]
        codes = next((_codes(point) for point in points if _codes(point)), ())
        if codes and isinstance(names, str):
            st.query_params.from_dict(links.parameters(narrowed(names, codes[0], selection)))
        elif len(codes) == len(names):
            chosen = narrowed_to_cell(tuple(names), codes, selection)
            st.query_params.from_dict(links.parameters(chosen))

    return narrow


def narrowed(name: str, code: str, selection: Selection) -> Selection:
    """Return the selection after a click on `code`: only that one, or all when it was alone."""
    if name not in FILTERS:
        return _opened(name, code, selection)
    chosen = () if getattr(selection, name) == (code,) else (code,)
    return replace(selection, **{name: chosen})


def narrowed_to_cell(
    names: tuple[str, ...], codes: tuple[str, ...], selection: Selection
) -> Selection:
    """Return the selection after a click on a cell: that one alone, or all when it was alone."""
    pairs = dict(zip(names, codes, strict=True))
    is_alone = all(getattr(selection, name) == (code,) for name, code in pairs.items())
    return replace(selection, **{n: () if is_alone else (code,) for n, code in pairs.items()})


def _opened(name: str, code: str, selection: Selection) -> Selection:
    """Return the selection with a parameter of the page's own; its list begins at the start."""
    kept = tuple(pair for pair in selection.extra if pair[0] not in (name, *tables.ADDRESS))
    closes = selection.extra_value(name) == code
    return replace(selection, extra=kept if closes else (*kept, (name, code)))


def _codes(point: dict[str, object]) -> tuple[str, ...]:
    """Return the codes a clicked point stands for: builders write them to `customdata`."""
    found = point.get("customdata") or point.get("location")
    if not found:
        return ()
    return tuple(str(code) for code in found) if isinstance(found, list) else (str(found),)
