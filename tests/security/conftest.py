"""The HTTP side of the app without Streamlit behind it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.types import ASGIApp

from tests.dashboard.conftest import environment, published  # noqa: F401 - fixtures


class Client:
    """Sends single requests to an ASGI app."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    def get(self, path: str) -> httpx.Response:
        """Return the answer to a GET."""
        return self.request("GET", path)

    def post(self, path: str) -> httpx.Response:
        """Return the answer to a POST without a body."""
        return self.request("POST", path)

    def request(self, method: str, path: str) -> httpx.Response:
        """Return the answer to a request."""

        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(self._app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://credit") as client:
                return await client.request(method, path)

        return asyncio.run(send())


@pytest.fixture
def client(published: Path) -> Client:  # noqa: F811
    """A client of our routes behind our middleware."""
    from dashboard import routes, security

    return Client(Starlette(routes=routes.ROUTES, middleware=security.MIDDLEWARE))
