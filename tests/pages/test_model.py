"""The scoring model: every view opens, and every figure opens as many rows as it counts."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

AGREES = "\u4e0e\u6570\u5b57\u4e00\u81f4"
VIEWS = ("scorecard", "behaviour", "groups", "editions")
FIGURE = re.compile(r'<a href="(/model\?[^"]*(?:open|move)=[^"]*)"[^>]*>([\d,]+)</a>')


def figures(page: str) -> dict[str, int]:
    return {unescape(address): int(text.replace(",", "")) for address, text in FIGURE.findall(page)}


def parameters(address: str) -> dict[str, str]:
    return {name: value[0] for name, value in parse_qs(urlsplit(address).query).items()}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_opens_in_both_languages(run, html, view, language):
    page = html(run("model", view=view, lang=language))
    assert "cc-provenance" in page
    assert page.count('aria-current="true"') >= 1


@pytest.mark.parametrize("filters", [{}, {"district_codes": "990102"}])
@pytest.mark.parametrize("view", VIEWS)
def test_every_figure_opens_as_many_rows_as_it_counts(run, html, words, view, filters):
    found = figures(html(run("model", view=view, **filters)))
    assert found or view == "editions"
    for address, count in list(found.items())[:: max(1, len(found) // 8)]:
        opened = words(run("model", **parameters(address)))
        assert f"{count:,} " in opened, address
        assert AGREES in opened, address


@pytest.mark.parametrize("opened", ["score.100", "score.95"])
def test_bar_of_the_distribution_opens_its_subjects(run, words, ask, opened):
    start = int(opened.split(".")[1])
    count = ask("select count(*) from fct_score where floor(score / 5) * 5 = ?", start)[0][0]
    assert count
    text = words(run("model", view="behaviour", open=opened))
    assert f"{count:,} " in text
    assert AGREES in text


def test_tier_shares_stand_beside_the_published_ones(run, words):
    text = words(run("model", view="behaviour", lang="en"))
    assert "Dandong 2023" in text
    assert "65.4%" in text
    assert "For comparison only" in text


def test_first_build_has_nothing_to_compare_with(run, words):
    assert "No earlier build" in words(run("model", view="behaviour", lang="en"))


def test_what_this_product_set_is_marked(run, html, ask):
    count = ask(
        "select count(*) from dim_score_indicator as i inner join dim_scorecard as s"
        " using (scorecard_version) where s.is_in_force and i.confidence = 'design'"
    )[0][0]
    assert html(run("model")).count("cc-flag-design") >= count > 0


@pytest.mark.parametrize(
    "address",
    [
        {"view": "x"},
        {"edition": "1999"},
        {"view": "editions", "against": "1999"},
    ],
)
def test_unknown_value_is_told_and_left_out(run, html, address):
    assert "notice" in html(run("model", **address))


@pytest.mark.parametrize(
    "opened", ["", "score", "moved", "group.age", "indicator.", "x.y.z", "...."]
)
@pytest.mark.parametrize("view", VIEWS)
def test_list_that_does_not_exist_is_passed_over(run, html, view, opened):
    assert "cc-provenance" in html(run("model", view=view, open=opened, move=opened))
