"""Two roles on one production server: what is sent to each, byte by byte."""

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import httpx
import pytest

from bench.client import Client
from dashboard.access import SECRET_HEADER

ROOT = Path(__file__).resolve().parents[2]
SECRET = "sixteen characters"
OWN, OTHER = "990103", "990102"
ROLES = f"""
users:
  li.na: {{role: credit_office}}
  wang.wei: {{role: liaison, district_codes: ["{OWN}"]}}
"""


@pytest.fixture(scope="module")
def real_var(published_var, tmp_path_factory) -> Path:
    """The small mart, called real."""
    var = tmp_path_factory.mktemp("production")
    shutil.copytree(published_var / "published", var / "published")
    file = next((var / "published").glob("mart-*.duckdb"))
    file.chmod(0o644)
    with duckdb.connect(str(file)) as connection:
        connection.execute("update build_info set is_synthetic = false")
    (var / "roles.yml").write_text(ROLES, encoding="utf-8")
    return var


@pytest.fixture(scope="module")
def address(real_var) -> str:
    """A production server behind a proxy that we play."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        "CREDIT_VAR": str(real_var),
        "CREDIT_MODE": "production",
        "CREDIT_USER_HEADER": "X-User",
        "CREDIT_PROXY_SECRET": SECRET,
        "CREDIT_ROLES_FILE": str(real_var / "roles.yml"),
    }
    options = ["--server.address=127.0.0.1", f"--server.port={port}"]
    with (real_var / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", *options],
            cwd=ROOT,
            env={**os.environ, **settings},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    wait_for(f"http://127.0.0.1:{port}/healthz", process)
    yield f"127.0.0.1:{port}"
    process.terminate()
    process.wait(timeout=20)


def wait_for(url: str, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(url, timeout=2).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    raise RuntimeError("the server did not start")


def sent_to(address: str, page: str, query: str = "", **headers: str) -> str:
    """All that the server sends for one page run, as text."""

    named = {name.replace("_", "-"): text for name, text in headers.items()}

    async def look() -> bytes:
        async with Client(address, named) as client:
            return (await client.run(page, query)).payload

    return asyncio.run(look()).decode("utf-8", errors="replace")


def as_user(name: str) -> dict[str, str]:
    return {"X_User": name, SECRET_HEADER.replace("-", "_"): SECRET}


@pytest.fixture(scope="module")
def codes(real_var) -> dict[str, dict[str, str]]:
    """The subjects of each district: code and name."""
    file = next((real_var / "published").glob("mart-*.duckdb"))
    with duckdb.connect(str(file), read_only=True) as connection:
        rows = connection.execute(
            "select district_code, uscc, subject_name from dim_subject"
        ).fetchall()
    found: dict[str, dict[str, str]] = {}
    for district, uscc, name in rows:
        found.setdefault(district, {})[uscc] = name
    return found


def test_office_sees_subjects_of_every_district(address, codes):
    seen = sent_to(address, "enterprises", f"district_codes={OTHER}", **as_user("li.na"))
    assert any(code in seen for code in codes[OTHER])


@pytest.mark.parametrize("query", ["", f"district_codes={OTHER}", "district_codes=unlocated"])
@pytest.mark.parametrize("page", ["enterprises", "records"])
def test_liaison_is_never_sent_a_subject_of_another_district(address, codes, page, query):
    query = f"metric=active_subject_count&{query}" if page == "records" else query
    sent_to(address, page, query, **as_user("li.na"))
    seen = sent_to(address, page, query, **as_user("wang.wei"))
    foreign = {code for district, found in codes.items() if district != OWN for code in found}
    assert [code for code in foreign if code in seen] == []


def test_liaison_cannot_open_the_file_of_another_district(address, codes):
    code, name = min(codes[OTHER].items())
    assert name in sent_to(address, "enterprise", f"uscc={code}", **as_user("li.na"))
    assert name not in sent_to(address, "enterprise", f"uscc={code}", **as_user("wang.wei"))


@pytest.mark.parametrize(
    "headers",
    [{}, {"X_User": "li.na"}, {"X_User": "li.na", "X_Credit_Proxy_Secret": "guessed guessed"}],
)
def test_visitor_without_the_proxy_is_sent_no_subject(address, codes, headers):
    seen = sent_to(address, "enterprises", **headers)
    assert [code for found in codes.values() for code in found if code in seen] == []
    assert "cc-freshness" not in seen
