"""The table behind a chart: written when the address names it, and closed where it was opened."""

import re
from dataclasses import replace
from html import unescape

import pytest

from dashboard import chart_tables, markup, viewer
from dashboard.viewer import Viewer
from tests.dashboard.conftest import make_selection


@pytest.fixture(autouse=True)
def viewed():
    viewer.become(Viewer("zh", "light"))
    yield
    viewer._viewer.set(None)


def behind(asked: str | None, key: str = "flow") -> str:
    extra = () if asked is None else (("tables", asked),)
    selection = replace(make_selection("b1"), extra=extra)
    return chart_tables.behind(key, lambda: markup.el("table", "rows"), selection)


def leads_to(body: str) -> str:
    return unescape(re.search(r'href="([^"]*)"', body)[1]).partition("?")[2]


def test_table_is_not_written_until_the_address_names_its_chart():
    def write():
        raise AssertionError("nobody has asked for it")

    closed = chart_tables.behind("flow", write, make_selection("b1"))
    assert 'aria-expanded="false"' in closed
    assert leads_to(closed) == "tables=flow"


def test_open_table_is_closed_where_it_was_opened_and_leaves_others_open():
    opened = behind("flow,ageing")
    assert "<table>rows</table>" in opened
    assert 'aria-expanded="true"' in opened
    assert leads_to(opened) == "tables=ageing"
    assert leads_to(behind("flow")) == ""
    assert leads_to(behind("ageing")) == "tables=ageing%2Cflow"


@pytest.mark.parametrize("key", ["flow", "ageing"])
def test_all_tables_open_together(key):
    assert "<table>" in behind("all", key)
    assert leads_to(behind("all", key)) == ""


def test_what_no_chart_is_called_goes_no_further():
    assert leads_to(behind('"><script>,' + "x," * 900 + "ageing")) == "tables=x%2Cageing%2Cflow"


def test_no_picture_depends_on_which_tables_are_open():
    extra = (("open", "a"), ("tables", "flow"))
    assert chart_tables.without(extra) == (("open", "a"),)
