"""What the frame shows when something is missing, late, lost or new; and that all can use it."""

import re
import shutil
import signal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import start_server, watch
from tests.dashboard.conftest import point_to, write_mart

PAGES = ["/", "/enterprises", "/data_status"]


@pytest.fixture
def own_server(published_var, tmp_path):
    """A server with a folder of its own: the process, its address, and that folder."""
    var = tmp_path / "var"
    process, address = start_server(var, tmp_path / "server.log")
    yield process, address, var
    process.kill()
    process.wait(timeout=20)


@pytest.fixture
def guest(chromium, own_server):
    """A visitor of that server."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(45_000)
    yield watch(context, own_server[1])
    context.close()


def publish(published_var, var) -> None:
    """Copy the small mart into `var`, as a build would leave it."""
    target = var / "published"
    shutil.copytree(published_var / "published", target, ignore=shutil.ignore_patterns("CURRENT"))
    shutil.copy(published_var / "published" / "CURRENT", target / ".part")
    (target / ".part").replace(target / "CURRENT")


def test_page_without_a_mart_says_how_to_build_one_and_fills_when_it_is_built(
    guest, own_server, published_var
):
    guest.open("/data_status?lang=en")
    assert "python -m data build" in guest.page.locator(".cc-state").inner_text()
    publish(published_var, own_server[2])
    guest.page.wait_for_selector(".cc-freshness")
    assert guest.page.locator(".cc-state").count() == 0


def test_fault_is_shown_as_a_reference_that_the_log_has(guest, own_server, tmp_path):
    write_mart(own_server[2] / "published", "hollow")
    point_to(own_server[2] / "published", "hollow")
    guest.open("/data_status?lang=en")
    told = guest.page.locator(".cc-state").inner_text()
    assert "Traceback" not in guest.page.content()
    assert "CatalogException" not in guest.page.content()
    reference = re.search(r"recorded under (\w+)\.", told)[1]
    assert f"fault {reference} in a page run" in (tmp_path / "server.log").read_text()


def test_lost_server_is_said_and_the_last_figures_stay(guest, own_server, published_var):
    publish(published_var, own_server[2])
    guest.open("/data_status?lang=en")
    own_server[0].send_signal(signal.SIGKILL)
    bar = guest.page.locator(".cc-offline")
    bar.wait_for(state="visible")
    assert "connection to the server is lost" in bar.inner_text()
    assert guest.page.locator(".cc-freshness").is_visible()
    assert guest.page.get_by_role("dialog").count() == 0


def test_developer_shortcuts_do_nothing(visitor):
    visitor.open("/data_status")
    visitor.page.locator("h1").click()
    visitor.page.keyboard.press("c")
    visitor.page.wait_for_timeout(400)
    assert visitor.page.get_by_role("dialog").count() == 0


def test_keyboard_reaches_content_navigation_and_filters(visitor):
    visitor.open("/enterprises?lang=en")
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("() => document.activeElement.innerText") == "Skip to main content"
    seen = set()
    for _ in range(30):
        visitor.page.keyboard.press("Tab")
        seen.add(visitor.page.evaluate("() => document.activeElement.innerText").strip())
    assert {"Overview", "Data status", "English", "District", "Copy link"} <= seen


@pytest.mark.parametrize("look", ["lang=zh&theme=light", "lang=en&theme=dark"])
@pytest.mark.parametrize("path", PAGES)
def test_frame_has_no_accessibility_fault(visitor, path, look):
    visitor.open(f"{path}?{look}&district_codes=000000")
    # The content of a page has its own test; this is about the frame around it.
    frame = [[".cc-header"], [".cc-nav"], [".st-key-cc_filters"], [".cc-banner"]]
    found = Axe().run(visitor.page, context={"include": frame})
    assert [(each["id"], each["nodes"][0]["html"]) for each in found.response["violations"]] == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_but_our_server_is_asked_and_nothing_is_complained_of(visitor, path):
    visitor.open(path)
    visitor.page.wait_for_timeout(1_000)
    assert (visitor.outside, visitor.errors) == ([], [])


@pytest.mark.parametrize("width", [390, 1366, 1920, 2560])
def test_no_page_scrolls_sideways(visitor, width):
    visitor.page.set_viewport_size({"width": width, "height": 800})
    for path in PAGES:
        visitor.open(f"{path}?lang=en&district_codes=990102")
        too_wide = "() => stMain.scrollWidth - stMain.clientWidth"
        assert visitor.page.evaluate(too_wide) <= 0, path


def test_phone_has_the_navigation_behind_a_button(visitor):
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    visitor.open("/data_status?lang=en")
    visitor.page.get_by_role("button", name="Expand sidebar").click()
    visitor.page.get_by_role("link", name="Subject search").click()
    expect(visitor.page.locator("h1")).to_have_text("Subject search")
    visitor.page.get_by_role("button", name="Expand sidebar").wait_for(state="visible")
