"""One build at a time: a lock that says who holds it and dies with its process."""

import fcntl
import getpass
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from data.language import Message
from data.problems import LockHeld

UNKNOWN = "?"
ATTEMPTS = 4
PAUSE_SECONDS = 0.1


def _user() -> str:
    """Return the login name, or the number where the system has no name for it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())


def holder(path: Path) -> dict[str, str]:
    """Return who wrote the lock file: user, host, pid, since; `?` where unreadable."""
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        written = {}
    known = written if isinstance(written, dict) else {}
    return {name: str(known.get(name, UNKNOWN)) for name in ("user", "host", "pid", "since")}


def is_held(path: Path) -> bool:
    """Return whether a living process holds the lock at `path`."""
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _taken(handle: int) -> bool:
    """Take the lock; a few tries, because `is_held` touches it for an instant."""
    for _ in range(ATTEMPTS):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(PAUSE_SECONDS)
        else:
            return True
    return False


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Hold `path`. The system drops the lock when the process ends, however it ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        if not _taken(file.fileno()):
            raise LockHeld(
                Message(
                    "Another build is running: started by {user} on {host}, process {pid}, "
                    "at {since}. Wait for it to end, then start again.",
                    **holder(path),
                )
            )
        file.truncate(0)
        file.write(
            json.dumps(
                {
                    "user": _user(),
                    "host": socket.gethostname(),
                    "pid": os.getpid(),
                    "since": datetime.now(UTC).isoformat(timespec="seconds"),
                }
            )
        )
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


@contextmanager
def hold(paths: list[Path]) -> Iterator[None]:
    """Hold all locks of `paths` while the block runs.

    Raises:
        LockHeld: a living process holds one; the sentence says who and since when.
    """
    with ExitStack() as stack:
        for path in paths:
            stack.enter_context(_held(path))
        yield


@contextmanager
def wait_for(path: Path) -> Iterator[None]:
    """Hold the lock at `path`, waiting for it: for work that takes a moment only."""
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
