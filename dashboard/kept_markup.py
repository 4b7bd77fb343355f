"""The cache of finished markup: a long table of links takes longer to write than to read."""

from collections.abc import Callable

import streamlit as st

from dashboard.markup import Markup
from dashboard.selection import Selection


def kept(name: str, selection: Selection, make: Callable[[], Markup]) -> Markup:
    """Return what `make` gives, written once for a build, rights, filters, language and theme.

    Args:
        name: Name of the part on its page; stays the same between page runs.
        selection: All that the part may depend on.
        make: Writes the part.
    """
    key = (
        f"{selection.page_id}/{name}",
        selection.build_id,
        selection.scope.rights(),
        tuple(sorted(selection.params().items())),
        selection.extra,
        selection.language,
        selection.theme,
    )
    return _made(key, make)


# How a part is made follows from the key.
@st.cache_resource(max_entries=2000, ttl="12h", show_spinner=False)
def _made(key: tuple[object, ...], _make: Callable[[], Markup]) -> Markup:  # noqa: ARG001
    return _make()
