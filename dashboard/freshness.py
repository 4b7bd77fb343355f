"""How old the data is, on every page: build, day, lag, and a banner when something is late."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import streamlit as st
from markupsafe import Markup, escape

from dashboard import formats, labels, links, markup, mart, navigation, settings, theme, viewer
from dashboard.i18n import _, ngettext
from dashboard.published import BuildInfo
from dashboard.selection import Selection
from dashboard.viewer import Theme

# The page about builds and sources.
_BUILDS = "data_status"


def lag_days(build: BuildInfo) -> int:
    """Return how many days lie between the build's day and today."""
    return (today() - build.as_of).days


def today() -> date:
    """Return the day it is in the city."""
    return datetime.now(ZoneInfo(settings.get().time_zone)).date()


def line(build: BuildInfo, selection: Selection) -> Markup:
    """Return the one line that says what the figures of this page are of."""
    lag = lag_days(build)
    build_text = _("build {build_id}").format(build_id=build.build_id)
    age = ngettext("{count} day ago", "{count} days ago", lag).format(count=lag)
    return markup.el(
        "p",
        markup.el("span", _("Data as of {day}").format(day=formats.date(build.as_of))),
        markup.el("span", age) if lag > 0 else None,
        markup.el("a", build_text, href=links.to(_BUILDS, selection))
        if navigation.by_id(_BUILDS).is_open_to(selection.scope)
        else markup.el("span", build_text),
        class_="cc-freshness",
    )


def banners(build: BuildInfo, problem: str | None, selection: Selection) -> None:
    """Show what a reader must know before trusting the figures; nothing when all is well."""
    notes = []
    if problem:
        notes.append(_("{reason} The last good build stays in use.").format(reason=_(problem)))
    if lag_days(build) > settings.get().stale_days:
        notes.append(
            _("The data ends on {day}, {count} days ago. Load newer sources.").format(
                day=formats.date(build.as_of), count=lag_days(build)
            )
        )
    late = _late_sources(selection)
    if late:
        notes.append(_("Sources that are late: {sources}.").format(sources=", ".join(late)))
    for note in notes:
        banner("clock", note, "stale")


def banner(icon: str, text: str, kind: str) -> None:
    """Show one line across the page; `kind` is `stale` or `notice`."""
    st.html(
        markup.el(
            "div",
            markup.el("i", class_=f"cc-icon cc-icon-{icon}", aria_hidden="true"),
            markup.isolated(text),
            class_=f"cc-banner cc-banner-{kind}",
            role="status",
        )
    )


def _late_sources(selection: Selection) -> list[str]:
    frame = mart.frame("frame/stale_sources", selection)
    return [labels.word("table", name) for name in frame["table_name"]]


def watermark(build: BuildInfo) -> None:
    """Mark every page of synthetic data as such."""
    if not build.is_synthetic:
        return
    svg = watermark_picture(_("Synthetic demonstration data"), viewer.current().theme)
    source = markup.svg_source(svg)
    st.html(
        markup.el(
            "div",
            class_="cc-watermark",
            aria_hidden="true",
            style=f"background-image:url('{source}')",
        )
    )


def watermark_picture(text: str, look: Theme) -> str:
    """Return the pattern of the watermark as SVG."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="420" height="260">'
        '<text x="210" y="140" text-anchor="middle" transform="rotate(-24 210 130)" '
        f'font-family="sans-serif" font-size="17" fill="{theme.colour("faint", look)}" '
        f'fill-opacity="0.18">{escape(text)}</text></svg>'
    )
