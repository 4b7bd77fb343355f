"""The joint cases: every figure opens as many rows as it counts, wherever it stands."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

LANGUAGES = ("zh", "en")
AGREES, DISAGREES = "\u4e0e\u6570\u5b57\u4e00\u81f4", "\u62a5\u544a"
LINK = re.compile(r'<a href="([^"]+#cases)"[^>]*>([\d,]+)</a>')
FIGURE = re.compile(
    r'<a [^>]*?href="([^"]+#cases)"[^>]*class="cc-figure[^"]*"[^>]*><span>([\d,]+)</span>'
)
TOTAL = re.compile(r'<div class="cc-table-title"><h2>[^<]* <small>([\d,]+)</small>')
CASE = re.compile(r'href="(/joint_case\?[^"]+)"')
USCC = re.compile(r'href="/enterprise\?[^"]*uscc=(\w{18})')


def address_of(link: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(unescape(link)).query)


def total_of(page: str) -> int:
    found = TOTAL.search(page)
    return int(found[1].replace(",", "")) if found else 0


def opens(run, html, words, link: str, number: str) -> None:
    opened = run("joint_cases", **address_of(link))
    assert total_of(html(opened)) == int(number.replace(",", "")), link
    assert AGREES in words(opened), link
    assert DISAGREES not in words(opened), link


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_shows_all_its_parts(run, html, words, language):
    test = run("joint_cases", lang=language)
    page = html(test)
    assert len(test.get("plotly_chart")) == 3
    assert page.count("<article") == 8
    for part in ("cc-case-table", "cc-matrix", "case_measures", "case_domains"):
        assert part in page
    said = "应为零，现为零" if language == "zh" else "must be zero, and is"
    assert words(test).count(said) == 2


@pytest.mark.parametrize("filters", [{}, {"district_codes": "990102"}, {"kind": "sanction"}])
def test_figures_open_as_many_rows(run, html, words, filters):
    page = html(run("joint_cases", **filters))
    found = FIGURE.findall(page)
    assert len(found) >= 2
    for link, number in found:
        opens(run, html, words, link, number)


@pytest.mark.parametrize("role", ["executing", "initiating"])
def test_cells_of_all_tables_open_as_many_rows(run, html, words, role):
    links = LINK.findall(html(run("joint_cases", role=role)))
    assert len(links) > 60
    for link, number in links[:: len(links) // 12]:
        opens(run, html, words, link, number)


@pytest.mark.parametrize("step", ["pushed", "received", "feedback"])
def test_step_of_the_funnel_opens_its_cases(run, words, step):
    assert AGREES in words(run("joint_cases", step=step))


def test_the_count_is_that_of_the_overview_and_leads_from_there(run, html):
    overview = html(run("overview", district_codes="990103"))
    card = overview.split('data-metric="joint_case_count"')[1]
    number = re.search(r'class="cc-figure"[^>]*><span>([\d,]+)', card)[1]
    assert 'href="/joint_cases?district_codes=990103"' in card
    page = html(run("joint_cases", district_codes="990103"))
    assert total_of(page) == int(number.replace(",", ""))


@pytest.mark.parametrize(
    "wrong",
    [
        *({"role": "x1"}, {"kind": "x1"}, {"initiator": "x1"}, {"list": "x1"}),
        *({"step": "x1"}, {"state": "x1"}, {"measure": "x" * 65}),
    ],
)
def test_what_the_address_cannot_mean_is_named(run, html, wrong):
    page = html(run("joint_cases", **wrong))
    assert next(iter(wrong.values()))[:20] in page
    assert "cc-case-table" in page


def test_unknown_measure_is_an_empty_list_and_not_a_fault(run, html):
    assert total_of(html(run("joint_cases", measure="ZZ99"))) == 0


def test_case_opens_with_its_steps_and_documents(run, html, words):
    link = CASE.findall(html(run("joint_cases", step="feedback")))[0]
    test = run("joint_case", **address_of(link))
    page = html(test)
    assert page.count("cc-node-reached") + page.count("cc-node-current") >= 4
    assert "措施依据" in words(test)
    uscc = USCC.findall(page)[0]
    assert "cc-states" in html(run("enterprise", uscc=uscc))


@pytest.mark.parametrize("number", ["", "none"])
def test_case_that_is_not_here_is_said_so(run, html, number):
    assert "cc-state" in html(run("joint_case", case=number))
