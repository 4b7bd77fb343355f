"""Whatever breaks a build, at whatever point, the published mart stays as it was."""

import errno
import hashlib
import subprocess
import sys

import duckdb
import pytest

from data import build, journal, lock, publish, retention
from data.folders import Folders
from data.language import Message
from data.problems import Failed, Refused
from tests.faults import staged


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """A run-time folder with one published build, and quick stages from now on."""
    staged.quick(monkeypatch.setattr)
    staged.run(tmp_path / "var")
    return Folders.under(tmp_path / "var")


def fingerprint(folders):
    """What readers of the published place can see."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folders.published.iterdir()
        if path.suffix != ".lock"
    }


def leftovers(folders):
    """Files of builds that were not published."""
    known = set(retention.published(folders))
    landed = {path.name for path in (folders.var / "landing").iterdir()}
    return [*folders.builds.iterdir(), *folders.published.glob(".*"), *(landed - known)]


def break_at(monkeypatch, point, error):
    def broken(*_rest, **_named):
        raise error

    monkeypatch.setattr(*staged.POINTS[point], broken)


@pytest.mark.parametrize("point", staged.BEFORE_THE_POINTER)
def test_build_leaves_the_published_mart_when_the_disk_is_full(
    folders, monkeypatch, tmp_path, point
):
    before = fingerprint(folders)
    with monkeypatch.context() as patch:
        break_at(patch, point, OSError(errno.ENOSPC, "No space left on device", "x"))
        with pytest.raises(Failed, match=r"disk that holds .* is full .*Make room") as refused:
            staged.run(tmp_path / "var")
    assert refused.value.exit_code == 3
    assert fingerprint(folders) == before
    assert leftovers(folders) == []
    assert not folders.quarantine(refused.value.record.build_id).exists()
    assert journal.records(folders)[0].outcome == "failed"
    assert "磁盘" in journal.records(folders)[0].reasons[0]["zh"]
    assert staged.run(tmp_path / "var").outcome == "published"


@pytest.mark.parametrize("point", staged.BEFORE_THE_POINTER)
def test_build_leaves_the_published_mart_when_it_is_killed(folders, repository, tmp_path, point):
    before = fingerprint(folders)
    died = subprocess.run(
        [sys.executable, "-m", "tests.faults.staged", str(tmp_path / "var"), point],
        cwd=repository,
        check=False,
    )
    assert died.returncode == -9
    assert publish.current_id(folders) is not None
    assert {name: before[name] for name in before} == {
        name: content for name, content in fingerprint(folders).items() if name in before
    }
    assert not lock.is_held(folders.locks[0])
    record = staged.run(tmp_path / "var")
    assert leftovers(folders) == []
    assert [one.outcome for one in journal.records(folders)] == [
        *("published", "interrupted", "published"),
    ]
    assert publish.current_id(folders) == record.build_id


def test_build_counts_as_published_when_it_is_killed_after_the_pointer(
    folders, repository, tmp_path
):
    died = subprocess.run(
        [sys.executable, "-m", "tests.faults.staged", str(tmp_path / "var"), "journal"],
        cwd=repository,
        check=False,
    )
    assert died.returncode == -9
    build_id = publish.current_id(folders)
    assert build_id == journal.records(folders)[0].build_id
    staged.run(tmp_path / "var")
    assert [one.outcome for one in journal.records(folders)] == ["published"] * 3
    assert build_id in retention.published(folders)


def test_build_is_published_although_old_builds_could_not_be_cleared(
    folders, monkeypatch, tmp_path, capsys
):
    break_at(monkeypatch, "prune", PermissionError(errno.EACCES, "Permission denied"))
    record = staged.run(tmp_path / "var")
    assert record.outcome == "published"
    assert "old builds were not cleared: Permission denied" in capsys.readouterr().err


def test_build_keeps_the_mart_it_pointed_to_when_it_breaks_right_after(
    folders, monkeypatch, tmp_path
):
    turn = publish.point_to

    def turned_and_broken(*arguments):
        turn(*arguments)
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(publish, "point_to", turned_and_broken)
    with pytest.raises(Failed):
        staged.run(tmp_path / "var")
    build_id = publish.current_id(folders)
    assert journal.records(folders)[0].build_id == build_id
    assert journal.records(folders)[0].outcome == "published"
    with duckdb.connect(folders.mart(build_id), read_only=True) as connection:
        assert connection.table("fct_penalty").count("*").fetchall() == [(2,)]


def test_build_tells_of_a_bug_as_a_bug_and_still_clears_up(folders, monkeypatch, tmp_path):
    before = fingerprint(folders)
    break_at(monkeypatch, "models", ZeroDivisionError("division by zero"))
    with pytest.raises(ZeroDivisionError):
        staged.run(tmp_path / "var")
    assert fingerprint(folders) == before
    assert leftovers(folders) == []
    assert journal.records(folders)[0].outcome == "failed"


def test_build_is_interrupted_by_a_signal_and_clears_up(folders, monkeypatch, tmp_path):
    before = fingerprint(folders)
    break_at(monkeypatch, "models", KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        staged.run(tmp_path / "var")
    assert fingerprint(folders) == before
    assert leftovers(folders) == []
    assert journal.records(folders)[0].outcome == "interrupted"


def test_build_explains_an_engine_that_runs_out_of_disk(folders, monkeypatch, tmp_path):
    said = 'Could not write file "mart.duckdb.tmp": No space left on device'
    break_at(monkeypatch, "seal", duckdb.IOException(said))
    with pytest.raises(Failed, match="is full"):
        staged.run(tmp_path / "var")


def test_build_keeps_the_refused_rows_that_explain_a_refusal(folders, monkeypatch, tmp_path):
    before = fingerprint(folders)
    break_at(monkeypatch, "models", Refused(Message("The total is wrong.")))
    with pytest.raises(Refused, match="The total is wrong") as refused:
        staged.run(tmp_path / "var")
    assert fingerprint(folders) == before
    assert leftovers(folders) == []
    assert folders.quarantine(refused.value.record.build_id).is_dir()
    assert journal.records(folders)[0].outcome == "refused"


def test_build_repairs_a_pointer_to_a_missing_file(folders, tmp_path):
    folders.current.write_text("mart-20200101T000000Z-000000.duckdb\n")
    record = staged.run(tmp_path / "var")
    assert publish.current_id(folders) == record.build_id


def test_new_build_id_sorts_after_builds_of_a_clock_that_was_ahead(folders):
    ahead = "20991231T235958Z-ffffff"
    folders.mart(ahead).write_bytes(b"")
    assert build.new_build_id(folders, "x")[:16] == "20991231T235959Z"
