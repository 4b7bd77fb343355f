"""What a page reads ahead is what it then asks for, and nearly all of it."""

import threading

import pytest

from dashboard import mart

PAGES = ("overview", "risk_tiers", "joint_cases", "repairs", "commitments", "enterprise")
# Under each there are cases: a page without any ends early.
FILTERS = (
    {},
    {"district_codes": "990103"},
    {"risk_tiers": "D"},
    {"period_end": "2026-03"},
    {"subject_types": "enterprise", "industry_sections": "C"},
)


@pytest.fixture
def noted(run, monkeypatch):
    """Run a page; return the queries read ahead, and those that the run asked for."""

    def page(page_id, **address):
        ahead, asked = set(), set()
        reading, getting = mart.RESULTS.ahead, mart.RESULTS.get

        def read(key, compute):
            ahead.add(key)
            reading(key, compute)

        def get(key, compute):
            if not threading.current_thread().name.startswith("ahead"):
                asked.add(key)
            return getting(key, compute)

        monkeypatch.setattr(mart.RESULTS, "ahead", read)
        monkeypatch.setattr(mart.RESULTS, "get", get)
        mart.RESULTS.clear()
        run(page_id, tables="", **address)
        monkeypatch.setattr(mart.RESULTS, "ahead", reading)
        monkeypatch.setattr(mart.RESULTS, "get", getting)
        return ahead, {key for key in asked if key[0] in ("frame", "count") or key[0][0] == "page"}

    return page


@pytest.mark.parametrize("filters", FILTERS, ids=str)
@pytest.mark.parametrize("page_id", PAGES)
def test_page_reads_ahead_what_it_asks_for(noted, ask, page_id, filters) -> None:
    address = dict(filters)
    if page_id == "enterprise":
        (uscc,) = ask("select uscc from fct_score_contribution order by uscc limit 1")[0]
        address = {"uscc": uscc}
    ahead, asked = noted(page_id, **address)
    named = {key[3] for key in ahead - asked}
    assert not named, f"read ahead for nothing: {sorted(named)}"
    assert len(ahead) > 2
