"""HTTP of the command screen: the document, what it shows, and what it asks every few seconds."""

import time

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard import access, freshness, i18n, links, mart, screen_document, screen_frame, selection
from dashboard.viewer import Language

_NOT_KEPT = {"Cache-Control": "no-store"}
# The browser asks again with the mark it has; nobody between may answer, as rights decide.
_ASKED_AGAIN = {"Cache-Control": "private, no-cache", "Vary": "Accept-Encoding"}


def document(request: Request) -> Response:
    """Return the document of the screen, the same for everyone: it has no figures."""
    return HTMLResponse(
        screen_document.page(_language(request)), headers={"Cache-Control": "no-cache"}
    )


def state(request: Request) -> Response:
    """Say which build is in use and which day it is; the screen asks for more when it changed."""
    try:
        access.scope_of(request.headers)
        current = mart.state()
    except access.Refused:
        return _refused()
    except mart.Unavailable as failure:
        return _no_mart(failure, request)
    problem = current.problem
    return JSONResponse(
        {
            "build_id": current.build.build_id,
            "as_of": current.build.as_of.isoformat(),
            "day": freshness.today().isoformat(),
            "now": round(time.time() * 1000),
            "version": screen_document.version(),
            "problem": _translated(problem, request) if problem else "",
        },
        headers=_NOT_KEPT,
    )


def frame(request: Request) -> Response:
    """Return all scenes, or 304 when the browser already has them."""
    try:
        scope = access.scope_of(request.headers)
        build = mart.current()
    except access.Refused:
        return _refused()
    except mart.Unavailable as failure:
        return _no_mart(failure, request)
    asked = request.query_params.get("district") or None
    found = screen_frame.frame(build, scope, _language(request), asked)
    headers = _ASKED_AGAIN | {"ETag": found.etag}
    if found.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers |= {"Content-Encoding": "gzip"}
        return Response(found.packed, media_type="application/json", headers=headers)
    return Response(found.body, media_type="application/json", headers=headers)


def _language(request: Request) -> Language:
    address = {"lang": request.query_params.getlist("lang")}
    return selection.read_appearance(address)[0]


def _refused() -> Response:
    return JSONResponse({"status": "refused"}, status_code=403, headers=_NOT_KEPT)


def _no_mart(failure: mart.Unavailable, request: Request) -> Response:
    body = {"status": "no_mart", "reason": _translated(failure.reason, request)}
    return JSONResponse(body, status_code=503, headers=_NOT_KEPT)


def _translated(text: str, request: Request) -> str:
    return i18n.translation(_language(request)).gettext(text)


_PATH = f"{links.base_path()}/screen"
ROUTES: list[BaseRoute] = [
    Route(_PATH, document),
    Route(f"{_PATH}/state", state),
    Route(f"{_PATH}/frame", frame),
]
