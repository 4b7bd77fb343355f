"""HTTP beside the pages: the document, static files, health and metrics."""

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from dashboard import (
    document,
    freshness,
    links,
    map_route,
    mart,
    screen_routes,
    settings,
    telemetry,
)

YEAR_SECONDS = 31_536_000


class PageName(Convertor[str]):
    """The one level a page address has; files of Streamlit's own folder have a dot or a slash."""

    regex = "[a-z][a-z_]*"

    def convert(self, value: str) -> str:
        """Return the name as it stands in the address."""
        return value

    def to_string(self, value: str) -> str:
        """Return the name as it stands in the address."""
        return value


class VersionedFiles(StaticFiles):
    """Static files that a browser keeps for good when the address has a digest."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file with how long it may be kept."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = _kept(scope["query_string"].startswith(b"v="))
        return response


def page(_request: Request) -> Response:
    """Return the document of a page."""
    return HTMLResponse(document.page(), headers={"Cache-Control": "no-cache"})


def stylesheet(request: Request) -> Response:
    """Return the colours and icons as CSS."""
    return Response(
        document.stylesheet(),
        media_type="text/css",
        headers={"Cache-Control": _kept("v" in request.query_params)},
    )


def favicon(_request: Request) -> Response:
    """Return our icon at the address under which Streamlit asks for its own."""
    return FileResponse(document.STATIC / "icons" / "favicon.png")


def health(_request: Request) -> Response:
    """Say whether figures can be shown, and of which build; 503 when not."""
    try:
        state = mart.state()
    except mart.Unavailable as failure:
        body = {"status": "no_mart", "reason": failure.reason}
        return JSONResponse(body | dict.fromkeys(("build_id", "as_of", "lag")), status_code=503)
    lag = freshness.lag_days(state.build)
    status = "degraded" if state.problem else "ok"
    if status == "ok" and lag > settings.get().stale_days:
        status = "stale"
    return JSONResponse(
        {
            "status": status,
            "build_id": state.build.build_id,
            "as_of": state.build.as_of.isoformat(),
            "lag": lag,
            "reason": state.problem,
        },
        headers={"Cache-Control": "no-store"},
    )


def metrics(_request: Request) -> Response:
    """Return counts of the process as OpenMetrics text."""
    try:
        state = mart.state()
    except mart.Unavailable:
        gauges = {"mart_available": ("Whether a mart can be shown.", 0.0)}
        return Response(telemetry.text(gauges, None), media_type=telemetry.CONTENT_TYPE)
    gauges = {
        "mart_available": ("Whether a mart can be shown.", 1.0),
        "mart_problem": ("Whether the pointer could not be followed.", float(bool(state.problem))),
        "query_results_bytes": ("Memory that query results take.", float(mart.RESULTS.bytes)),
        "mart_lag_days": ("Days since the day of the data.", freshness.lag_days(state.build)),
    }
    return Response(telemetry.text(gauges, state.build.build_id), media_type=telemetry.CONTENT_TYPE)


def _kept(is_versioned: bool) -> str:
    return f"public, max-age={YEAR_SECONDS}, immutable" if is_versioned else "no-cache"


register_url_convertor("page", PageName())
_BASE = links.base_path()
ROUTES: list[BaseRoute] = [
    Route(f"{_BASE}/healthz", health),
    Route(f"{_BASE}/metrics", metrics),
    Route(f"{_BASE}/favicon.png", favicon),
    Route(f"{_BASE}/{map_route.PATH}", map_route.answer),
    Route(f"{_BASE}/app/static/css/theme.css", stylesheet),
    Mount(f"{_BASE}/app/static", VersionedFiles(directory=document.STATIC)),
    *screen_routes.ROUTES,
    Route(f"{_BASE}/", page),
    Route(f"{_BASE}/{{name:page}}", page),
]
