"""The screen over HTTP: who gets what, how often it is computed, what is said without a mart."""

import asyncio
import gzip
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import httpx
import pytest
from starlette.applications import Starlette

from dashboard import freshness, screen_frame, screen_routes, security
from dashboard.access import SECRET_HEADER
from tests.dashboard.conftest import forget

SECRET = "sixteen characters"


@pytest.fixture
def real(published_var, environment):
    """The small mart, its frames forgotten."""
    environment(var=published_var, poll_seconds=0)
    screen_frame.FRAMES.clear()
    yield published_var
    screen_frame.FRAMES.clear()
    forget()


def get(path: str, **headers: str) -> httpx.Response:
    app = Starlette(routes=screen_routes.ROUTES, middleware=security.MIDDLEWARE)

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://credit") as client:
            return await client.get(path, headers=headers)

    return asyncio.run(send())


def test_document_has_no_figure_and_asks_nobody_else(real):
    for language, lang in (("zh", "zh-CN"), ("en", "en")):
        answer = get(f"/screen?lang={language}")
        assert answer.status_code == 200
        assert f'<html lang="{lang}"' in answer.text
        assert "http://" not in answer.text.replace("http://www.w3.org", "")
        assert "https://" not in answer.text
    assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_frame_is_made_once_and_answered_304_after_that(real, monkeypatch):
    made = []
    make = screen_frame._made
    monkeypatch.setattr(screen_frame, "_made", lambda *a: made.append(a) or make(*a))
    with ThreadPoolExecutor(20) as walls:
        answers = list(walls.map(lambda _wall: get("/screen/frame"), range(20)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert len(made) == 1
    again = get("/screen/frame", **{"If-None-Match": answers[0].headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["cache-control"] == "private, no-cache"


def test_frame_is_sent_compressed_to_those_who_can_read_it(real):
    plain = get("/screen/frame", **{"Accept-Encoding": "identity"})
    packed = get("/screen/frame", **{"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < len(plain.content) / 3
    assert json.loads(gzip.decompress(gzip.compress(plain.content)))["build_id"]


def test_day_is_part_of_what_a_frame_is_of(real, monkeypatch):
    first = get("/screen/frame").json()
    monkeypatch.setattr(freshness, "today", lambda: date(2031, 1, 1))
    assert get("/screen/state").json()["day"] == "2031-01-01"
    second = get("/screen/frame").json()
    assert second["day"] != first["day"]
    assert second["is_stale"]


def test_state_names_the_build_and_is_never_kept(real):
    answer = get("/screen/state")
    assert answer.json()["build_id"] == get("/screen/frame").json()["build_id"]
    assert answer.headers["cache-control"] == "no-store"
    assert len(answer.content) < 400


def test_without_a_mart_it_says_so_in_the_language_of_the_wall(published):
    for path in ("/screen/state", "/screen/frame"):
        assert get(path).status_code == 503
        assert get(f"{path}?lang=zh").json()["reason"] != get(f"{path}?lang=en").json()["reason"]
    assert get("/screen").status_code == 200


def test_unknown_district_shows_the_city_and_says_so(real):
    frame = get("/screen/frame?lang=en&district=nowhere").json()
    assert "unknown district" in frame["note"]
    assert frame["scenes"] == get("/screen/frame?lang=en").json()["scenes"]


def test_in_production_nobody_without_a_role_sees_anything(environment, tmp_path):
    roles = tmp_path / "roles.yml"
    roles.write_text("users: {li: {role: leadership}}", encoding="utf-8")
    environment(
        var=tmp_path, mode="production", user_header="X-User", proxy_secret=SECRET,
        roles_file=roles,
    )  # fmt: skip
    for path in ("/screen/state", "/screen/frame"):
        assert get(path).status_code == 403
        assert get(path, **{"X-User": "li"}).status_code == 403
        assert get(path, **{"X-User": "wu", SECRET_HEADER: SECRET}).status_code == 403
        assert get(path, **{"X-User": "li", SECRET_HEADER: SECRET}).status_code == 503
