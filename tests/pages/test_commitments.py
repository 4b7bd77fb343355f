"""Commitments: every figure opens as many rows as it counts, and the address says it all."""

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

AGREES, DISAGREES = "\u4e0e\u6570\u5b57\u4e00\u81f4", "\u62a5\u544a"
LINK = re.compile(r'<a href="([^"]+#list)"[^>]*>([\d,]+)</a>')
CARD = re.compile(
    r'<a [^>]*?href="([^"]+#list)"[^>]*class="cc-figure"[^>]*><span>([\d,.%]+)</span>'
)
TOTAL = re.compile(r'<div class="cc-table-title"><h2>[^<]* <small>([\d,]+)</small>')
RATIO = re.compile(r">([\d,]+)</a> \u00f7 <a[^>]*>([\d,]+)</a>")


def address_of(link: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(unescape(link)).query)


def number(text: str) -> int:
    return int(text.replace(",", ""))


def total_of(page: str) -> int:
    found = TOTAL.search(page)
    return number(found[1]) if found else 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_page_shows_all_its_parts(run, html, words, language):
    test = run("commitments", lang=language)
    page, text = html(test), words(test)
    assert len(test.get("plotly_chart")) == 4
    assert page.count("cc-card ") == 8
    assert len(re.findall(r'class="cc-tile[ "]', page)) == 5
    for said in ("共", "行") if language == "zh" else ("rows, as many as the figure counts",):
        assert said in text


@pytest.mark.parametrize("filters", [{}, {"base": "with_individual", "district_codes": "990102"}])
def test_every_count_opens_as_many_rows(run, html, words, filters):
    page = html(run("commitments", **filters))
    links = dict.fromkeys(LINK.findall(page))
    links |= dict.fromkeys(pair for pair in CARD.findall(page) if pair[1].isdigit())
    assert len(links) > 30
    for link, shown in list(links)[:: max(1, len(links) // 12)]:
        opened = run("commitments", **address_of(link))
        assert total_of(html(opened)) == number(shown), link
        assert AGREES in words(opened), link


def test_individual_businesses_count_on_both_sides_or_on_neither(run, html):
    few, many = (html(run("commitments", base=base)) for base in ("enterprises", "with_individual"))
    (signed, subjects), (more_signed, more_subjects) = (
        tuple(map(number, RATIO.search(page).groups())) for page in (few, many)
    )
    assert more_signed > signed
    assert more_subjects > subjects


@pytest.mark.parametrize(
    "opened",
    [
        *("due_soon", "overdue", "breaches", "not_observed", "doubtful", "signed", "restricted"),
        *("counted", "counted_kept", "subjects", "covered", "uncovered"),
    ],
)
def test_every_list_agrees_with_its_figure(run, words, html, opened):
    test = run("commitments", open=opened)
    assert DISAGREES not in words(test)
    assert AGREES in words(test) or total_of(html(test)) == 0


@pytest.mark.parametrize("opened", ["plan_districts", "plan_departments"])
def test_plan_opens_as_a_list_to_export(run, html, opened):
    assert "cc-state" not in html(run("commitments", open=opened, reach_by="2027-12"))


def test_target_date_is_in_the_address(run, html):
    near, far = (html(run("commitments", reach_by=month)) for month in ("2026-12", "2028-12"))
    assert "2026-12-31" in near
    assert "2028-12-31" in far


def test_choosing_the_target_date_writes_it_into_the_address(run):
    test = run("commitments")
    test.selectbox(key="choice_reach_by").set_value(date(2027, 12, 1)).run()
    assert test.query_params["reach_by"] in ("2027-12", ["2027-12"])


def test_department_leaves_no_ratio(run, html, words, ask):
    ((code,),) = ask(
        "select department_code from fct_commitment group by 1 order by count(*) desc limit 1"
    )
    test = run("commitments", department_codes=code, open="counted")
    assert "不按部门" in words(test)
    assert "counted" in html(test)
    assert DISAGREES not in words(test)


@pytest.mark.parametrize("name", ["base", "reading", "words", "reach_by", "due", "type", "open"])
def test_what_the_address_cannot_mean_is_named(run, html, name):
    page = html(run("commitments", **{name: "no_such"}))
    assert "no_such" in page
    assert "cc-cards" in page


def test_few_subjects_have_no_ratio(run, html, ask):
    sql = """
        select district_code, industry_section, risk_tier
        from dim_subject where is_active and subject_type = 'enterprise'
        group by all having count(*) between 1 and 4 order by all limit 1
    """
    ((district, section, tier),) = ask(sql)
    few = {"district_codes": district, "industry_sections": section, "risk_tiers": tier}
    page = html(run("commitments", **few))
    assert "&lt; 5" in page


def test_credit_file_shows_where_commitments_stand(run, html, ask):
    sql = """
        select uscc from fct_commitment_state
        where uscc in (select uscc from dim_subject) and restriction_state is not null limit 1
    """
    ((uscc,),) = ask(sql)
    page = html(run("enterprise", uscc=uscc))
    assert page.count("cc-states") >= 1
    assert "cc-node-bad" in page


def test_overview_leads_here_with_its_filters(run, html):
    page = html(run("overview", district_codes="990102"))
    assert re.search(r'href="/commitments\?district_codes=990102', page)


def test_no_natural_person_appears(run, html, ask):
    assert ask("select count(*) from fct_commitment where party_type = 'natural_person'") == [(0,)]
