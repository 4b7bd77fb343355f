"""Small escaped HTML elements: every value a person typed passes through here."""

import re
from collections.abc import Iterable
from urllib.parse import quote

import markupsafe
from markupsafe import escape

Child = object

# Letters and numbers written from the right, and the signs that turn or isolate a direction.
_TURNING = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_VOID = frozenset({"img", "br", "hr", "col"})


class Markup(markupsafe.Markup):
    """Markup that Streamlit shows as it is, neither taking it for a file nor for indented text."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def el(name: str, *children: Child, **attributes: object) -> Markup:
    """Return one HTML element with escaped attributes and children.

    Args:
        name: Tag name written by us, never data.
        *children: Text (escaped), `Markup` (kept), lists of both; None and False are skipped.
        **attributes: `class_` and `for_` lose the underscore, other underscores become hyphens;
            None and False leave the attribute out, True writes it bare.
    """
    opening = f"<{name}{_attributes(attributes)}>" if attributes else f"<{name}>"
    return _made(opening if name in _VOID else f"{opening}{_inner(children)}</{name}>")


def join(children: Iterable[Child]) -> Markup:
    """Return the children as one piece of markup, escaping whatever is plain text."""
    return _made(_inner(children))


def isolated(text: object, **attributes: object) -> Markup:
    """Return data in an element of its own writing direction.

    A right-to-left mark in a registered name would otherwise reorder the words around it.
    """
    return el("bdi", text, **attributes)


def apart(text: str) -> Markup:
    """Return data as `isolated` does where something in it could turn the words around it.

    For the cells of tables: a page has hundreds, nearly all of which need no element of their own.
    """
    return isolated(text) if _TURNING.search(text) else _made(escape(text))


def svg_source(svg: str) -> str:
    """Return an SVG document as a data address for an `img`; page HTML may not hold SVG itself."""
    return "data:image/svg+xml," + quote(svg, safe="/:=,;()' ")


# A page has thousands of elements: what makes them is written for speed, of plain strings of
# escaped parts.
def _made(text: str) -> Markup:
    """Return a text of escaped parts as markup, past the constructor that looks at its kind."""
    return str.__new__(Markup, text)


def _inner(children: Iterable[Child]) -> str:
    parts: list[str] = []
    for child in children:
        if child is None or child is False:
            continue
        if isinstance(child, (list, tuple)):
            parts.append(_inner(child))
        else:
            parts.append(escape(child))
    return "".join(parts)


def _attributes(attributes: dict[str, object]) -> str:
    written = []
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        name = key.rstrip("_").replace("_", "-")
        written.append(f" {name}" if value is True else f' {name}="{escape(str(value))}"')
    return "".join(written)
