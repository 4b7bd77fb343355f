"""The map's script: within the sender's rights, for our own pages only, and points by role."""

from __future__ import annotations

import asyncio
import re
import shutil

import duckdb
import httpx
import pytest
from starlette.applications import Starlette

from dashboard import access, map_route, routes, security
from dashboard.access import Scope
from tests.dashboard.conftest import environment  # noqa: F401 - a fixture

EVERYTHING = "/maps/subjects.js?layers=points,integrity_store,tax_a,scene"
ROW = re.compile(r'\[-?[\d.]+, -?[\d.]+, "[^"]*", "(?:[^"\\]|\\.)*", "([0-9A-Z]{18})"')

SCENE = re.compile(r'"(CJ990100\d+)"')


@pytest.fixture
def ask(environment, published_var, monkeypatch):  # noqa: F811
    """Ask for an address as somebody with a scope."""
    environment(var=published_var, poll_seconds=0)
    app = Starlette(routes=routes.ROUTES, middleware=security.MIDDLEWARE)

    def answer(path: str, scope: Scope | Exception, **headers: str) -> httpx.Response:
        def of(_headers: object) -> Scope:
            if isinstance(scope, Exception):
                raise scope
            return scope

        monkeypatch.setattr(access, "scope_of", of)
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(transport=transport, base_url="http://credit") as client:
                return await client.get(path, headers=named)

        return asyncio.run(send())

    yield answer
    map_route.SCRIPTS.clear()


@pytest.fixture
def districts(mart_path, tmp_path) -> dict[str, str]:
    """The district of every subject that the map knows, from a copy that nobody else has open."""
    copied = shutil.copy(mart_path, tmp_path / "copy.duckdb")
    with duckdb.connect(str(copied), read_only=True) as connection:
        return dict(
            connection.execute("select uscc, district_code from fct_map_subject").fetchall()
        )


def points(answer: httpx.Response) -> set[str]:
    assert answer.status_code == 200
    return set(ROW.findall(answer.text))


def test_points_end_at_the_districts_of_the_role(ask, districts):
    whole = points(ask(EVERYTHING, Scope("a", "credit_office")))
    assert len({districts[uscc] for uscc in whole}) > 2
    for code in ("990103", "990121"):
        own = points(ask(EVERYTHING, Scope("b", "regulator", (code,))))
        assert own == {uscc for uscc in whole if districts[uscc] == code}
        # Asking for another district finds nothing, not everything.
        other = ask(f"{EVERYTHING}&district_codes=990102", Scope("b", "regulator", (code,)))
        assert points(other) <= own


@pytest.mark.parametrize("role", ["leadership", "liaison", "operator"])
@pytest.mark.parametrize(
    "layers", ["points", "heat", "points,heat,integrity_store", "hexagons", "scene,hexagons"]
)
def test_role_without_points_is_sent_none(ask, districts, role, layers):
    answer = ask(f"/maps/subjects.js?layers={layers}&near=119.5,38.5,50", Scope("c", role))
    assert points(answer) == set()
    assert not [uscc for uscc in districts if uscc in answer.text]
    assert "heatLayer" not in answer.text
    assert "CJ990100" not in answer.text
    assert "L.circle(" not in answer.text


def test_scenes_end_at_the_districts_of_the_role(ask):
    address = "/maps/subjects.js?layers=scene"
    whole = set(SCENE.findall(ask(address, Scope("a", "credit_office")).text))
    assert whole
    codes = ("990103", "990105", "990121")
    own = [set(SCENE.findall(ask(address, Scope("b", "regulator", (c,))).text)) for c in codes]
    assert any(own)
    assert all(part < whole for part in own)
    assert not own[0] & own[1]


def test_hexagons_never_tell_of_one_to_four(ask):
    answer = ask("/maps/subjects.js?layers=hexagons&lang=en", Scope("c", "leadership"))
    told = re.findall(r'"lines": \["Listed subjects: ([^"]*)"\], "name": "Hexagon"', answer.text)
    assert told
    assert all(text == "\\u003c 5" or int(text) >= 5 for text in told)


def test_stranger_and_foreign_site_are_refused(ask):
    assert ask(EVERYTHING, access.Refused("nobody")).status_code == 403
    scope = Scope("a", "credit_office")
    for site in ("cross-site", "same-site", "none"):
        assert ask(EVERYTHING, scope, sec_fetch_site=site).status_code == 403
    assert ask(EVERYTHING, scope, sec_fetch_site="same-origin").status_code == 200


def test_script_is_kept_by_its_reader_only_and_asked_for_again(ask):
    scope = Scope("a", "credit_office")
    first = ask(EVERYTHING, scope)
    assert first.headers["cache-control"] == "private, no-cache"
    assert first.headers["content-type"].startswith("text/javascript")
    again = ask(EVERYTHING, scope, if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    plain = ask(EVERYTHING, scope, accept_encoding="identity")
    assert plain.text == first.text


def test_hostile_names_stay_text(ask, monkeypatch):
    hostile = "</script><img src=x onerror=alert(1)>'\"`${1}\u202e\u2028"
    from dashboard import mart as door

    frame = door.frame

    def renamed(name: str, *rest: object, **extra: object) -> object:
        found = frame(name, *rest, **extra)
        named = {"map/points": "subject_name", "map/scene_points": "scene_name"}
        return found.assign(**{named[name]: hostile}) if name in named else found

    monkeypatch.setattr(door, "frame", renamed)
    answer = ask(EVERYTHING, Scope("a", "credit_office"))
    assert points(answer)
    assert SCENE.search(answer.text)
    text = answer.text
    assert "</script" not in text
    assert "<img" not in text
    assert "\u202e" not in text
    assert "\u2028" not in text


@pytest.mark.parametrize(
    "wrong", ["near=x", "town=%00", "list=%F0%9F%98%80", "district_codes=';--"]
)
def test_wrong_addresses_still_draw_a_map(ask, wrong):
    answer = ask(f"/maps/subjects.js?{wrong}", Scope("a", "credit_office"))
    assert answer.status_code == 200
    assert "L.map(" in answer.text


def test_base_layer_opens_the_policy_for_its_host_only(environment):  # noqa: F811
    environment(map_tiles="http://tiles.example:8080/wmts/{z}/{y}/{x}.png")
    assert "img-src 'self' data: blob: http://tiles.example:8080;" in security.policy()
    assert security.policy().count("tiles.example") == 1
    environment(map_tiles="/tiles/{z}/{x}/{y}.png")
    assert "img-src 'self' data: blob:;" in security.policy()


@pytest.mark.parametrize(
    "tiles",
    ["http://a.example/x.png", "ftp://a/{x}{y}{z}", "http://a b/{x}{y}{z}", "//a/{x};{y}{z}"],
)
def test_base_layer_that_cannot_work_is_refused(environment, tiles):  # noqa: F811
    from dashboard import settings

    environment(map_tiles=tiles)
    with pytest.raises(settings.SettingsError):
        settings.get()
