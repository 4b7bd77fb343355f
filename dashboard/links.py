"""Addresses inside the app: a page with the filters, language and theme that are in force."""

from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlencode

from streamlit import config

from dashboard import navigation, viewer
from dashboard.periods import previous
from dashboard.selection import FILTERS, Selection

Param = str | Sequence[str] | None
Pairs = list[tuple[str, str]]


def to(page_id: str, selection: Selection | None, **params: Param) -> str:
    """Return the address of a page that keeps the filters of `selection`.

    Args:
        page_id: The page to open; a KeyError when there is none.
        selection: Its filters are kept; None keeps language and theme only.
        **params: Filters or parameters of the page that replace what is in force: None removes
            one, a sequence repeats it.
    """
    pairs = _appearance() if selection is None else _pairs(selection)
    return _written(page_id, _replaced(pairs, params))


def with_(selection: Selection, **params: Param) -> str:
    """Return the address of the present page, its own parameters included, with some replaced."""
    return _written(selection.page_id, _replaced(_own_pairs(selection), params))


def lasting(selection: Selection) -> str:
    """Return an address that shows the same next month: the period written out."""
    months = {
        "period_start": f"{selection.period_start:%Y-%m}",
        "period_end": f"{previous(selection.period_end):%Y-%m}",
    }
    return with_(selection, **months)


def parameters(selection: Selection) -> dict[str, list[str]]:
    """Return all values of each parameter of the present page's address."""
    found: dict[str, list[str]] = {}
    for name, value in _own_pairs(selection):
        found.setdefault(name, []).append(value)
    return found


def base_path() -> str:
    """Return the path under which the app is served, without a slash at its end."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def static(path: str) -> str:
    """Return the address of a file of the folder static/."""
    return f"{base_path()}/app/static/{path}"


def _own_pairs(selection: Selection) -> Pairs:
    return [*_pairs(selection), *selection.extra]


def _pairs(selection: Selection) -> Pairs:
    return [*_filters(selection), *_appearance()]


# A page writes hundreds of addresses under the same filters.
@lru_cache(maxsize=64)
def _filters(selection: Selection) -> tuple[tuple[str, str], ...]:
    pairs = [(name, value) for name in FILTERS for value in getattr(selection, name)]
    if not selection.has_default_period:
        pairs.append(("period_start", f"{selection.period_start:%Y-%m}"))
        pairs.append(("period_end", f"{previous(selection.period_end):%Y-%m}"))
    return tuple(pairs)


def _appearance() -> Pairs:
    """Return language and theme where they are not the ones an address without them has."""
    present = viewer.current()
    pairs = [("lang", present.language)] if present.language != "zh" else []
    return pairs + ([("theme", present.theme)] if present.theme != "light" else [])


def _replaced(pairs: Pairs, params: dict[str, Param]) -> Pairs:
    kept = [(name, value) for name, value in pairs if name not in params]
    for name, value in params.items():
        if isinstance(value, str):
            kept.append((name, value))
        elif value is not None:
            kept += [(name, item) for item in value]
    return kept


def _written(page_id: str, pairs: Pairs) -> str:
    path = navigation.by_id(page_id).path
    return f"{base_path()}/{path}" + (f"?{urlencode(pairs)}" if pairs else "")
