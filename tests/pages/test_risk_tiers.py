"""The risk tiers: every figure opens as many subjects as it counts, wherever it stands."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

LANGUAGES = ("zh", "en")
AGREES, DISAGREES = "\u4e0e\u6570\u5b57\u4e00\u81f4", "\u62a5\u544a"
LINK = re.compile(r'<a href="([^"]+#subjects)"[^>]*>([\d,]+)</a>')
FIGURE = re.compile(
    r'<a [^>]*?href="([^"]+#subjects)"[^>]*class="cc-figure"[^>]*><span>([\d,.%]+)</span>'
)
TOTAL = re.compile(r'<div class="cc-table-title"><h2>[^<]* <small>([\d,]+)</small>')


def address_of(link: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(unescape(link)).query)


def total_of(page: str) -> int:
    found = TOTAL.search(page)
    return int(found[1].replace(",", "")) if found else 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_shows_all_its_parts(run, html, words, language):
    test = run("risk_tiers", lang=language)
    page = html(test)
    assert len(test.get("plotly_chart")) == 4
    assert page.count("data-metric=") == 3
    assert page.count("data-tier=") >= 4
    assert "cc-cross" in page
    said = "不是官方评级" if language == "zh" else "not an official rating"
    assert said in words(test)


@pytest.mark.parametrize(
    "filters",
    [{}, {"industry_sections": "F"}, {"district_codes": "990102"}, {"period_end": "2026-06"}],
)
def test_every_count_of_a_tier_opens_as_many_subjects(run, html, filters):
    page = html(run("risk_tiers", **filters))
    counts = [(link, n) for link, n in FIGURE.findall(page) if "%" not in n]
    assert len(counts) >= 5
    for link, number in counts:
        wanted = int(number.replace(",", ""))
        assert total_of(html(run("risk_tiers", **address_of(link)))) == wanted, link


def test_every_cell_opens_as_many_subjects(run, html, words):
    links = LINK.findall(html(run("risk_tiers")))
    assert len(links) > 20
    for link, number in links[::5]:
        opened = run("risk_tiers", **address_of(link))
        assert total_of(html(opened)) == int(number.replace(",", "")), link
        assert AGREES in words(opened), link


@pytest.mark.parametrize("move", ["worse", "better", "new-any", "any-left", "any-any"])
def test_groups_of_moves_open(run, words, html, move):
    opened = run("risk_tiers", move=move)
    text = words(opened)
    assert DISAGREES not in text
    assert AGREES in text or total_of(html(opened)) == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"from": "2001-01"},
        {"from": "x"},
        {"from": "2026-09", "to": "2026-03"},
        {"move": "A-Z"},
        {"reason": "no_such"},
        {"heat": "no_such"},
        {"scheme": "no_such"},
    ],
)
def test_what_the_address_cannot_mean_is_named(run, html, wrong):
    page = html(run("risk_tiers", **wrong))
    name = "to" if len(wrong) == 2 else next(iter(wrong))
    assert wrong[name] in page
    assert "cc-cross" in page


def test_past_period_says_that_reasons_are_not_known(run, words):
    assert "只有" in words(run("risk_tiers", period_end="2026-06"))


def test_no_cell_of_the_heat_map_tells_of_few(run):
    for measure in ("share", "count", "lift"):
        charts = run("risk_tiers", heat=measure).get("plotly_chart")
        assert any('"heatmap"' in chart.proto.spec for chart in charts)


def test_overview_leads_here(run, html):
    assert 'href="/risk_tiers' in html(run("overview"))
