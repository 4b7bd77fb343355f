"""The navigation at the side: pages by section, each link with the filters in force."""

from urllib.parse import urlencode

import streamlit as st

from dashboard import links, markup, viewer
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.navigation import FOLDER, PAGES, SECTIONS, Page
from dashboard.selection import Selection


def streamlit_pages() -> list[st.Page]:
    """Return the pages for Streamlit's router; those whose file is not there do not exist."""
    return [
        st.Page(
            FOLDER / f"{page.page_id}.py",
            title=_(page.title),
            url_path=page.path or None,
            default=page.is_default,
            visibility="hidden" if page.is_hidden else "visible",
        )
        for page in PAGES
        if (FOLDER / f"{page.page_id}.py").exists()
    ]


def brand(city: str) -> Markup:
    """Return the name of the product and of the city it shows."""
    return markup.el(
        "div",
        markup.el("i", class_="cc-icon cc-icon-brand", aria_hidden="true"),
        markup.el(
            "div",
            markup.el("span", _("Credit supervision"), class_="cc-brand-name"),
            markup.el("span", city, class_="cc-brand-city") if city else None,
        ),
        class_="cc-brand",
    )


def pages(current: Page, selection: Selection | None) -> Markup:
    """Return the navigation by section, each link with the filters of the present page."""
    parts, scope = [], viewer.current().scope
    for section, title in SECTIONS.items():
        pages = [
            page
            for page in PAGES
            if page.section == section and not page.is_hidden and page.is_open_to(scope)
        ]
        if pages:
            entries = [_entry(page, current, selection) for page in pages]
            if section == "command":
                entries.append(_screen(selection))
            parts.append(markup.el("h2", _(title), class_="cc-nav-section"))
            parts.append(markup.el("ul", entries))
    return markup.el("nav", parts, class_="cc-nav", aria_label=_("Pages"))


def _entry(page: Page, current: Page, selection: Selection | None) -> Markup:
    is_here = page.page_id == current.page_id
    # The file of one subject is reached from the search, and belongs under it.
    is_parent = current.is_hidden and page.section == current.section
    if current.under:
        is_parent = page.page_id == current.under
    link = markup.el(
        "a",
        markup.el("i", class_=f"cc-icon cc-icon-{page.icon}", aria_hidden="true"),
        markup.el("span", _(page.title)),
        href=links.to(page.page_id, selection),
        class_="cc-nav-link" + (" cc-nav-here" if is_here or is_parent else ""),
        aria_current="page" if is_here else None,
    )
    return markup.el("li", link)


def _screen(selection: Selection | None) -> Markup:
    """Return the way to the command screen, which opens beside the pages."""
    own = selection.district_codes if selection else ()
    pairs = [("district", own[0])] if len(own) == 1 else []
    if viewer.current().language != "zh":
        pairs.append(("lang", viewer.current().language))
    link = markup.el(
        "a",
        markup.el("i", class_="cc-icon cc-icon-screen", aria_hidden="true"),
        markup.el("span", _("Command screen")),
        href=f"{links.base_path()}/screen" + (f"?{urlencode(pairs)}" if pairs else ""),
        target="_blank",
        class_="cc-nav-link",
    )
    return markup.el("li", link)
