"""The pointer to the mart in use, and what happens when it leads nowhere."""

from pathlib import Path

import duckdb
import pytest

from dashboard import mart
from dashboard import published as marts
from tests.dashboard.conftest import point_to, write_mart


def spoil_garbage(folder: Path) -> None:
    (folder / "CURRENT").write_bytes(b"\xff\xfe\x00garbage")


def spoil_traversal(folder: Path) -> None:
    (folder / "CURRENT").write_text("../../etc/mart-x.duckdb")


def spoil_missing(folder: Path) -> None:
    point_to(folder, "gone")


def spoil_not_a_mart(folder: Path) -> None:
    (folder / "mart-junk.duckdb").write_text("this is not a database")
    point_to(folder, "junk")


def spoil_other_build(folder: Path) -> None:
    write_mart(folder, "liar", named="another")
    point_to(folder, "liar")


def spoil_empty_database(folder: Path) -> None:
    duckdb.connect(str(folder / "mart-bare.duckdb")).close()
    point_to(folder, "bare")


def spoil_real_records(folder: Path) -> None:
    write_mart(folder, "real", is_synthetic=False)
    point_to(folder, "real")


def spoil_pointer_gone(folder: Path) -> None:
    (folder / "CURRENT").unlink(missing_ok=True)


def spoil_damaged(folder: Path) -> None:
    file = write_mart(folder, "cut")
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    point_to(folder, "cut")


SPOILERS = [
    spoil_garbage,
    spoil_traversal,
    spoil_missing,
    spoil_not_a_mart,
    spoil_other_build,
    spoil_empty_database,
    spoil_real_records,
    spoil_pointer_gone,
    spoil_damaged,
]


def test_nothing_published_is_said_so(published):
    with pytest.raises(mart.Unavailable, match="No mart has been published yet"):
        mart.current()


def test_missing_folder_is_said_so(published):
    published.rmdir()
    with pytest.raises(mart.Unavailable, match="No mart has been published yet"):
        mart.current()


@pytest.mark.parametrize("spoil", SPOILERS)
def test_broken_pointer_is_unavailable_with_a_reason(published, spoil):
    spoil(published)
    with pytest.raises(mart.Unavailable) as failure:
        mart.current()
    assert failure.value.reason.endswith(".")


@pytest.mark.parametrize("spoil", SPOILERS)
def test_last_good_build_stays_when_the_pointer_breaks(published, spoil):
    write_mart(published, "good")
    point_to(published, "good")
    assert mart.state().problem is None
    spoil(published)
    state = mart.state()
    assert state.build.build_id == "good"
    assert state.problem
    point_to(published, "good")
    assert mart.state().problem is None


def test_pointer_is_not_read_more_often_than_asked(published, environment):
    environment(poll_seconds=300)
    write_mart(published, "one")
    write_mart(published, "two")
    point_to(published, "one")
    assert mart.current().build_id == "one"
    point_to(published, "two")
    assert mart.current().build_id == "one"


def test_production_refuses_a_synthetic_mart(published, environment, tmp_path):
    roles = tmp_path / "roles.yml"
    roles.write_text("users: {}")
    environment(
        mode="production", user_header="X-User", proxy_secret="0123456789abcdef", roles_file=roles
    )
    write_mart(published, "demo")
    point_to(published, "demo")
    with pytest.raises(mart.Unavailable, match="real records only"):
        mart.current()


@pytest.mark.parametrize(
    "statement",
    [
        "create table intruder (a integer)",
        "copy (select 1) to '/tmp/intruder.csv'",
        "select * from read_csv('/etc/passwd')",
        "attach '/tmp/other.duckdb'",
        "install spatial",
        "set threads = 8",
        "set enable_external_access = true",
    ],
)
def test_handle_can_only_read_the_mart(published, statement):
    write_mart(published, "good")
    with marts.handle("good", published).cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(statement)


def test_forgotten_handle_closes_its_file_when_the_last_cursor_is_gone(published):
    file = write_mart(published, "good").resolve()

    def is_open() -> bool:
        links = [link for link in Path("/proc/self/fd").iterdir() if link.exists()]
        return file in [link.readlink() for link in links]

    cursor = marts.handle("good", published).cursor()
    marts.handle.clear()
    assert cursor.execute("select count(*) from dim_subject").fetchone() == (10,)
    assert is_open()
    del cursor
    assert not is_open()
