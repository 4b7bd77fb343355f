"""The life of the server process: checks before the start, a frozen heap, faults in the log."""

import asyncio
import gc
import importlib
import logging
import pkgutil
import secrets
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import dashboard
from dashboard import access, document, i18n, mart, screen_charts, settings, states, telemetry
from dashboard.viewer import LANGUAGES

LOG = logging.getLogger("credit")
COLLECT_SECONDS = 60


def check() -> None:
    """End the process with one clear sentence when a setting makes it unsafe to start."""
    try:
        current = settings.get()
        if current.mode == "production" and current.roles_file is not None:
            access.check_roles(current.roles_file)
        screen_charts.check()
    except settings.SettingsError as error:
        sys.stderr.write(f"The dashboard does not start: {error}\n")
        raise SystemExit(2) from None


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, object]]:
    """Load what page runs need, freeze it, and collect garbage outside the runs.

    Objects that live as long as the process are then no longer walked by every collection; the
    measurement is in bench/RESULTS.md.
    """
    _warm_up()
    gc.collect()
    gc.freeze()
    collector = asyncio.create_task(_collect())
    yield {}
    collector.cancel()


def log_script_error(error: Exception) -> bool:
    """Log a fault under a reference and show that reference, instead of a traceback."""
    telemetry.script_failed(type(error).__name__)
    if isinstance(error, access.Refused):
        LOG.warning("refused: %s", error)
        states.refused(i18n._("Your role ends at its districts, and this list does not."))
        return True
    reference = secrets.token_hex(4)
    LOG.error("fault %s in a page run", reference, exc_info=error)
    states.error(reference)
    return True


def _warm_up() -> None:
    for module in pkgutil.iter_modules(dashboard.__path__):
        importlib.import_module(f"dashboard.{module.name}")
    for language in LANGUAGES:
        i18n.translation(language)
    document.page()
    with suppress(mart.Unavailable):
        LOG.info("build in use: %s", mart.current().build_id)


async def _collect() -> None:
    while True:
        await asyncio.sleep(COLLECT_SECONDS)
        await asyncio.to_thread(gc.collect)
