"""The frame of every page: filters and address, language, rights, and states without data."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, shell
from dashboard.navigation import PAGES, by_id
from tests.markup_text import filled

SCRIPT = "dashboard/shell.py"
DISTRICTS = "filter_district_codes"


@pytest.fixture
def app(published_var, environment, repository, monkeypatch):
    """Run a page of the small mart under an address."""
    environment(var=published_var)
    monkeypatch.chdir(repository)

    def run(page_id: str = "overview", **address) -> AppTest:
        test = AppTest.from_file(str(repository / SCRIPT), default_timeout=60)
        for name, value in address.items():
            test.query_params[name] = value
        if page_id != "overview":
            test.switch_page(f"../pages/{page_id}.py")
        return test.run()

    return run


def html_of(test: AppTest) -> str:
    return filled("\n".join(element.proto.body for element in test.get("html")))


def text_of(test: AppTest) -> str:
    return re.sub(r"<[^>]+>", " ", html_of(test))


@pytest.mark.parametrize("page_id", [page.page_id for page in PAGES])
def test_every_page_has_title_build_and_watermark(app, page_id):
    test = app(page_id)
    assert not test.exception
    page = html_of(test)
    assert page.count("<h1>") == 1
    assert 'class="cc-watermark"' in page
    assert "cc-freshness" in page
    assert 'aria-current="page"' in page or by_id(page_id).is_hidden


def test_address_fills_the_filters(app):
    test = app("enterprises", district_codes=["990102", "990103"], risk_tiers="D")
    assert test.pills(key=DISTRICTS).value == ["990102", "990103"]
    assert test.pills(key="filter_risk_tiers").value == ["D"]
    assert html_of(test).count('class="cc-chip"') == 3


def test_choosing_a_value_writes_the_address(app):
    test = app()
    test.pills(key=DISTRICTS).select("990102").run()
    assert 'class="cc-chip"' in html_of(test)
    assert "district_codes=990102" in html_of(test)


def test_month_before_the_beginning_moves_the_beginning(app):
    test = app(period_start="2026-05", period_end="2026-08")
    choice = test.selectbox(key="filter_period_end")
    early = next(option for option in choice.options if option == "2026-02")
    choice.select(early).run()
    assert "2026-02" in html_of(test)
    assert not test.exception


def test_filter_that_a_page_cannot_honour_is_off_with_its_reason(app):
    test = app("enterprise", district_codes="990102")
    assert test.pills(key=DISTRICTS).disabled
    assert "cc-reasons" in html_of(test)
    assert 'class="cc-chip"' not in html_of(test)
    assert "district_codes=990102" in html_of(test)


def test_unknown_values_are_named_and_left_out(app):
    test = app(district_codes="000000", period_end="9999-12", lang="en")
    assert not test.exception
    assert "District has no value" in text_of(test)
    assert "the data has no month 9999-12" in text_of(test)


def test_hostile_values_are_shown_as_text(app):
    test = app(district_codes="<script>x</script>", lang="en")
    assert "<script>" not in html_of(test)
    assert "&lt;script&gt;" in html_of(test)


def test_language_of_the_address_is_used(app):
    assert "Overview" in text_of(app(lang="en"))
    assert "Overview" not in text_of(app())


def test_without_a_mart_the_page_says_how_to_build_one(app, environment, tmp_path):
    environment(var=tmp_path)
    test = app(lang="en")
    assert not test.exception
    assert "python -m data build" in text_of(test)
    assert "No mart has been published yet." in text_of(test)


def test_unknown_viewer_sees_no_figure(app, environment, monkeypatch):
    def refuse(headers):
        raise access.Refused("nobody")

    monkeypatch.setattr(shell.access, "scope_of", refuse)
    test = app(lang="en")
    assert "You have no right to see this" in text_of(test)
    assert "cc-freshness" not in html_of(test)


def test_role_of_one_district_is_offered_only_that(app, monkeypatch):
    scope = access.Scope("wang.wei", "liaison", ("990103",))
    monkeypatch.setattr(shell.access, "scope_of", lambda headers: scope)
    test = app("enterprises", district_codes="990102", lang="en")
    assert not test.exception
    assert len(test.pills(key=DISTRICTS).options) == 1
    assert "District has no value" in text_of(test)


def test_page_of_other_roles_is_refused_and_not_offered(app, monkeypatch):
    scope = access.Scope("wang.wei", "liaison", ("990103",))
    monkeypatch.setattr(shell.access, "scope_of", lambda headers: scope)
    test = app("data_status", lang="en")
    assert not test.exception
    assert "This page is not for your role." in text_of(test)
    assert "Data status" not in "".join(re.findall(r"<nav.*?</nav>", html_of(test)))


def test_page_ids_are_known():
    with pytest.raises(KeyError, match="no page is called"):
        by_id("nowhere")
