"""The explanation of a score: it adds up, links to every record, and tells nothing withdrawn."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

LINK = re.compile(r'href="(/records\?[^"]*)"')


@pytest.fixture
def explained(ask):
    """The subject with most records that count, and a record that can be repaired."""
    return ask(
        "select uscc from fct_score_contribution group by uscc having bool_or(is_repairable) "
        "order by count(*) desc, uscc limit 1"
    )[0][0]


def amount(value) -> str:
    text = f"{float(value):.2f}".rstrip("0").rstrip(".")
    return text.replace("-", "\u2212")


def test_equation_is_the_sum_of_the_points(run, words, explained, ask):
    score, minus, plus = ask(
        "select s.score, -sum(least(p.points, 0)), sum(greatest(p.points, 0)) "
        "from fct_score_contribution p inner join fct_score s using (uscc) "
        "where uscc = ? group by s.score",
        explained,
    )[0]
    added = f" + {amount(plus)}" if plus else ""
    line = f"100 \u2212 {amount(minus)}{added} = {amount(score)}"
    assert line in words(run("enterprise", uscc=explained))


def test_every_point_has_its_record(run, html, explained, ask):
    page = html(run("enterprise", uscc=explained))
    records = ask("select record_id from fct_score_contribution where uscc = ?", explained)
    assert all(record in page for (record,) in records)


def test_lists_have_as_many_rows_as_the_page_says(run, html, words, explained, ask):
    page = html(run("enterprise", uscc=explained))
    found = {
        parse_qs(urlsplit(unescape(link)).query)["query"][0]: unescape(link)
        for link in LINK.findall(page)
    }
    total = ask("select count(*) from fct_score_contribution where uscc = ?", explained)[0][0]
    address = parse_qs(urlsplit(found["enterprise/score_points"]).query)
    assert f"\u5171 {total} \u884c" in words(run("records", **address))
    cases = ask(
        "select count(*) from fct_joint_case where uscc = ? and is_in_force "
        "and case_kind = 'sanction'",
        explained,
    )[0][0]
    if cases:
        listed = words(run("records", query="enterprise/restrictions", uscc=explained))
        assert f"\u5171 {cases} \u884c" in listed


def test_subject_with_few_peers_is_told_so(run, words, ask):
    found = ask(
        "select uscc, peer_count from fct_score where peer_percentile is null order by uscc limit 1"
    )
    uscc, count = found[0]
    assert f"\u540c\u884c{count}\u6237\uff0c\u81f3\u5c11\u9700\u898130\u6237" in words(
        run("enterprise", uscc=uscc)
    )


def test_tier_is_never_called_official(run, words, explained):
    text = words(run("enterprise", uscc=explained, lang="en"))
    assert "Scheme shown: Risk grading by this system" in text
    assert "not an official rating" in text


def test_subject_out_of_operation_has_no_score(run, words, ask):
    uscc = ask("select uscc from dim_subject where not is_active order by uscc limit 1")[0][0]
    assert "\u53ea\u5bf9\u5b58\u7eed\u4e3b\u4f53\u8bc4\u5206" in words(run("enterprise", uscc=uscc))


def test_no_person_and_no_hash_of_one_is_on_the_page(run, html, ask):
    rows = ask(
        "select uscc, legal_representative_id_hash from dim_subject "
        "where uscc in (select uscc from fct_same_representative) order by uscc limit 3"
    )
    for uscc, digest in rows:
        page = html(run("enterprise", uscc=uscc))
        assert digest not in page
        assert "representative_no" not in page


@pytest.mark.parametrize("filters", [{}, {"district_codes": True}])
def test_peers_open_as_many_subjects_as_the_page_counts(run, html, words, ask, filters):
    uscc, district = ask(
        "select uscc, district_code from fct_score where peer_count > 30 order by uscc limit 1"
    )[0]
    chosen = dict.fromkeys(filters, district)
    page = html(run("enterprise", uscc=uscc, **chosen))
    link = next(unescape(link) for link in LINK.findall(page) if "peers" in link)
    said = re.search(r"共([\d,]+)户，权数合计([\d,.]+)", page)
    opened = words(run("records", **parse_qs(urlsplit(link).query)))
    assert f"共 {said[1]} 行，与数字一致" in opened
    assert f"权数合计{said[2]}" in opened
