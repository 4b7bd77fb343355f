"""The overview: every figure opens as many records as it says."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

CARD = re.compile(r'<article class="cc-card[^"]*" data-metric="(\w+)">(.*?)</article>', re.S)
FIGURE = re.compile(r'<a [^>]*?href="([^"]+)"[^>]*class="cc-figure"')
LANGUAGES = ("zh", "en")


def cards(page: str) -> dict[str, str]:
    return dict(CARD.findall(page))


def address_of(card: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(unescape(FIGURE.search(card)[1])).query)


@pytest.mark.parametrize("language", LANGUAGES)
def test_overview_shows_eight_cards_a_map_and_a_trend(run, html, language):
    test = run(lang=language)
    assert len(cards(html(test))) == 8
    assert len(test.get("plotly_chart")) >= 2
    assert "cc-provenance" in html(test)


@pytest.mark.parametrize("filters", [{}, {"district_codes": "990102"}])
def test_every_figure_opens_as_many_records_as_it_counts(run, html, words, filters):
    found = cards(html(run(**filters)))
    assert len(found) == 8
    for metric_id, card in found.items():
        if "cc-card-value" not in card and not FIGURE.search(card):
            continue
        opened = run("records", **address_of(card))
        assert "\u4e0e\u6570\u5b57\u4e00\u81f4" in words(opened), metric_id


def test_figure_without_departments_says_so_under_a_department(run, html):
    department = re.search(r"department_codes=(\w{18})", html(run("overview")))
    code = department[1] if department else "11990100MB0000001A"
    page = html(run(department_codes=code))
    assert "cc-card-not_applicable" in page or not department


def test_definition_of_the_address_is_open(run, html, words):
    text = words(run(define="high_risk_share"))
    assert "\u5206\u5b50" in text
    assert "\u5206\u6bcd" in text
    assert "select" in text


def test_unknown_card_and_definition_are_passed_over(run, html):
    page = html(run(card="no_such", define="no_such"))
    assert len(cards(page)) == 8
