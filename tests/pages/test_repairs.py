"""The repairs: every figure opens as many applications as it counts, wherever it stands."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

LANGUAGES = ("zh", "en")
AGREES, DISAGREES = "\u4e0e\u6570\u5b57\u4e00\u81f4", "\u62a5\u544a"
LINK = re.compile(r'<a href="([^"]+#rows)"[^>]*>([\d,]+)</a>')
CARD = re.compile(r'<a href="([^"]+#rows)"[^>]*class="cc-figure"[^>]*><span>([\d,]+)</span>')
SWITCH = re.compile(r'<a href="([^"]+#rows)" class="cc-switch"[^>]*>[^<]* <small>([\d,]+)')
TOTAL = re.compile(r'<div class="cc-table-title"><h2>[^<]* <small>([\d,]+)</small>')


def address_of(link: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(unescape(link)).query)


def total_of(page: str) -> int:
    found = TOTAL.search(page)
    return int(found[1].replace(",", "")) if found else 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_shows_all_its_parts(run, html, words, language):
    test = run("repairs", lang=language)
    page = html(test)
    assert page.count('class="cc-card cc-card-value"') == 8
    assert len(test.get("plotly_chart")) == 5
    assert "cc-forecast" in page
    text = words(test)
    for said in (
        ("\u7d2f\u79ef\u6d41\u56fe", "\u4e24\u4e66\u540c\u8fbe", "\u518d\u5931\u4fe1")
        if language == "zh"
        else ("Cumulative flow", "Repair notice", "within twelve months")
    ):
        assert said in text, said


@pytest.mark.parametrize("filters", [{}, {"severity": "general", "period_end": "2026-08"}])
def test_every_card_and_worklist_opens_as_many_rows(run, html, words, filters):
    page = html(run("repairs", **filters))
    found = [*CARD.findall(page), *SWITCH.findall(page)]
    assert len(found) >= 5
    for link, number in found:
        opened = run("repairs", **address_of(link))
        assert total_of(html(opened)) == int(number.replace(",", "")), link
        assert DISAGREES not in words(opened), link


def test_every_table_opens_as_many_rows(run, html, words):
    links = LINK.findall(html(run("repairs")))
    assert len(links) > 60
    kinds = {}
    for link, number in links:
        opens = address_of(link).get("open", [""])[0]
        kinds.setdefault((opens.split(".")[0], len(address_of(link))), (link, number))
    assert len(kinds) >= 8
    for link, number in kinds.values():
        opened = run("repairs", **address_of(link))
        assert total_of(html(opened)) == int(number.replace(",", "")), link
        assert AGREES in words(opened), link


@pytest.mark.parametrize("opens", ["funnel", "flow", "age", "week"])
def test_marks_of_the_charts_open_their_rows(run, words, ask, opens):
    found = {
        "funnel": "select 'reached.accepted'",
        "flow": "select 'flow.' || max(submitted_on) || '.handling' from fct_repair_flow",
        "age": "select 'age.' || min(repair_age) from fct_repair_flow where is_open",
        "week": "select 'week.' || cast(date_trunc('week', max(completed_on)) as date)"
        " from fct_repair_flow where repair_status = 'approved' and total_wd is not null",
    }
    ((target,),) = ask(found[opens])
    text = words(run("repairs", open=target))
    assert AGREES in text
    assert DISAGREES not in text


@pytest.mark.parametrize(
    "wrong",
    [
        {"open": "nothing"},
        {"open": "step"},
        {"open": "step.total"},
        {"open": "flow.never.waiting"},
        {"open": "flow.2026-10-01.sleeping"},
        {"open": "week.x"},
        {"open": "reason.<script>"},
        {"severity": "no_such"},
    ],
)
def test_what_the_address_cannot_mean_is_told(run, words, html, wrong):
    test = run("repairs", **wrong)
    assert "cc-banner-notice" in html(test)
    assert "<script>" not in html(test)


def test_relapse_is_not_told_by_kind_of_subject(run, words):
    text = words(run("repairs", subject_types="enterprise", lang="en"))
    assert "Not counted by industry, subject type or risk tier." in text


def test_overview_leads_to_the_page_with_its_filters(run, html):
    page = html(run(district_codes="990102"))
    assert re.search(r'href="/repairs\?[^"]*district_codes=990102', page)


def test_severity_class_is_a_chip_that_undoes_itself(run, html):
    page = html(run("repairs", severity="general"))
    assert re.search(r'<a href="/repairs[^"]*" class="cc-chip"', page)


def test_credit_file_shows_where_a_repair_stands(run, html, words, ask):
    found = ask("select uscc from fct_repair_flow where is_open and uscc is not null limit 1")
    assert found, "the small city has an open repair about a record in use"
    page = html(run("enterprise", uscc=found[0][0]))
    assert 'aria-current="step"' in page
    assert "cc-due" in page
