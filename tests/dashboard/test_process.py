"""The server process: a warm start, a frozen heap, and settings that make it fast and quiet."""

import asyncio
import gc
import tomllib
from pathlib import Path

import uvicorn
import uvloop

from dashboard import i18n, process

ROOT = Path(__file__).resolve().parents[2]


def test_start_loads_the_texts_and_freezes_the_heap(published):
    i18n.translation.cache_clear()

    async def live() -> int:
        async with process.lifespan(None):
            return gc.get_freeze_count()

    try:
        assert asyncio.run(live()) > 10_000
    finally:
        gc.unfreeze()
    assert i18n.translation.cache_info().currsize == 2


def test_configuration_is_fast_and_calls_nobody():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["fileWatcherType"] == "none"
    assert config["runner"]["postScriptGC"] is False
    assert config["browser"]["gatherUsageStats"] is False
    # Without it Streamlit asks a server on the internet for this machine's address.
    assert config["browser"]["serverAddress"]
    assert config["client"]["showErrorDetails"] == "none"
    assert config["client"]["allowedOrigins"] == []
    assert config["client"]["disableDataExport"] is True


def test_server_runs_on_the_loop_that_answers_at_once():
    # Plain asyncio holds the last message of every other page run back for 30 ms.
    loop = uvicorn.Config("streamlit_app:app").get_loop_factory()()
    try:
        assert isinstance(loop, uvloop.Loop)
    finally:
        loop.close()


def test_application_module_stays_small():
    assert len((ROOT / "streamlit_app.py").read_text(encoding="utf-8").splitlines()) < 40
