"""The top of a page: title, lead, language, theme, viewer and the data's age."""

import streamlit as st

from dashboard import freshness, links, markup, viewer
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.navigation import Page
from dashboard.published import BuildInfo
from dashboard.selection import Selection

# A language is named in itself, so that whoever needs it can read it.
_LANGUAGE_NAMES = {"zh": "\u4e2d\u6587", "en": "English"}


def show(page: Page, selection: Selection | None = None, build: BuildInfo | None = None) -> None:
    """Show the top of a page; without a build it offers language and theme only."""
    left = markup.el(
        "div",
        markup.el("h1", _(page.title)),
        markup.el("p", _(page.lead), class_="cc-lead"),
        class_="cc-heading",
    )
    right = markup.el(
        "div",
        markup.el(
            "div", _badge(build), _languages(page, selection), _theme(page, selection), _name()
        ),
        freshness.line(build, selection) if build and selection else None,
        class_="cc-tools",
    )
    # The browser compares this with /healthz, and runs the page again when a build is published.
    shown = build.build_id if build else ""
    st.html(markup.el("header", left, right, class_="cc-header", data_cc_build=shown))


def _badge(build: BuildInfo | None) -> Markup | None:
    if build is None or not build.is_synthetic:
        return None
    return markup.el("span", _("Synthetic data"), class_="cc-badge")


def _languages(page: Page, selection: Selection | None) -> Markup:
    present = viewer.current().language
    entries = [
        markup.el(
            "a",
            name,
            href=_same_page(page, selection, lang=language),
            lang="zh-CN" if language == "zh" else "en",
            class_="cc-switch",
            aria_current="true" if language == present else None,
        )
        for language, name in _LANGUAGE_NAMES.items()
    ]
    return markup.el("span", entries, class_="cc-switches", role="group", aria_label=_("Language"))


def _theme(page: Page, selection: Selection | None) -> Markup:
    other = "light" if viewer.current().theme == "dark" else "dark"
    label = _("Light theme") if other == "light" else _("Dark theme")
    return markup.el(
        "a",
        markup.el("i", class_=f"cc-icon cc-icon-{other}", aria_hidden="true"),
        href=_same_page(page, selection, theme=other),
        class_="cc-tool",
        title=label,
        aria_label=label,
    )


def _name() -> Markup:
    scope = viewer.current().scope
    return markup.el(
        "span",
        markup.el("i", class_="cc-icon cc-icon-person", aria_hidden="true"),
        markup.isolated(scope.name),
        class_="cc-viewer",
        title=_("You are looking as {name}").format(name=scope.name),
    )


def _same_page(page: Page, selection: Selection | None, **changes: str) -> str:
    if selection is None:
        return links.to(page.page_id, None, **changes)
    return links.with_(selection, **changes)
