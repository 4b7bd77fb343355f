"""Headers that tell a browser what the pages may do: as little as they work with."""

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import settings

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
    directives = POLICY | {"frame-ancestors": settings.get().frame_ancestors}
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


MIDDLEWARE = [Middleware(SecurityHeaders)]
