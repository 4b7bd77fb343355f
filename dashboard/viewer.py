"""The viewer of the running page: language, theme, rights, and the build the page is pinned to."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.access import DEMO, Scope

Language = Literal["zh", "en"]
Theme = Literal["light", "dark"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
THEMES: tuple[Theme, ...] = ("light", "dark")
_KEY = "viewer"


@dataclass(frozen=True)
class Viewer:
    """Everything that decides how a value is written, and from which build it comes."""

    language: Language = "zh"
    theme: Theme = "light"
    scope: Scope = DEMO
    build_id: str = ""


_viewer: ContextVar[Viewer | None] = ContextVar("viewer", default=None)


def current() -> Viewer:
    """Return the viewer of this page run; a fragment finds the one of its page's last full run."""
    found = _viewer.get()
    if found is None and get_script_run_ctx(suppress_warning=True) is not None:
        found = st.session_state.get(_KEY)
    return found or Viewer()


@contextmanager
def acting_as(viewer: Viewer) -> Iterator[None]:
    """Let what runs outside a page run, such as the making of a file, write for this viewer."""
    before = _viewer.set(viewer)
    try:
        yield
    finally:
        _viewer.reset(before)


def become(viewer: Viewer) -> None:
    """Make `viewer` the one of this page run, and of the fragments that follow it."""
    _viewer.set(viewer)
    if get_script_run_ctx(suppress_warning=True) is not None:
        st.session_state[_KEY] = viewer
