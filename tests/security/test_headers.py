"""What a browser is told it may do, on every kind of answer."""

import pytest

from dashboard import security

PATHS = [
    "/",
    "/enterprises?district_codes=990101",
    "/healthz",
    "/metrics",
    "/app/static/js/shell.js",
    "/app/static/css/theme.css",
    "/favicon.png",
    "/app/static/nothing.js",
    "/_stcore/agent/interact",
]


def directives(response) -> dict[str, list[str]]:
    policy = response.headers["content-security-policy"]
    return {name: sources for name, *sources in (part.split() for part in policy.split(";"))}


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_headers(client, path):
    response = client.get(path)
    for name, value in security.HEADERS.items():
        assert response.headers[name] == value
    assert response.headers["x-content-type-options"] == "nosniff"
    assert directives(response)["frame-ancestors"] == ["'self'"]


def test_policy_allows_no_foreign_source_and_no_inline_script(client):
    found = directives(client.get("/"))
    assert found["default-src"] == ["'self'"]
    assert found["script-src"] == ["'self'"]
    assert found["object-src"] == ["'none'"]
    assert found["base-uri"] == ["'none'"]
    known = {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}
    assert {source for sources in found.values() for source in sources} <= known
    assert [name for name, sources in found.items() if "'unsafe-inline'" in sources] == [
        "style-src"
    ]


def test_portal_may_be_allowed_to_frame_the_pages(environment, client):
    environment(frame_ancestors="'self' https://portal.example")
    assert security.policy().endswith("frame-ancestors 'self' https://portal.example")


def test_document_runs_nothing_inline(client):
    page = client.get("/").text
    assert page.count("<script") == page.count(" src=") + page.count('type="application/json"')
    assert "http://" not in page
    assert "https://" not in page
    assert 'lang="zh-CN"' in page


def test_every_page_address_has_the_same_document(client):
    assert client.get("/").text == client.get("/data_status").text


def test_files_with_a_digest_are_kept_and_others_asked_for(client):
    assert "immutable" in client.get("/app/static/js/shell.js?v=1").headers["cache-control"]
    assert client.get("/app/static/js/shell.js").headers["cache-control"] == "no-cache"
    assert client.get("/").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/app/static/../streamlit_app.py", "/app/static/%2e%2e/LICENSE"])
def test_static_files_end_at_their_folder(client, path):
    assert client.get(path).status_code == 404


def test_interface_for_agents_is_closed(client):
    for path in ("interact", "openapi.json", "mcp", "anything"):
        assert client.get(f"/_stcore/agent/{path}").status_code == 404
        assert client.post(f"/_stcore/agent/{path}").status_code == 404
