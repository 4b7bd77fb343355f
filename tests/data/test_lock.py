"""One build at a time, whoever starts it and however it ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from data import lock
from data.problems import LockHeld

HOLD = """
import sys, time
from pathlib import Path
from data import lock
with lock.hold([Path(sys.argv[1])]):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def other_process(tmp_path: Path, repository: Path):
    """A process that holds the lock."""
    running = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "build.lock")],
        cwd=repository,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "held\n"
    yield running
    running.kill()
    running.wait()
    running.stdout.close()


def test_hold_refuses_and_names_the_holder_when_another_process_holds(other_process, tmp_path):
    with pytest.raises(LockHeld) as refused, lock.hold([tmp_path / "build.lock"]):
        pass
    said = str(refused.value)
    assert f"process {other_process.pid}" in said
    assert os.uname().nodename in said
    assert refused.value.exit_code == 4
    assert lock.is_held(tmp_path / "build.lock")


def test_hold_takes_over_when_the_holder_was_killed(other_process, tmp_path):
    other_process.send_signal(signal.SIGKILL)
    other_process.wait()
    assert not lock.is_held(tmp_path / "build.lock")
    with lock.hold([tmp_path / "build.lock"]):
        assert lock.holder(tmp_path / "build.lock")["pid"] == str(os.getpid())


def test_hold_is_free_again_after_the_block_even_when_it_raises(tmp_path):
    place = tmp_path / "build.lock"
    with pytest.raises(ZeroDivisionError), lock.hold([place]):
        raise ZeroDivisionError
    assert not lock.is_held(place)
    with lock.hold([place]):
        assert lock.is_held(place)


def test_hold_frees_the_first_lock_when_the_second_is_held(tmp_path):
    mine, theirs = tmp_path / "a.lock", tmp_path / "b.lock"
    with lock.hold([theirs]), pytest.raises(LockHeld), lock.hold([mine, theirs]):
        pass
    assert not lock.is_held(mine)


@pytest.mark.parametrize("content", ["", "{", "[1]", "\x00\xff"])
def test_holder_is_unknown_when_the_lock_file_says_nothing_readable(tmp_path, content):
    place = tmp_path / "build.lock"
    place.write_text(content)
    assert set(lock.holder(place).values()) == {"?"}
