"""Pages of the small mart, run without a browser."""

import re
import shutil
from html import unescape

import duckdb
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import mart, settings, viewer
from tests.markup_text import filled


def forget() -> None:
    settings.get.cache_clear()
    mart._pointer.cache_clear()
    mart.RESULTS.clear()
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def run(published_var, repository, monkeypatch):
    """Run a page under an address and return it, with the tables behind its charts open."""
    monkeypatch.setenv("CREDIT_VAR", str(published_var))
    monkeypatch.chdir(repository)
    forget()

    def page(page_id: str = "overview", **address) -> AppTest:
        # Their figures open records like others; a test that asks for `tables=""` has them closed.
        test = AppTest.from_file(str(repository / "dashboard/shell.py"), default_timeout=60)
        for name, value in {"tables": "all", **address}.items():
            test.query_params[name] = value
        if page_id != "overview":
            test.switch_page(f"../pages/{page_id}.py")
        test.run()
        assert not test.exception, test.exception
        return test

    yield page
    monkeypatch.undo()
    forget()
    viewer._viewer.set(None)


@pytest.fixture
def ask(mart_path, tmp_path):
    """Ask the mart, through a copy: DuckDB opens one file only in one way at a time."""
    copied = shutil.copy(mart_path, tmp_path / "copy.duckdb")

    def rows(sql: str, *values: object) -> list[tuple]:
        with duckdb.connect(str(copied), read_only=True) as connection:
            return connection.execute(sql, list(values)).fetchall()

    return rows


@pytest.fixture
def html():
    """Return the markup of a page, as one text."""

    def read(test: AppTest) -> str:
        return filled("\n".join(element.proto.body for element in test.get("html")))

    return read


@pytest.fixture
def words(html):
    """Return the words of a page, without markup."""

    def read(test: AppTest) -> str:
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html(test))))

    return read
