"""Health and metrics: what a monitor is told."""

import re
from datetime import timedelta

import pytest

from dashboard import freshness, telemetry
from tests.dashboard.conftest import AS_OF, point_to, write_mart
from tests.security.conftest import client  # noqa: F401 - a fixture


@pytest.fixture
def one_day_later(monkeypatch):
    monkeypatch.setattr(freshness, "today", lambda: AS_OF + timedelta(days=1))


def test_health_names_the_build(client, published, one_day_later):  # noqa: F811
    write_mart(published, "one")
    point_to(published, "one")
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "build_id": "one",
        "as_of": AS_OF.isoformat(),
        "lag": 1,
        "reason": None,
    }


def test_health_is_503_without_a_mart(client):  # noqa: F811
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["status"] == "no_mart"
    assert answer.json()["build_id"] is None


def test_health_is_degraded_when_the_pointer_breaks(client, published, one_day_later):  # noqa: F811
    write_mart(published, "one")
    point_to(published, "one")
    client.get("/healthz")
    point_to(published, "gone")
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
    assert answer.json()["build_id"] == "one"


def test_health_is_stale_when_the_data_is_old(client, published, monkeypatch):  # noqa: F811
    monkeypatch.setattr(freshness, "today", lambda: AS_OF + timedelta(days=8))
    write_mart(published, "one")
    point_to(published, "one")
    assert client.get("/healthz").json()["status"] == "stale"


def test_metrics_are_openmetrics(client, published, one_day_later):  # noqa: F811
    write_mart(published, "one")
    point_to(published, "one")
    telemetry.page_ran("overview", 0.03)
    telemetry.script_failed("ValueError")
    answer = client.get("/metrics")
    lines = answer.text.splitlines()
    assert answer.headers["content-type"].startswith("application/openmetrics-text")
    assert lines[-1] == "# EOF"
    assert answer.text.endswith("\n")
    assert 'credit_build_info{build_id="one"} 1' in lines
    assert "credit_mart_lag_days 1" in lines
    sample = re.compile(r'^credit_[a-z_]+(\{[a-z_]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.e+-]+$')
    assert [line for line in lines if not line.startswith("#") and not sample.match(line)] == []
    buckets = [line for line in lines if line.startswith("credit_page_run_seconds_bucket")]
    counts = [int(line.rsplit(" ", 1)[1]) for line in buckets if 'page="overview"' in line]
    assert counts == sorted(counts)
    assert counts[-1] >= 1


def test_metrics_say_when_there_is_no_mart(client):  # noqa: F811
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert "credit_mart_available 0" in answer.text
