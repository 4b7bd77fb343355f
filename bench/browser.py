"""A headless Chromium for benchmarks: the system's, or the one that CREDIT_CHROMIUM names."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, ViewportSize, sync_playwright

FLAGS = ("--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1")


@contextmanager
def opened(size: ViewportSize, *flags: str, seconds: int) -> Iterator[Page]:
    """Give a page in a browser that can reach nothing but this machine.

    Args:
        size: Of the window, in pixels.
        *flags: Further options of Chromium.
        seconds: How long the page waits for what it is asked for.
    """
    executable = os.environ.get("CREDIT_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=[*FLAGS, *flags], timeout=60_000
        )
        page = browser.new_page(viewport=size)
        page.set_default_timeout(1000 * seconds)
        yield page
        browser.close()
