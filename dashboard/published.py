"""Published marts on the disk: the pointer to the one in use, and a read-only handle of each."""

import re
import threading
import time
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb
import streamlit as st

from dashboard import results, settings
from dashboard.i18n import N_
from queries import runner

MART_NAME = re.compile(r"mart-([0-9A-Za-z][0-9A-Za-z-]*)\.duckdb")
HANDLES_KEPT = 3
# Set one after the other: once external access is off, nothing else may be changed.
_LOCKS = (
    "set temp_directory = ''",
    "set autoinstall_known_extensions = false",
    "set autoload_known_extensions = false",
    "set enable_external_access = false",
    "set lock_configuration = true",
)


class Unavailable(RuntimeError):  # noqa: N818 - reads as a sentence where it is caught
    """No mart can be shown; `reason` is a translatable sentence, `detail` is for the log."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True)
class BuildInfo:
    """What one build says about itself."""

    build_id: str
    as_of: date
    built_at: datetime
    is_synthetic: bool
    city_code: str
    city_name: str
    city_name_en: str
    source_name: str | None
    engine: str


@dataclass(frozen=True)
class Current:
    """The build in use, and why the pointer could not be followed, if it could not."""

    build: BuildInfo
    problem: str | None = None


@st.cache_resource(max_entries=HANDLES_KEPT, show_spinner=False)
def handle(build_id: str, published: Path) -> duckdb.DuckDBPyConnection:
    """Return the shared connection to a published mart. Take a `.cursor()` for every use.

    An evicted handle is only forgotten, never closed: DuckDB closes the file when the last
    cursor of a page run that still uses it is gone.

    Raises:
        Unavailable: The file is not there or is not a mart.
    """
    file = (published / f"mart-{build_id}.duckdb").resolve()
    limits = settings.get()
    try:
        connection = duckdb.connect(
            str(file),
            read_only=True,
            config={"memory_limit": limits.memory_limit, "threads": limits.query_threads},
        )
        for lock in _LOCKS:
            connection.execute(lock)
    except (duckdb.Error, OSError) as error:
        raise Unavailable(N_("The published mart cannot be opened."), str(error)) from error
    return connection


@st.cache_resource(max_entries=16, show_spinner=False)
def describe(build_id: str, published: Path) -> BuildInfo:
    """Return what a published mart says about itself.

    Raises:
        Unavailable: It cannot be opened, says nothing, or is another build than its file name.
    """
    try:
        with handle(build_id, published).cursor() as cursor:
            row = cursor.execute(runner.load("frame/build").sql).fetchone()
    except duckdb.Error as error:
        raise Unavailable(N_("The published mart cannot be read."), str(error)) from error
    if row is None or row[0] != build_id:
        raise Unavailable(N_("The published mart is not the build that its name says."), str(row))
    return BuildInfo(*row)


class Pointer:
    """Follows `CURRENT`, looks at most every few seconds, and keeps the last good build."""

    def __init__(self, published: Path) -> None:
        """Follow the pointer in the folder `published`."""
        self._published = published
        self._lock = threading.Lock()
        self._looked_at = float("-inf")
        self._last: Current | None = None
        self._failure: Unavailable | None = None

    def current(self) -> Current:
        """Return the build in use.

        Raises:
            Unavailable: There is none, and never was one since the start.
        """
        with self._lock:
            if time.monotonic() - self._looked_at >= settings.get().poll_seconds:
                self._look()
                self._looked_at = time.monotonic()
        if self._last is not None:
            return self._last
        raise self._failure or Unavailable(N_("No mart has been published yet."))

    def _look(self) -> None:
        try:
            build = self._follow()
        except Unavailable as failure:
            self._failure = failure
            if self._last is not None:
                self._last = Current(self._last.build, failure.reason)
        else:
            if self._last is not None and self._last.build.build_id != build.build_id:
                results.new_build()
            self._failure, self._last = None, Current(build)

    def _follow(self) -> BuildInfo:
        try:
            named = (self._published / "CURRENT").read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            raise Unavailable(N_("No mart has been published yet.")) from None
        except (OSError, UnicodeDecodeError) as error:
            raise Unavailable(
                N_("The pointer to the mart in use cannot be read."), str(error)
            ) from error
        match = MART_NAME.fullmatch(named)
        if match is None:
            raise Unavailable(N_("The pointer to the mart in use does not name a mart."))
        if not (self._published / named).is_file():
            raise Unavailable(N_("The mart in use is not in its folder."), named)
        build = describe(match[1], self._published)
        if build.is_synthetic != (settings.get().mode == "demo"):
            raise Unavailable(
                N_("The demo shows synthetic data only, and this mart holds real records.")
                if settings.get().mode == "demo"
                else N_("Production shows real records only, and this mart is synthetic.")
            )
        return build
