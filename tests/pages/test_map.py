"""The map's page: every figure opens as many rows, and a wrong address is told."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

AGREES, DISAGREES = "与数字一致", "报告"
TOTAL = re.compile(r'<div class="cc-table-title"><h2>[^<]* <small>([\d,]+)</small>')
TILE = re.compile(r'<a href="([^"]+)" class="cc-tile[^"]*"><b>([\d,]+)</b>')
ENTRY = re.compile(r'<a href="([^"]+#map-list)" class="cc-number">([\d,]+)</a>')
MARK = re.compile(r'<a href="([^"]+)" class="cc-map-mark"[^>]*><i[^>]*></i>[^<]*<b>([\d,]+)</b>')
HOLDER = re.compile(r'data-cc-map="([^"]+)"')


def address_of(link: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(unescape(link)).query)


def total_of(page: str) -> int:
    found = TOTAL.search(page)
    return int(found[1].replace(",", "")) if found else 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_page_shows_all_its_parts(run, html, words, language):
    test = run("map", lang=language)
    page = html(test)
    assert page.count("cc-tile cc-tone") == 7
    assert ENTRY.search(page)
    assert TILE.search(page)
    assert HOLDER.search(page)
    assert len(test.select_slider) == 1
    said = "不是官方评级" if language == "zh" else "not an official rating"
    assert said in words(test)


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"district_codes": "990121"},
        {"district_codes": ["990102", "990103"]},
        {"period_end": "2026-05"},
        {"industry_sections": "F"},
        {"list": "SX01"},
        {"layers": "integrity_store,tax_a,points"},
    ],
)
def test_every_figure_opens_as_many_rows(run, html, words, filters):
    page = html(run("map", **filters))
    figures = [*TILE.findall(page), *ENTRY.findall(page)[:3]]
    if "list" not in filters:
        figures += MARK.findall(page)[:3]
    assert figures
    for link, number in figures:
        if "/records" in link:
            continue
        opened = run("map", **address_of(link))
        assert total_of(html(opened)) == int(number.replace(",", "")), link
        assert DISAGREES not in words(opened), link


def test_buckets_add_up_to_those_listed(run, html):
    tiles = {
        address_of(link).get("open", ["-"])[0]: int(number.replace(",", ""))
        for link, number in TILE.findall(html(run("map")))
    }
    parts = ("place-point", "place-individual", "place-unlocated")
    assert tiles["change-listed"] == sum(tiles.get(part, 0) for part in parts)


@pytest.mark.parametrize(
    "wrong",
    [
        {"measure": "x"},
        {"layers": "points,<script>"},
        {"town": "990102001"},
        {"town": "x", "district_codes": "990102"},
        {"list": "SX99"},
        {"near": "1,2"},
        {"near": "nan,38,5"},
        {"near": "119,38,9999"},
        {"open": "place-nowhere"},
        {"open": "hexagon-h1_1"},
        {"open": "x"},
    ],
)
def test_what_the_address_cannot_mean_is_named(run, html, wrong):
    page = html(run("map", **wrong))
    name = next(iter(wrong))
    assert name in page
    assert HOLDER.search(page)
    assert "<script>" not in page


def test_search_tells_of_subjects_and_of_nobody(run, html, words, ask):
    [(uscc, name)] = ask(
        "select uscc, subject_name from fct_map_subject where map_place = 'point' limit 1"
    )
    page = html(run("map", find=uscc))
    assert name in page
    assert f"focus={uscc}" in page
    assert "地图上没有这样的主体" in words(run("map", find="无此名称"))
    assert "请至少输入" in words(run("map", find="x"))


def test_drawing_does_not_change_with_what_is_listed_below(run, html):
    first = HOLDER.search(html(run("map")))[1]
    for changed in ({"page": "2"}, {"sort": "uscc"}, {"open": "place-unlocated"}, {"find": "xa"}):
        assert HOLDER.search(html(run("map", **changed)))[1] == first
    assert HOLDER.search(html(run("map", measure="count")))[1] != first


def test_other_pages_lead_here(run, html, ask):
    assert 'href="/map' in html(run("overview"))
    [(uscc,)] = ask("select uscc from dim_subject where is_dishonest order by 1 limit 1")
    assert f"focus={uscc}" in html(run("enterprise", uscc=uscc))
