"""A real server on the small mart, and a Chromium that can reach nothing else."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    # The map is drawn by software anyway; the rest of a page is cheaper without it.
    "--disable-gpu-compositing",
    # Every name resolves to nothing, the way it is on a closed network.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]


@dataclass
class Visitor:
    """One browser page, and what went wrong on it."""

    page: Page
    address: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to `path` (with its query string) and wait until the page has settled."""
        self.page.goto(f"http://{self.address}{path}", wait_until="domcontentloaded")
        self.settle()

    def settle(self) -> None:
        """Wait until the app has connected, run to its end, and shows no skeleton."""
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        # Not with `wait_for_function`: it evaluates text, which the pages' policy forbids.
        self.page.wait_for_selector('[data-testid="stSkeleton"]', state="detached")


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_healthy(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when `/healthz` answers; raise with the log's end when the server does not start."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            if httpx.get(f"http://{address}/healthz", timeout=2).status_code < 600:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    raise RuntimeError(f"the server did not start:\n{log.read_text(encoding='utf-8')[-3000:]}")


def start_server(var: Path, log: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Start the app as `make run` does, on `var`, and return the process and its address."""
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py"]
    options = ["--server.address=127.0.0.1", f"--server.port={address.split(':')[1]}"]
    with log.open("wb") as sink:
        process = subprocess.Popen(
            [*command, *options],
            cwd=ROOT,
            env={**os.environ, "CREDIT_VAR": str(var), "CREDIT_MODE": "demo"},
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
    wait_until_healthy(address, process, log)
    return process, address


@pytest.fixture(scope="session")
def server(published_var: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running app that shows the small mart."""
    log = tmp_path_factory.mktemp("server") / "server.log"
    process, address = start_server(published_var, log)
    yield address
    process.terminate()
    process.wait(timeout=20)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless Chromium: the system's when there is one, else Playwright's.

    Not longer than a module: while it lives, an event loop runs in this process, and no test of
    another module could run one of its own.
    """
    executable = os.environ.get("CREDIT_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


def watch(context: BrowserContext, address: str) -> Visitor:
    """Return a new page of `context` that notes outside requests and console errors."""
    page = context.new_page()
    visitor = Visitor(page, address)
    page.on(
        "request",
        lambda request: (
            visitor.outside.append(request.url)
            if request.url.startswith(("http", "ws")) and f"//{address}/" not in request.url
            else None
        ),
    )
    page.on(
        "console",
        lambda message: (
            visitor.errors.append(f"{message.text} ({message.location.get('url', '')})")
            if message.type == "error"
            else None
        ),
    )
    page.on("pageerror", lambda error: visitor.errors.append(str(error)))
    return visitor


def visit(context: BrowserContext, address: str) -> Iterator[Visitor]:
    """Yield a new page without cookies, permissions or stored data; close all pages after it.

    The context may have been here before: only the cache of static files is left of that.
    """
    context.clear_cookies()
    context.clear_permissions()
    visitor = watch(context, address)
    session = context.new_cdp_session(visitor.page)
    origin = {"origin": f"http://{address}", "storageTypes": "all"}
    session.send("Storage.clearDataForOrigin", origin)
    session.detach()
    yield visitor
    for page in context.pages:
        page.close()


@pytest.fixture(scope="module")
def daily(chromium: Browser) -> Iterator[BrowserContext]:
    """A window of 1366x768; loading the static files anew takes a third of the time of a page."""
    context = chromium.new_context(
        viewport={"width": 1366, "height": 768}, accept_downloads=True, locale="zh-CN"
    )
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def visitor(chromium: Browser, server: str) -> Iterator[Visitor]:
    """A new visitor with a 1366x768 window and no history."""
    context = chromium.new_context(
        viewport={"width": 1366, "height": 768}, accept_downloads=True, locale="zh-CN"
    )
    context.set_default_timeout(30_000)
    yield watch(context, server)
    context.close()


@pytest.fixture
def second_visitor(chromium: Browser, server: str) -> Iterator[Visitor]:
    """A colleague's browser: shares nothing with `visitor`."""
    context = chromium.new_context(viewport={"width": 1920, "height": 1080}, locale="zh-CN")
    context.set_default_timeout(30_000)
    yield watch(context, server)
    context.close()
