"""The map's script over HTTP: the page names it by its own address, and rights are read anew."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard import access, address, choices, links, map_drawing, mart, navigation, viewer
from dashboard import selection as selections
from dashboard.results import Results
from dashboard.selection import Selection
from dashboard.viewer import Viewer

PATH = "maps/subjects.js"
# What the drawing depends on, beside filters, language and theme.
DRAWN = ("measure", "layers", "town", "list", "near")
MOST_BYTES = 64 * 2**20
_HEADERS = {
    "Content-Type": "text/javascript; charset=utf-8",
    # Rights may change, so a browser asks each time, and is told when nothing did.
    "Cache-Control": "private, no-cache",
    "Vary": "Accept-Encoding",
}


@dataclass(frozen=True)
class _Script:
    """A finished script, compressed, with the mark that tells whether it changed."""

    packed: bytes
    tag: str


SCRIPTS: Results[_Script] = Results(MOST_BYTES, lambda script: len(script.packed) + 500)


def address_of(selection: Selection) -> str:
    """Return the address of the script that draws the map of a page."""
    drawn = replace(selection, extra=_drawn(selection))
    query = urlencode({"build": selection.build_id, **links.parameters(drawn)}, doseq=True)
    return f"{links.base_path()}/{PATH}?{query}"


def answer(request: Request) -> Response:
    """Return the script for the selection of the address, within the sender's rights."""
    # A script can be included by any site; this one holds rows, and is for our pages only.
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return PlainTextResponse("Forbidden", status_code=403)
    given = {name: request.query_params.getlist(name) for name in request.query_params}
    try:
        chosen = _selection(given, request.headers)
    except access.Refused:
        return PlainTextResponse("Forbidden", status_code=403)
    except mart.Unavailable:
        return PlainTextResponse("No data", status_code=503)
    found = SCRIPTS.get(_key(chosen), lambda: _write(chosen))
    headers = _HEADERS | {"ETag": found.tag}
    if request.headers.get("if-none-match") == found.tag:
        return Response(status_code=304, headers=headers)
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(gzip.decompress(found.packed), headers=headers)
    return Response(found.packed, headers=headers | {"Content-Encoding": "gzip"})


def _selection(given: Mapping[str, list[str]], headers: Mapping[str, str]) -> Selection:
    """Return what the page with this address shows, as the page itself reads it."""
    page = navigation.by_id("map")
    scope = access.scope_of({name.lower(): value for name, value in headers.items()})
    if not page.is_open_to(scope):
        raise access.Refused("this page is not for the role")
    build = mart.current()
    language, theme, _dropped = selections.read_appearance(given)
    viewer.become(Viewer(language, theme, scope, build.build_id))
    known = choices.of_build(build.build_id, scope)
    chosen, _dropped = selections.read(given, address.start(page, build, given), known)
    return chosen


def _key(chosen: Selection) -> tuple[object, ...]:
    filters = tuple(sorted(chosen.params().items()))
    rights = chosen.scope.rights()
    return (chosen.build_id, rights, filters, _drawn(chosen), chosen.language, chosen.theme)


def _drawn(selection: Selection) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in selection.extra if pair[0] in DRAWN)


def _write(chosen: Selection) -> _Script:
    text = map_drawing.written(chosen).encode()
    return _Script(gzip.compress(text, 4, mtime=0), f'"{hashlib.sha256(text).hexdigest()[:24]}"')
