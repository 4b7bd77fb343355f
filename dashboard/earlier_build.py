"""The build before the one in use, if it is still kept and has what is to be compared."""

from pathlib import Path

import duckdb
import streamlit as st

from dashboard import published, settings
from dashboard.published import MART_NAME, BuildInfo, Unavailable


def earlier(build_id: str) -> BuildInfo | None:
    """Return the newest kept build before this one that has score distributions, else None."""
    folder = settings.get().published
    found = (MART_NAME.fullmatch(file.name) for file in folder.glob("mart-*.duckdb"))
    older = sorted((m[1] for m in found if m and m[1] < build_id), reverse=True)
    return _first_comparable(build_id, tuple(older), folder)


# Looked for once a build: each look opens files, and may push out the handle of the build in use.
@st.cache_resource(max_entries=8, show_spinner=False)
def _first_comparable(build_id: str, older: tuple[str, ...], folder: Path) -> BuildInfo | None:
    mine = published.describe(build_id, folder).is_synthetic
    for other in older:
        try:
            known = published.describe(other, folder)
            with published.handle(other, folder).cursor() as cursor:
                cursor.table("agg_score_bin")
        except (Unavailable, duckdb.Error):
            # Older than the score, removed meanwhile, or broken: the one before may do.
            continue
        if known.is_synthetic == mine:
            return known
    return None
