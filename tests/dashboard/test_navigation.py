"""The registry of pages: each has a file, a place, and a sentence for what it cannot honour."""

import importlib.metadata
import sys
from pathlib import Path

import pytest

from dashboard.chart_tables import PARAM
from dashboard.navigation import ALL_FILTERS, PAGES, SECTIONS
from dashboard.selection import SHORTENED

ROOT = Path(__file__).resolve().parents[2]


def test_every_page_has_a_file_and_every_file_a_page():
    files = {file.stem for file in (ROOT / "pages").glob("*.py")} - {"__init__"}
    assert files == {page.page_id for page in PAGES}


def test_one_page_is_the_first():
    assert [page.page_id for page in PAGES if page.is_default] == ["overview"]
    assert len({page.page_id for page in PAGES}) == len(PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.page_id)
def test_entry_is_complete(page):
    assert page.section in SECTIONS
    assert set(page.reasons) <= set(ALL_FILTERS)
    assert page.honours("period_start") == page.honours("period_end")
    reserved = {*ALL_FILTERS, "lang", "theme", SHORTENED, "embed", "embed_options", PARAM}
    assert not reserved & set(page.own_params)


def test_page_titles_differ():
    assert len({page.title for page in PAGES}) == len(PAGES)


def test_no_module_hides_one_of_python_or_of_a_library():
    # Streamlit puts dashboard/ first on the path, so `import logging` would find ours.
    ours = {file.stem for file in (ROOT / "dashboard").glob("*.py")} - {"__init__"}
    libraries = set(importlib.metadata.packages_distributions())
    assert ours & (set(sys.stdlib_module_names) | libraries) == set()
