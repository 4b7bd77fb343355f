"""The records behind a figure: paged, sorted, linked onward, and withdrawn ones without content."""

import re

import pytest

LINK = re.compile(r'href="(/enterprise\?[^"]*uscc=(\w{18})[^"]*)"')


def test_records_link_to_the_credit_file(run, html):
    page = html(run("records", metric="active_subject_count"))
    assert LINK.search(page)


def test_page_beyond_the_last_goes_back_to_the_first(run, words):
    text = words(run("records", metric="active_subject_count", page="999999"))
    assert "\u7b2c 1" in text


@pytest.mark.parametrize("asked", ["0", "-1", "x", "9" * 40, "\u0661"])
def test_page_that_is_no_number_is_the_first(run, words, asked):
    assert "\u7b2c 1" in words(run("records", metric="active_subject_count", page=asked))


def test_sort_by_an_unknown_column_is_passed_over(run, html):
    page = html(run("records", metric="active_subject_count", sort="1; drop table x"))
    assert "cc-table" in page
    assert "aria-sort" not in page


def test_sort_turns_round_on_the_second_click(run, html):
    page = html(run("records", metric="active_subject_count", sort="uscc"))
    assert 'aria-sort="ascending"' in page
    assert "sort=-uscc" in page


def test_denominator_is_a_list_of_its_own(run, words):
    text = words(run("records", metric="high_risk_share", part="denominator"))
    assert "\u4e0e\u6570\u5b57\u4e00\u81f4" in text


@pytest.mark.parametrize(
    "address",
    [{}, {"metric": "no_such"}, {"query": "frame/codes"}, {"query": "enterprise/penalties"}],
)
def test_address_without_a_figure_says_so(run, words, address):
    assert "\u6ca1\u6709\u6307\u660e" in words(run("records", **address))


def test_withdrawn_rows_carry_no_content(run, html, ask):
    withdrawn = ask(
        "select count(*) from fct_withdrawn_event where record_type = 'penalty' "
        "and withdrawal in ('repaired', 'expired') and decided_on >= '2024-11-01'"
    )[0][0]
    if not withdrawn:
        pytest.skip("the small city has no withdrawn penalty")
    months = {"period_start": "2024-11", "period_end": "2026-10"}
    page = html(run("records", metric="penalty_count", sort="-withdrawal", **months))
    rows = re.findall(r'<tr class="cc-withdrawn">(.*?)</tr>', page, re.S)
    assert rows
    assert not any(LINK.search(row) for row in rows)
