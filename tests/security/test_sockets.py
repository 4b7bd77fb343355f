"""WebSockets of other sites are refused before Streamlit sees them."""

import asyncio

import pytest

from dashboard import security

HOST = "credit.city.example:8501"


def open_socket(origin: str | None) -> list[dict]:
    """What the app answers to a page of `origin` that opens a WebSocket."""
    sent: list[dict] = []

    async def streamlit(scope, receive, send):
        await send({"type": "websocket.accept"})

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        sent.append(message)

    headers = [(b"host", HOST.encode())]
    headers += [(b"origin", origin.encode())] if origin is not None else []
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": headers}
    asyncio.run(security.Gate(streamlit)(scope, receive, send))
    return sent


@pytest.mark.parametrize("origin", [None, f"http://{HOST}", f"https://{HOST}"])
def test_own_pages_are_let_through(origin):
    assert open_socket(origin) == [{"type": "websocket.accept"}]


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "http://credit.city.example",
        f"http://{HOST}.evil.example",
        f"http://{HOST}@evil.example",
        "null",
        "",
    ],
)
def test_other_sites_are_refused(origin):
    (answer,) = open_socket(origin)
    assert (answer["type"], answer["code"]) == ("websocket.close", 1008)
