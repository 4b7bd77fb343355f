"""Every page, in both looks, passes the axe engine without a serious or critical finding."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.conftest import Visitor, visit

PAGES = ("/", "/map", "/enterprises", "/records?metric=penalty_count", "/data_status")
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def permissive(chromium: Browser) -> Iterator[BrowserContext]:
    """A window into whose pages the engine may be put, which their policy forbids otherwise."""
    context = chromium.new_context(
        viewport={"width": 1366, "height": 768}, locale="zh-CN", bypass_csp=True
    )
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def inspector(permissive: BrowserContext, server: str) -> Iterator[Visitor]:
    """A visitor of that window."""
    yield from visit(permissive, server)


def findings(visitor: Visitor) -> list[str]:
    found = Axe().run(visitor.page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]}"
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_page_has_no_serious_finding(inspector, path, theme):
    inspector.open(f"{path}{'&' if '?' in path else '?'}theme={theme}")
    expect(inspector.page.locator(".cc-provenance")).to_be_visible(timeout=20_000)
    assert findings(inspector) == []
