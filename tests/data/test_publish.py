"""From a draft to the mart in use: all of it or nothing of it."""

import json
import stat
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from data import journal, publish, retention
from data.folders import Folders
from data.journal import BuildRecord
from data.problems import BadRequest


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    found = Folders.under(tmp_path / "var")
    for place in (found.published, found.builds, found.history):
        place.mkdir(parents=True)
    return found


def new_record(folders: Folders, number: int = 1) -> BuildRecord:
    record = BuildRecord(
        build_id=f"20261121T2152{number:02d}Z-0a1b2c",
        as_of=date(2026, 10, 31),
        source_name="small",
        mart_folder=str(folders.published),
        is_synthetic=True,
        started_at=datetime.now(UTC),
    )
    journal.save(folders, record)
    return record


def draft_of(folders: Folders, record: BuildRecord, rows: int = 3) -> Path:
    draft = folders.draft(record.build_id)
    with duckdb.connect(draft) as connection:
        connection.execute("create table fct_penalty as from range(?) t(n)", [rows])
        connection.execute('create schema "staging"; create view staging.v as select 1 as x')
        connection.execute('create schema "odd ""name"; create table "odd ""name".t(a int)')
    return draft


def published(folders: Folders, number: int) -> str:
    record = new_record(folders, number)
    rows = publish.seal(draft_of(folders, record, rows=number))
    publish.publish(folders, record, rows)
    journal.close(folders, record, "published")
    for place in (folders.landing(record.build_id), folders.quarantine(record.build_id)):
        place.mkdir(parents=True)
    return record.build_id


def test_seal_leaves_only_public_tables_and_counts_their_rows(folders):
    draft = draft_of(folders, new_record(folders))
    assert publish.seal(draft) == {"fct_penalty": 3}
    assert not draft.with_name(draft.name + ".wal").exists()
    with duckdb.connect(draft, read_only=True) as connection:
        schemas = connection.execute("select distinct schema_name from duckdb_tables()").fetchall()
    assert schemas == [("main",)]


def test_publish_writes_manifest_then_mart_then_pointer(folders):
    build_id = published(folders, 4)
    manifest = json.loads(folders.manifest(build_id).read_text())
    mart = folders.mart(build_id)
    assert manifest["sha256"] == publish.sha256(mart)
    assert manifest["bytes"] == mart.stat().st_size
    assert manifest["rows"] == {"fct_penalty": 4}
    assert stat.S_IMODE(mart.stat().st_mode) == 0o444
    assert folders.current.read_text() == f"{mart.name}\n"
    assert publish.current_id(folders) == build_id
    assert not folders.draft(build_id).exists()


def test_current_id_is_none_when_nothing_was_published(tmp_path):
    assert publish.current_id(Folders.under(tmp_path)) is None


@pytest.mark.parametrize(
    "content", ["", "../../etc/passwd", "mart-20261121T215201Z-0a1b2c.duckdb", "x\ny", "\x80"]
)
def test_current_id_says_what_to_do_when_the_pointer_is_broken(folders, content):
    folders.current.write_bytes(content.encode("latin-1"))
    with pytest.raises(BadRequest, match=r"CURRENT (does not name|names|cannot be read)"):
        publish.current_id(folders)


def test_prune_keeps_the_newest_and_the_one_in_use(folders):
    builds = [published(folders, number) for number in range(1, 8)]
    publish.point_to(folders, builds[0])
    refused = new_record(folders, 8).build_id
    folders.quarantine(refused).mkdir(parents=True)
    folders.landing(refused).mkdir(parents=True)
    assert retention.prune(folders, keep=5) == [builds[1]]
    assert retention.published(folders) == [*reversed(builds[2:]), builds[0]]
    assert not folders.landing(builds[1]).exists()
    assert not folders.quarantine(builds[1]).exists()
    assert folders.landing(builds[0]).exists()
    assert folders.quarantine(refused).exists()
    assert not folders.landing(refused).exists()


def test_prune_leaves_what_belongs_to_another_published_place(folders, tmp_path):
    elsewhere = Folders.under(folders.var, tmp_path / "other")
    elsewhere.published.mkdir()
    theirs = published(elsewhere, 1)
    published(folders, 2)
    retention.prune(folders, keep=2)
    assert folders.landing(theirs).exists()
    assert elsewhere.mart(theirs).exists()


def test_roll_back_goes_one_build_back_and_to_a_named_one(folders):
    first, second, third = (published(folders, number) for number in (1, 2, 3))
    assert retention.roll_back(folders, None) == (third, second)
    assert retention.roll_back(folders, None) == (second, first)
    with pytest.raises(BadRequest, match="no older build"):
        retention.roll_back(folders, None)
    assert retention.roll_back(folders, third) == (first, third)
    assert publish.current_id(folders) == third


def test_roll_back_repairs_a_pointer_to_a_missing_file(folders):
    first, second = (published(folders, number) for number in (1, 2))
    folders.mart(second).unlink()
    assert retention.roll_back(folders, None) == (None, first)


def test_roll_back_refuses_an_unknown_build_and_a_changed_file(folders):
    first, second = (published(folders, number) for number in (1, 2))
    with pytest.raises(BadRequest, match="no published build"):
        retention.roll_back(folders, "20250101T000000Z-000000")
    folders.mart(first).chmod(0o644)
    with folders.mart(first).open("ab") as file:
        file.write(b"x")
    with pytest.raises(BadRequest, match="has changed"):
        retention.roll_back(folders, first)
    assert publish.current_id(folders) == second


def test_clear_leftovers_removes_a_dead_build_and_says_so_in_its_record(folders):
    good = published(folders, 1)
    dead = new_record(folders, 2)
    draft_of(folders, dead)
    folders.landing(dead.build_id).mkdir(parents=True)
    (folders.published / ".mart-x.duckdb.part").write_bytes(b"half")
    assert retention.clear_leftovers(folders) == [dead.build_id]
    assert list(folders.builds.iterdir()) == []
    assert list(folders.published.glob(".*.part")) == []
    assert not folders.landing(dead.build_id).exists()
    assert [one.outcome for one in journal.records(folders)] == ["interrupted", "published"]
    assert publish.current_id(folders) == good


def test_clear_leftovers_accepts_a_build_that_died_after_the_pointer_had_turned(folders):
    record = new_record(folders, 1)
    publish.publish(folders, record, publish.seal(draft_of(folders, record)))
    assert retention.clear_leftovers(folders) == []
    assert journal.records(folders)[0].outcome == "published"
    assert folders.mart(record.build_id).exists()


def test_clear_leftovers_drops_a_mart_that_was_never_pointed_at(folders):
    good = published(folders, 1)
    record = new_record(folders, 2)
    publish.publish(folders, record, publish.seal(draft_of(folders, record)))
    publish.point_to(folders, good)
    assert retention.clear_leftovers(folders) == [record.build_id]
    assert retention.published(folders) == [good]
