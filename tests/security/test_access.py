"""Who is let in, as whom, and that production does not start without knowing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard import access, settings

ROOT = Path(__file__).resolve().parents[2]
SECRET = "sixteen characters"
ROLES = """
users:
  li.na: {role: credit_office}
  wang.wei: {role: liaison, district_codes: ["990101"], department_codes: ["D1"]}
"""


@pytest.fixture
def production(environment, tmp_path):
    roles = tmp_path / "roles.yml"
    roles.write_text(ROLES, encoding="utf-8")
    environment(mode="production", user_header="X-User", proxy_secret=SECRET, roles_file=roles)
    return roles


def headers(user: str, secret: str = SECRET) -> dict[str, str]:
    return {"x-user": user, access.SECRET_HEADER: secret}


def test_demo_shows_everything_to_everyone(environment):
    environment(mode="demo")
    assert access.scope_of({}) == access.Scope("demo", "credit_office")


def test_demo_believes_no_header(environment):
    environment(mode="demo", user_header="X-User")
    assert access.scope_of(headers("wang.wei")).name == "demo"


def test_user_of_the_proxy_has_the_role_of_the_file(production):
    assert access.scope_of(headers("wang.wei")) == access.Scope(
        "wang.wei", "liaison", ("990101",), ("D1",)
    )


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"x-user": "li.na"},
        headers("li.na", "wrong secret, same length"),
        headers("li.na", ""),
        headers("nobody"),
        headers(""),
        headers("LI.NA"),
    ],
)
def test_everyone_else_is_refused(production, sent):
    with pytest.raises(access.Refused):
        access.scope_of(sent)


def test_edited_roles_count_at_once(production):
    assert access.scope_of(headers("li.na")).role == "credit_office"
    production.write_text("users:\n  li.na: {role: auditor}\n", encoding="utf-8")
    os.utime(production, ns=(1, production.stat().st_mtime_ns + 1))
    assert access.scope_of(headers("li.na")).role == "auditor"


@pytest.mark.parametrize(
    "content",
    [
        "users: {a: {role: king}}",
        "users: {a: {role: auditor, colour: red}}",
        "[1, 2]",
        "users: {",
        "",
    ],
)
def test_roles_that_cannot_be_read_are_an_error(production, content):
    production.write_text(content, encoding="utf-8")
    os.utime(production, ns=(1, production.stat().st_mtime_ns + 1))
    with pytest.raises(settings.SettingsError, match=r"roles\.yml cannot be used"):
        access.check_roles(production)


def start(**variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "import streamlit_app"],
        cwd=ROOT,
        env={**os.environ, **{f"CREDIT_{name.upper()}": text for name, text in variables.items()}},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_production_does_not_start_without_knowing_its_users():
    done = start(mode="production")
    assert done.returncode == 2
    assert "CREDIT_USER_HEADER, CREDIT_PROXY_SECRET, CREDIT_ROLES_FILE" in done.stderr
    assert "Traceback" not in done.stderr


def test_production_does_not_start_with_roles_it_cannot_read(tmp_path):
    done = start(
        mode="production",
        user_header="X-User",
        proxy_secret=SECRET,
        roles_file=str(tmp_path / "no.yml"),
    )
    assert done.returncode == 2
    assert "no.yml is not there" in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("mode", "holiday"), ("query_threads", "0"), ("memory_limit", "lots"), ("stale_days", "x"),
     ("frame_ancestors", "'self'; script-src *"), ("user_header", "X User")],
)  # fmt: skip
def test_setting_that_cannot_be_used_is_named(name, value):
    done = start(**{name: value})
    assert done.returncode == 2
    assert f"CREDIT_{name.upper()}" in done.stderr
