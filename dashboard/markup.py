"""Small escaped HTML elements: every value a person typed passes through here."""

from collections.abc import Iterable
from urllib.parse import quote

import markupsafe
from markupsafe import escape

Child = object

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
    opening = f"<{name}{_attributes(attributes)}>"
    if name in _VOID:
        return Markup(opening)  # noqa: S704 - its parts are escaped
    inner = "".join(_flatten(children))
    return Markup(f"{opening}{inner}</{name}>")  # noqa: S704 - its parts are escaped


def join(children: Iterable[Child]) -> Markup:
    """Return the children as one piece of markup, escaping whatever is plain text."""
    return Markup("").join(_flatten(children))


def isolated(text: object, **attributes: object) -> Markup:
    """Return data in an element of its own writing direction.

    A right-to-left mark in a registered name would otherwise reorder the words around it.
    """
    return el("bdi", text, **attributes)


def svg_source(svg: str) -> str:
    """Return an SVG document as a data address for an `img`; page HTML may not hold SVG itself."""
    return "data:image/svg+xml," + quote(svg, safe="/:=,;()' ")


def _flatten(children: Iterable[Child]) -> list[Markup]:
    parts: list[Markup] = []
    for child in children:
        if child is None or child is False:
            continue
        if isinstance(child, (list, tuple)):
            parts.extend(_flatten(child))
        else:
            parts.append(escape(child))
    return parts


def _attributes(attributes: dict[str, object]) -> str:
    # Plain strings of escaped parts: a page has a thousand elements, and formatting Markup for
    # each took most of its time.
    written = []
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        name = key.rstrip("_").replace("_", "-")
        written.append(f" {name}" if value is True else f' {name}="{escape(str(value))}"')
    return "".join(written)
