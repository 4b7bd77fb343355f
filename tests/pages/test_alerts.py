"""Alerts: every count opens its list, every alert opens as many records as it says."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from queries import alert_rules

AGREES = "\u4e0e\u6570\u5b57\u4e00\u81f4"
NOTHING = "\u6ca1\u6709\u8d85\u51fa\u9608\u503c"
TILE = re.compile(r'<a href="([^"]+)" class="cc-tile[^"]*"><b>([\d,]+)</b>')
TOTAL = re.compile(r'class="cc-table-title"><h2>[^<]*<small>([\d,]+)</small>')
EVIDENCE = re.compile(r'href="(/records\?[^"]*alert=[^"]+)"')


def address(link: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(unescape(link)).query)


def test_every_count_opens_as_many_alerts(run, html, ask):
    page = html(run("alerts"))
    tiles = TILE.findall(page)
    assert tiles
    for link, count in tiles:
        assert TOTAL.search(html(run("alerts", **address(link))))[1] == count
    assert tiles[0][1] == f"{ask('select count(*) from fct_alert')[0][0]:,}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_rule_is_shown_with_its_test(run, html, words, language):
    text = words(run("alerts", lang=language))
    for rule in alert_rules.rules().values():
        assert getattr(rule.name, language) in text
        assert rule.test is None or getattr(rule.test, language) in text


def test_alerts_open_as_many_records_as_they_count(run, html, words, ask):
    rules = ask("select distinct alert_rule_id from fct_alert")
    assert rules
    for (rule_id,) in rules:
        link = EVIDENCE.search(html(run("alerts", rule=rule_id)))[1]
        assert AGREES in words(run("records", **address(link))), rule_id


def test_nothing_found_says_what_was_tested(run, words, ask):
    found = {rule_id for (rule_id,) in ask("select distinct alert_rule_id from fct_alert")}
    quiet = next(rule_id for rule_id in alert_rules.rules() if rule_id not in found)
    text = words(run("alerts", rule=quiet))
    assert NOTHING in text
    assert alert_rules.rules()[quiet].name.zh in text


def test_unknown_rule_severity_and_alert_are_passed_over(run, html, words, ask):
    everything = ask("select count(*) from fct_alert")[0][0]
    page = html(run("alerts", rule="no_such", severity="worst"))
    assert TOTAL.search(page)[1] == f"{everything:,}"
    assert "\u6ca1\u6709\u6307\u660e" in words(run("records", alert="no_such|1"))


def test_overview_leads_to_the_alerts(run, html):
    page = html(run("overview"))
    assert "cc-feed" in page
    assert re.search(r'href="/alerts[^"]*"', page)
