"""The document of the command screen: no Streamlit in it, so nothing of Streamlit can appear."""

import hashlib
import html
import json
from functools import cache

from dashboard import document, freshness, i18n, links, settings
from dashboard.i18n import N_
from dashboard.markup import svg_source
from dashboard.viewer import Language

_LANGS = {"zh": "zh-CN", "en": "en"}
# What screen.js says.
_TEXTS = {
    "live": N_("Connected, checked {time}"),
    "lost": N_("Connection lost, figures {age} old"),
    "seconds": N_("{count} s"),
    "minutes": N_("{count} min"),
    "hours": N_("{count} h"),
    "days": N_("{count} d"),
    "attention": N_("Needs attention"),
    "more": N_("{count} further"),
    "open": N_("Open"),
    "close": N_("Close"),
    "scene": N_("Scene {number}: {title}"),
    "paused": N_("Paused"),
    "waiting": N_("Waiting for the server"),
    "refused": N_("This screen is not for your role."),
    "unknown": N_("The address names unknown scenes: {names}."),
    "separator": N_("; "),
    "synthetic": N_("Synthetic data"),
}
_TEMPLATE = """<!DOCTYPE html>
<html lang="{lang}" data-theme="dark" {facts}>
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>{title}</title>
<link rel="icon" href="{icon}">
{styles}
<script type="application/json" id="sc-texts">{texts}</script>
<script src="{script}" defer></script>
</head>
<body class="sc-page">
<noscript>{noscript}</noscript>
<div class="sc-canvas" id="sc-canvas">
<header class="sc-top">
<div class="sc-brand"><h1 id="sc-title">{title}</h1></div>
<div class="sc-heads" id="sc-heads"></div>
<div class="sc-facts">
<div class="sc-state"><p id="sc-asof"></p><p id="sc-live" role="status"></p></div>
<p class="sc-clock" id="sc-clock"></p>
</div>
</header>
<main class="sc-sheets" id="sc-sheets" tabindex="-1"><p class="sc-wait" id="sc-wait">{waiting}</p>
</main>
<nav class="sc-dots" id="sc-dots" aria-label="{scenes}"></nav>
<div class="sc-mark" id="sc-mark" aria-hidden="true" {watermark} hidden></div>
<div class="sc-why" id="sc-why" role="dialog" aria-label="{attention}" hidden></div>
</div>
</body>
</html>
"""


@cache
def page(language: Language) -> str:
    """Return the document in a language; the figures come later, from `/screen/frame`."""
    translate = i18n.translation(language).gettext
    texts = json.dumps({key: translate(text) for key, text in _TEXTS.items()}, ensure_ascii=False)
    sheets = [
        document.asset("css/theme.css", document.stylesheet()),
        document.asset("css/screen.css"),
    ]
    current = settings.get()
    facts = {
        "base": links.base_path(),
        "poll": current.screen_poll_seconds,
        "zone": current.time_zone,
        "reload": current.screen_reload_at,
        "version": version(),
    }
    return _TEMPLATE.format(
        lang=_LANGS[language],
        facts=" ".join(f'data-{key}="{html.escape(str(value))}"' for key, value in facts.items()),
        title=html.escape(translate(N_("Command screen"))),
        icon=document.asset("icons/favicon.svg"),
        styles="\n".join(f'<link rel="stylesheet" href="{sheet}">' for sheet in sheets),
        script=document.asset("js/screen.js"),
        texts=texts.replace("<", "\\u003c"),
        noscript=html.escape(translate(N_("This page needs JavaScript."))),
        waiting=html.escape(translate(N_("Waiting for the server"))),
        scenes=html.escape(translate(N_("Scenes"))),
        attention=html.escape(translate(N_("Needs attention"))),
        watermark=f"""style="background-image:url('{_watermark(language)}')\"""",
    )


@cache
def version() -> str:
    """Return a mark of the program that draws the screen: a new one loads the document anew."""
    files = ("css/screen.css", "js/screen.js")
    content = b"".join((document.STATIC / file).read_bytes() for file in files)
    return hashlib.sha256(content + document.stylesheet().encode()).hexdigest()[:12]


def _watermark(language: Language) -> str:
    text = i18n.translation(language).gettext("Synthetic demonstration data")
    return svg_source(freshness.watermark_picture(text, "dark"))
