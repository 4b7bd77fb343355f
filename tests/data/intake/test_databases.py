"""Tables of a database, through SQLAlchemy."""

import os
import pwd
import shutil
import subprocess
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from data import intake


def fill(address, rows):
    """Write a small city into a database, some columns typed."""
    engine = sa.create_engine(address)
    metadata = sa.MetaData()
    typed = {"decided_on": sa.Date(), "reported_on": sa.DateTime(), "fine_cny": sa.Numeric(18, 6)}
    penalty = rows.penalty(1) | {"decided_on": date(2026, 1, 6), "fine_cny": Decimal("0.2")}
    penalty |= {"reported_on": None}
    listed = {
        "subjects": [rows.subject(number) for number in range(1, 6)],
        "xzcf": [penalty, penalty | {"document_no": "信罚〔2026〕9号"}],
        "notes": [{"note": "not a table of ours"}],
    }
    with engine.begin() as connection:
        for name, rows_of_table in listed.items():
            kinds = typed if name == "xzcf" else {}
            columns = [sa.Column(key, kinds.get(key, sa.Text())) for key in rows_of_table[0]]
            table = sa.Table(name, metadata, *columns)
            table.create(connection)
            connection.execute(table.insert(), rows_of_table)
    engine.dispose()


def check(loaded, source):
    assert loaded.report.problems == [] or "were refused" in loaded.problems()[0]
    assert loaded.report.tables["subjects"].kept_count == 5
    assert [one.source_file for one in loaded.report.ignored] == [f"{source} [notes]"]
    assert [(row["rule_id"], row["source_sheet"]) for row in loaded.refused()] == [
        ("V01", "xzcf")
    ] * 2
    assert loaded.refused()[0]["raw_row"]["fine_cny"].startswith("0.2")


def test_tables_named_like_contracts_are_loaded_from_sqlite(tmp_path, rows, load):
    address = f"sqlite:///{tmp_path}/city.db"
    fill(address, rows)
    check(load(address), "sqlite:city.db")


def as_user(folder):
    """Return how to start a program of PostgreSQL, which refuses to run as root."""
    if os.geteuid() != 0:
        return []
    if not shutil.which("runuser") or not any(
        user.pw_name == "postgres" for user in pwd.getpwall()
    ):
        pytest.skip("PostgreSQL does not run as root")
    shutil.chown(folder, "postgres")
    return ["runuser", "-u", "postgres", "--"]


@pytest.fixture(scope="module")
def postgres_address():
    """The address of a PostgreSQL server that runs for these tests only."""
    pytest.importorskip("psycopg", reason="no PostgreSQL driver is installed")
    if not shutil.which("postgres") or not shutil.which("initdb"):
        pytest.skip("no PostgreSQL is installed")
    # Not under the test's own folder: its path is too long for a socket, and root's alone.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    prefix = as_user(folder)
    make = [*prefix, "initdb", "-D", folder / "data", "-U", "tester", "-A", "trust"]
    subprocess.run(make, check=True, capture_output=True, cwd=folder)
    serve = [*prefix, "postgres", "-D", folder / "data", "-k", folder, "-h", ""]
    server = subprocess.Popen(serve, cwd=folder, stderr=subprocess.PIPE, text=True)
    for line in server.stderr:
        if "ready to accept connections" in line:
            break
    yield f"postgresql+psycopg://tester@/postgres?host={folder}"
    server.terminate()
    server.communicate()
    shutil.rmtree(folder)


def test_tables_named_like_contracts_are_loaded_from_postgresql(postgres_address, rows, load):
    fill(postgres_address, rows)
    check(load(postgres_address), "postgresql:postgres")


def test_a_database_that_does_not_answer_says_so_without_its_password(load):
    with pytest.raises(intake.IntakeError) as error:
        load("postgresql+psycopg://user:secret@localhost:1/city")
    assert "cannot be opened" in str(error.value)
    assert "secret" not in str(error.value)
