"""Which test runs when, and where, for sessions with more than one test process.

The slow come first, so that at the end no process waits long for another. A file stays with one
process: what its tests share is made once. The tests of the demo city share even more.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from xdist.scheduler import LoadFileScheduling

# While one process builds the small mart for the first, the other needs none for the second.
SLOW_FIRST = (
    "faults", "test_requirements.py", "browser", "data/demo", "queries", "pages", "data",
    "security", "dashboard",
)  # fmt: skip
TOGETHER = ("tests/data/demo",)


def rank(path: str) -> int:
    """Return the place of a test file in the queue, from its path below `tests/`."""
    return next(
        (place for place, name in enumerate(SLOW_FIRST) if f"{path}/".startswith(f"{name}/")),
        len(SLOW_FIRST),
    )


class ByFile(LoadFileScheduling):
    """Gives whole files, or folders that share much, to test processes, in the order collected."""

    def _split_scope(self, nodeid: str) -> str:
        file = str(super()._split_scope(nodeid))
        return next((folder for folder in TOGETHER if file.startswith(f"{folder}/")), file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByFile:
    config.option.loadscopereorder = False
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    items.sort(key=lambda item: rank(item.path.relative_to(here).as_posix()))
