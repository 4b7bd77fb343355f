"""The markup of a page as a browser has it in the end."""

import re
from html import unescape

_LATER = re.compile(r'<div data-cc-later="([^"]*)"([^>]*)></div>')


def filled(body: str) -> str:
    """Return markup with its tables in place, as static/js/shell.js puts them there."""
    return _LATER.sub(lambda found: f"<div{found[2]}>{unescape(found[1])}</div>", body)
