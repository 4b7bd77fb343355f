"""The script that runs for every page: who looks, at which build, with which filters."""

import time
from collections.abc import Mapping

import pandas
import streamlit as st

from dashboard import (
    access,
    address,
    choices,
    filters,
    freshness,
    header,
    mart,
    menu,
    navigation,
    notices,
    selection,
    states,
    telemetry,
    viewer,
)
from dashboard.i18n import _
from dashboard.navigation import Page
from dashboard.published import BuildInfo
from dashboard.selection import Selection
from dashboard.viewer import Viewer


def main() -> None:
    """Find the page of the address and run it."""
    language, theme, _dropped = selection.read_appearance(_address())
    viewer.become(Viewer(language, theme))
    st.set_page_config(layout="wide", initial_sidebar_state=224)
    page = st.navigation(menu.streamlit_pages(), position="hidden")
    started = time.perf_counter()
    try:
        page.run()
    finally:
        telemetry.page_ran(page.url_path or "overview", time.perf_counter() - started)


def open_page(page_id: str) -> Selection:
    """Return what the page shows, after drawing everything above its content.

    Stops the run, with a designed state, when the viewer has no rights or there is no mart.

    Args:
        page_id: The page's id in the registry.
    """
    page = navigation.by_id(page_id)
    st.set_page_config(page_title=f"{_(page.title)} \u00b7 {_('Credit supervision')}")
    scope = _scope(page)
    build, problem = _build(page)
    present = viewer.current()
    viewer.become(Viewer(present.language, present.theme, scope, build.build_id))
    known = choices.of_build(build.build_id, scope)
    given = _address()
    start = address.start(page, build, given)
    chosen, dropped = selection.read(given, start, known)
    _sidebar(page, chosen, build)
    header.show(page, chosen, build)
    filters.bar(page, chosen, known)
    notices.show([*selection.read_appearance(given)[2], *dropped])
    freshness.banners(build, problem, chosen)
    freshness.watermark(build)
    return chosen


def stop_if_empty(frame: pandas.DataFrame, title: str | None = None) -> None:
    """End the page with the empty state when a result has no rows."""
    if frame.empty:
        states.empty(title)
        st.stop()


def _scope(page: Page) -> access.Scope:
    try:
        scope = access.scope_of(st.context.headers)
    except access.Refused as refusal:
        header.show(page)
        states.refused(_("Ask the credit office for a role. ({reason})").format(reason=refusal))
        st.stop()
    present = viewer.current()
    viewer.become(Viewer(present.language, present.theme, scope))
    if not page.is_open_to(scope):
        _sidebar(page, None, None)
        header.show(page)
        states.refused(_("This page is not for your role."))
        st.stop()
    return scope


def _build(page: Page) -> tuple[BuildInfo, str | None]:
    try:
        current = mart.state()
    except mart.Unavailable as failure:
        _sidebar(page, None, None)
        header.show(page)
        states.no_mart(failure.reason)
        st.stop()
    return current.build, current.problem


def _sidebar(page: Page, chosen: Selection | None, build: BuildInfo | None) -> None:
    present = viewer.current().language
    city = "" if build is None else build.city_name if present == "zh" else build.city_name_en
    with st.sidebar:
        st.html(menu.brand(city) + menu.pages(page, chosen))


def _address() -> Mapping[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


if __name__ == "__main__":
    main()
