"""Addresses keep what is in force, and come back as the same selection."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit import config

from dashboard import links, selection, viewer
from dashboard.periods import default_period
from dashboard.viewer import Viewer
from tests.dashboard.conftest import AS_OF, make_selection
from tests.dashboard.test_selection import CHOICES

BEGINS, ENDS = default_period(AS_OF)


@pytest.fixture
def filtered(environment):
    viewer.become(Viewer(language="en", theme="dark"))
    return make_selection(
        "one",
        district_codes=("990101", "990102"),
        risk_tiers=("D",),
        period_start=date(2026, 1, 1),
        period_end=date(2026, 4, 1),
        extra=(("metric", "penalty_count"),),
    )


def test_other_page_keeps_filters_language_and_theme(filtered):
    assert links.to("enterprises", filtered) == (
        "/enterprises?district_codes=990101&district_codes=990102&risk_tiers=D"
        "&period_start=2026-01&period_end=2026-03&lang=en&theme=dark"
    )


def test_own_parameters_stay_on_their_page(filtered):
    assert "metric=" not in links.to("enterprises", filtered)
    assert "metric=penalty_count" in links.with_(filtered)


def test_address_reads_back_as_the_same_selection(filtered):
    start = make_selection("one", period_start=BEGINS, period_end=ENDS, extra=filtered.extra)
    address = parse_qs(urlsplit(links.with_(filtered)).query)
    assert selection.read(address, start, CHOICES) == (filtered, [])


def test_parameter_replaces_repeats_and_removes(filtered):
    address = links.with_(filtered, district_codes=None, risk_tiers=("C", "D"), page="2")
    assert parse_qs(urlsplit(address).query) == {
        "period_start": ["2026-01"],
        "period_end": ["2026-03"],
        "lang": ["en"],
        "theme": ["dark"],
        "metric": ["penalty_count"],
        "risk_tiers": ["C", "D"],
        "page": ["2"],
    }


def test_defaults_are_not_written(environment):
    viewer.become(Viewer())
    plain = make_selection("one", period_start=BEGINS, period_end=ENDS)
    assert links.to("overview", plain) == "/"


def test_lasting_address_names_its_months(environment):
    viewer.become(Viewer())
    plain = make_selection("one", period_start=BEGINS, period_end=ENDS)
    assert links.lasting(plain) == "/?period_start=2025-11&period_end=2026-10"


def test_values_are_escaped(filtered):
    hostile = '"><script>&district_codes=990100#'
    address = links.to("enterprise", None, uscc=hostile)
    assert parse_qs(urlsplit(address).query)["uscc"] == [hostile]
    assert not set('<>"#') & set(address)


def test_unknown_page_is_an_error(filtered):
    with pytest.raises(KeyError, match="no page is called"):
        links.to("nowhere", filtered)


def test_base_path_comes_first(filtered, monkeypatch):
    monkeypatch.setattr(
        config, "get_option", lambda name: "/credit/" if name == "server.baseUrlPath" else None
    )
    assert links.to("data_status", None) == "/credit/data_status?lang=en&theme=dark"
    assert links.static("icons/a.svg") == "/credit/app/static/icons/a.svg"
