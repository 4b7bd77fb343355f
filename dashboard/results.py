"""Query results in memory: the least recently used go first when they fill their share."""

import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from weakref import WeakSet

import pandas

Result = TypeVar("Result")
# A text or a date with the pointer to it, above what most cells take: looking at each column
# costs more than many a query.
CELL_BYTES = 80
# Few: what is asked for now goes before what will be.
_AHEAD = ThreadPoolExecutor(max_workers=2, thread_name_prefix="ahead")
_ALL: "WeakSet[Results[Any]]" = WeakSet()


@dataclass
class _Entry(Generic[Result]):
    future: "Future[Result]"
    size: int = 0
    turn: int = 0


def size_of(result: object) -> int:
    """Return roughly how many bytes a result takes."""
    rows = getattr(result, "rows", result)
    if isinstance(rows, pandas.DataFrame):
        return rows.size * CELL_BYTES + 2_000
    if isinstance(result, list | tuple):
        return sum(size_of(part) for part in result) + 500
    return sys.getsizeof(result) + 500


def new_build() -> None:
    """Let everything that keeps results forget those of builds nobody looks at any more."""
    for results in list(_ALL):
        results.turn()


class Results(Generic[Result]):
    """Results by key, computed once even when many ask at the same time.

    Streamlit's own cache pickles every result and unpickles it for every reader, which costs more
    than most queries. Here all readers get the same object and must not change it.
    """

    def __init__(self, most_bytes: int, size_of: Callable[[Result], int]) -> None:
        """Keep up to `most_bytes`, measured by `size_of`."""
        self._most = most_bytes
        self._size_of = size_of
        self._entries: OrderedDict[Hashable, _Entry[Result]] = OrderedDict()
        self._lock = threading.Lock()
        self._turn = 0
        self.bytes = 0
        _ALL.add(self)

    def get(self, key: Hashable, compute: Callable[[], Result]) -> Result:
        """Return the result of a key; whoever asks first computes it, the others wait for it.

        An error is raised to everyone who waits, and not kept.
        """
        with self._lock:
            entry = self._entries.get(key)
            if entry is not None:
                self._entries.move_to_end(key)
            else:
                mine = self._entries[key] = _Entry(Future())
            self._entries[key].turn = self._turn
        if entry is not None:
            return entry.future.result()
        try:
            result = compute()
        except BaseException as error:
            with self._lock:
                self._entries.pop(key, None)
            mine.future.set_exception(error)
            raise
        mine.future.set_result(result)
        self._account(key, mine)
        return result

    def ahead(self, key: Hashable, compute: Callable[[], Result]) -> None:
        """Have a result computed in the background, unless it is known or under way."""
        if key not in self._entries:
            _AHEAD.submit(self._begin, key, compute)

    def _begin(self, key: Hashable, compute: Callable[[], Result]) -> None:
        # Whoever needed it meanwhile computes it; to wait for them would hold up the next.
        if key not in self._entries:
            with suppress(Exception):
                self.get(key, compute)

    def turn(self) -> None:
        """Forget what nobody has asked for since the build before the one that came now."""
        with self._lock:
            self._turn += 1
            for key, entry in list(self._entries.items()):
                if entry.turn < self._turn - 1 and entry.future.done():
                    self.bytes -= self._entries.pop(key).size

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._entries.clear()
            self.bytes = 0

    def __len__(self) -> int:
        return len(self._entries)

    def _account(self, key: Hashable, entry: _Entry[Result]) -> None:
        size = self._size_of(entry.future.result())
        with self._lock:
            if self._entries.get(key) is not entry:
                return
            entry.size = size
            self.bytes += size
            # The keys are many: they are only looked through when something has to go.
            for old in list(self._entries) if self.bytes > self._most else ():
                if self.bytes <= self._most:
                    break
                if self._entries[old].future.done() and old != key:
                    self.bytes -= self._entries.pop(old).size
