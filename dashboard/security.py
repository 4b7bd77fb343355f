"""What a browser may do with the pages, and which requests are turned away before Streamlit."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from dashboard import links, settings

# Each entry beyond 'self' has its reason; tests/browser opens every page under this policy.
POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    # Streamlit (Emotion) and Plotly write style elements and style attributes.
    "style-src": "'self' 'unsafe-inline'",
    # Sparklines, and the pictures charts are saved as.
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    # 'self' includes the WebSocket of the same origin.
    "connect-src": "'self'",
    # The map renderer starts its worker from a blob.
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), "
        "microphone=(), payment=(), usb=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def policy() -> str:
    """Return the Content-Security-Policy of every response."""
    given = settings.get()
    directives = POLICY | {"frame-ancestors": given.frame_ancestors}
    if given.map_tiles_origin is not None:
        # The one host that the operator named for the map's base layer, for pictures only.
        directives["img-src"] = f"{POLICY['img-src']} {given.map_tiles_origin}"
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


class SecurityHeaders:
    """Adds the headers to every HTTP response, errors and static files included."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self._app = app
        self._headers = HEADERS | {"Content-Security-Policy": policy()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
                # Streamlit lets any site read its files; this app shares none.
                del headers["Access-Control-Allow-Origin"]
            await send(message)

        await self._app(scope, receive, send_with_headers)


class Gate:
    """Turns away what no page of ours sends.

    A WebSocket from another site would act with the viewer's rights; and before refusing it,
    Streamlit asks a server on the internet for this machine's address. Streamlit's interface for
    agents answers even when it is off, and nothing here uses it.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self._app = app
        self._agents = f"{links.base_path()}/_stcore/agent/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "websocket" and not _is_own_origin(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": 1008, "reason": "foreign origin"})
        elif scope["type"] == "http" and scope["path"].startswith(self._agents):
            await PlainTextResponse("Not found", status_code=404)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _is_own_origin(headers: Headers) -> bool:
    """Return whether a WebSocket was opened by a page of this host, or by no page at all."""
    origin = headers.get("origin")
    if origin is None or origin in config.get_option("server.corsAllowedOrigins"):
        return True
    return urlsplit(origin).netloc == headers.get("host", "")


MIDDLEWARE = [Middleware(SecurityHeaders), Middleware(Gate)]
