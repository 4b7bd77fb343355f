"""The HTML document that every page address answers with, before Streamlit draws into it.

Streamlit's own document says `lang="en"`, loads a font nobody sees, and paints white before the
theme is known. This one keeps Streamlit's scripts and styles and replaces the rest.
"""

import hashlib
import html
import json
import re
from functools import cache
from pathlib import Path

from streamlit import file_util

from dashboard import i18n, links, theme
from dashboard.i18n import N_
from dashboard.viewer import LANGUAGES

STATIC = Path(__file__).resolve().parents[1] / "static"
_TAGS = re.compile(
    r'<script type="module"[^>]*></script>|<link rel="(?:modulepreload|stylesheet)"[^>]*>'
)
_OFFLINE = N_("The connection to the server is lost. The figures shown are the last ones received.")
# Words that Streamlit, Plotly and the map write and offer no setting for.
_STREAMLIT_WORDS = (
    N_("Sidebar"),
    N_("Open"),
    N_("Close"),
    N_("Choose an option"),
    N_("Choose options"),
    N_("Map"),
    N_("Zoom in"),
    N_("Zoom out"),
    N_("Reset view"),
    N_("Reset axes"),
    N_("Pan"),
    N_("Download plot as a PNG"),
    N_("Toggle attribution"),
    N_("Selected values"),
    N_("Clear entry"),
    N_("Skip to main content"),
    N_("No results"),
    N_("Clear all"),
    N_("Clear value"),
    N_("Select all"),
    N_("Fullscreen"),
    N_("Close fullscreen"),
    N_("Collapse sidebar"),
    N_("Expand sidebar"),
    N_("Search"),
    N_("Show/hide columns"),
)
_SCRIPTS = ("shell", "maps", "leaflet_map")
_TEMPLATE = """<!DOCTYPE html>
<html lang="zh-CN" data-theme="light" data-base="{base}">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>{title}</title>
<link rel="icon" href="{icon}">
{styles}
<script type="application/json" id="cc-texts">{texts}</script>
{scripts}
{streamlit}
</head>
<body>
<noscript>{noscript}</noscript>
<div id="root"><div class="cc-boot" role="status" aria-label="{loading}">
<div class="cc-boot-side"></div><div class="cc-boot-main">
<div class="cc-skeleton cc-boot-title"></div><div class="cc-boot-cards">{cards}</div>
<div class="cc-skeleton cc-boot-picture"></div></div></div></div>
</body>
</html>
"""


class DocumentError(RuntimeError):
    """Streamlit's own document is not as expected, so ours cannot be made from it."""


@cache
def page() -> str:
    """Return the document.

    Raises:
        DocumentError: Streamlit's document names no script, after an upgrade for instance.
    """
    own = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    tags = _TAGS.findall(own)
    if not any(tag.startswith("<script") for tag in tags):
        raise DocumentError("Streamlit's index.html names no module script")
    both = [i18n.translation(language).gettext for language in LANGUAGES]

    def text(message: str) -> str:
        return html.escape(" / ".join(translate(message) for translate in both))

    sheets_of = (
        "frame.css",
        "kit.css",
        "model.css",
        "leaflet_map.css",
        "joint_cases.css",
    )
    names = [name for name in sheets_of if (STATIC / "css" / name).exists()]
    sheets = [asset("css/theme.css", stylesheet()), *(asset(f"css/{name}") for name in names)]
    return _TEMPLATE.format(
        base=html.escape(links.base_path()),
        title=html.escape(both[0](N_("Credit supervision"))),
        icon=asset("icons/favicon.svg"),
        styles="\n".join(f'<link rel="stylesheet" href="{sheet}">' for sheet in sheets),
        scripts="\n".join(f'<script src="{asset(f"js/{name}.js")}"></script>' for name in _SCRIPTS),
        texts=_texts(),
        streamlit="\n".join(tags),
        noscript=text(N_("This page needs JavaScript.")),
        loading=text(N_("Loading")),
        cards='<div class="cc-skeleton"></div>' * 8,
    )


def _texts() -> str:
    """Return what shell.js says, in both languages, as JSON that may stand in a script element."""
    texts = {}
    for language in LANGUAGES:
        translate = i18n.translation(language).gettext
        words = {word: translate(word) for word in _STREAMLIT_WORDS}
        texts[language] = {"offline": translate(_OFFLINE), "streamlit": words}
    return json.dumps(texts, ensure_ascii=False).replace("<", "\\u003c")


@cache
def stylesheet() -> str:
    """Return the colours, and one class for each file of static/icons, as CSS."""
    icons = sorted((STATIC / "icons").glob("*.svg"))
    rules = [
        f'.cc-icon-{icon.stem} {{ --cc-mask: url("../icons/{icon.name}"); }}' for icon in icons
    ]
    return theme.stylesheet() + "\n".join(rules) + "\n"


def asset(path: str, content: str | None = None) -> str:
    """Return the address of a static file, with its digest so that browsers may keep it.

    Relative, as Streamlit's own are: a page address has one level below the base path.
    """
    data = (STATIC / path).read_bytes() if content is None else content.encode()
    return f"./app/static/{path}?v={hashlib.sha256(data).hexdigest()[:12]}"
