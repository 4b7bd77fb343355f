"""The commands as an operator or a scheduler meets them."""

import json
import shutil
import signal
from dataclasses import dataclass

import pytest

from data import lock
from data.__main__ import main
from data.folders import Folders


@dataclass
class Told:
    """What a command printed and how it ended."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Runs a command in this process, on an empty run-time folder or on the one given."""
    monkeypatch.setattr(signal, "signal", lambda *_: None)

    def command(*arguments, var=tmp_path / "var", **environment):
        with monkeypatch.context() as patch:
            patch.setenv("CREDIT_VAR", str(var))
            for name, value in environment.items():
                patch.setenv(name, value)
            capsys.readouterr()
            with pytest.raises(SystemExit) as ended:
                main(list(arguments))
        return Told(ended.value.code or 0, *capsys.readouterr())

    return command


def test_status_tells_what_is_in_use(run, built):
    told = run("status", "--json", var=built.var)
    status = json.loads(told.stdout)
    assert told.returncode == 0
    assert status["build_id"] == built.build_id
    assert status["is_synthetic"] is True
    assert status["rows"]["dim_subject"] > 0
    assert status["running"] is None
    assert built.build_id in run("status", var=built.var).stdout


def test_status_says_how_to_begin_when_nothing_was_published(run):
    told = run("status")
    assert told.returncode == 2
    assert "python -m data build --source DIR" in told.stderr
    assert "尚未发布" in run("status", "--lang", "zh").stderr


def test_status_says_what_to_do_when_the_pointer_leads_nowhere(run, tmp_path):
    folders = Folders.under(tmp_path / "var")
    folders.published.mkdir(parents=True)
    folders.current.write_text("mart-20261121T215201Z-0a1b2c.duckdb\n")
    told = run("status")
    assert told.returncode == 2
    assert "which is not there" in told.stderr
    assert "rollback" in told.stderr


def test_history_lists_the_builds(run, built):
    builds = json.loads(run("history", "--json", var=built.var).stdout)["builds"]
    mine = next(one for one in builds if one["build_id"] == built.build_id)
    assert (mine["outcome"], mine["is_current"], mine["is_kept"]) == ("published", True, True)
    assert set(mine["stages"]) == {"definitions", "intake", "reference", "models", "publish"}
    assert mine["tables"] == built.report["tables"]


def test_quarantine_lists_refused_rows_and_counts_all_of_them(run, built):
    refused = sum(counts["refused"] for counts in built.report["tables"].values())
    everything = json.loads(run("quarantine", "--json", "--limit", "3", var=built.var).stdout)
    assert everything["total"] == refused
    assert len(everything["rows"]) == 3
    licences = json.loads(run("quarantine", "--json", "--table", "licences", var=built.var).stdout)
    assert licences["total"] == built.report["tables"]["licences"]["refused"]
    assert {row["table_name"] for row in licences["rows"]} == {"licences"}
    assert run("quarantine", "--table", "licences", var=built.var).returncode == 0


@pytest.mark.parametrize("build_id", ["20250101T000000Z-000000", "../../secret", ""])
def test_quarantine_refuses_a_build_it_does_not_know(run, built, build_id):
    told = run("quarantine", "--build", build_id, var=built.var)
    assert told.returncode in (0, 2)
    assert told.returncode == (0 if build_id == "" else 2)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build"], "--source is missing"),
        (["build", "--source", "/nowhere"], "no source folder at /nowhere"),
        (["build", "--source", ".", "--engine", "spark"], "no option --engine"),
        (["build", "--source", ".", "--as-of", "2026-02-30"], "--as-of cannot be used"),
        (["demo", "--out", "x", "--subjects", "0"], "--subjects cannot be used"),
        (["published"], "cannot be read"),
        (["--lang", "fr", "status"], "not one of zh, en"),
        (["rollback", "20250101T000000Z-000000"], "Nothing has been published"),
    ],
)
def test_wrong_arguments_end_with_2_and_one_sentence(run, arguments, said):
    told = run(*arguments)
    assert told.returncode == 2
    assert said in told.stderr
    assert "Traceback" not in told.stderr
    assert told.stdout == ""


def test_build_ends_with_4_and_says_who_builds(run, tmp_path, demo_source):
    with lock.hold(Folders.under(tmp_path / "var").locks):
        told = run("build", "--source", str(demo_source))
    assert told.returncode == 4
    assert "Another build is running: started by" in told.stderr


def test_build_ends_with_2_when_the_published_place_cannot_be_written(run, tmp_path, demo_source):
    (tmp_path / "file").write_text("in the way")
    told = run("build", "--source", str(demo_source), "--mart", str(tmp_path / "file" / "marts"))
    assert told.returncode == 2
    assert "Nothing can be written to" in told.stderr


def test_build_refuses_real_records_in_the_demo_and_invented_ones_in_production(
    run, tmp_path, demo_source
):
    (tmp_path / "real").mkdir()
    told = run("build", "--source", str(tmp_path / "real"))
    assert told.returncode == 2
    assert "CREDIT_MODE" in told.stderr
    told = run("build", "--source", str(demo_source), CREDIT_MODE="production")
    assert told.returncode == 2
    assert "synthetic" in told.stderr


def test_demo_never_writes_between_the_files_of_others(run, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    told = run("demo", "--out", str(tmp_path / "mine"))
    assert told.returncode == 2
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_template_writes_empty_files_and_never_over_filled_ones(run, tmp_path):
    told = run("template", "--out", str(tmp_path / "mine"))
    assert told.returncode == 0
    written = sorted(path.name for path in (tmp_path / "mine").rglob("*.csv"))
    assert len(written) == 19
    again = run("template", "--out", str(tmp_path / "mine"))
    assert again.returncode == 2
    assert "is not empty" in again.stderr


def test_contracts_show_every_table_or_the_one_asked_for(run):
    told = run("contracts", "--json")
    assert len(json.loads(told.stdout)) == 19
    shown = run("contracts", "penalties", "--lang", "zh")
    assert "行政处罚 (penalties)" in shown.stdout
    assert "必填" in shown.stdout
    assert run("contracts", "fines").returncode == 2


def test_check_counts_what_a_build_would_keep_and_refuse(run, built, tmp_path):
    told = run("check", "--source", str(built.source), "--json")
    assert told.returncode == 0
    checked = json.loads(told.stdout)
    assert checked["tables"] == built.report["tables"]
    assert checked["problems"] == []
    left = {path.name for path in (tmp_path / "var").iterdir()}
    assert left == {"hash.key"}


def test_rollback_changes_the_mart_in_use(run, tmp_path, built):
    shutil.copytree(built.var / "published", tmp_path / "var" / "published")
    folders = Folders.under(tmp_path / "var")
    older = "20200101T000000Z-0a1b2c"
    shutil.copyfile(folders.mart(built.build_id), folders.mart(older))
    manifest = json.loads(folders.manifest(built.build_id).read_text())
    folders.manifest(older).write_text(json.dumps({**manifest, "build_id": older}))
    told = json.loads(run("rollback", "--json").stdout)
    assert told == {"before": built.build_id, "build_id": older}
    assert folders.current.read_text() == f"mart-{older}.duckdb\n"


def test_help_is_there_in_both_languages(run):
    for command in ([], ["build"], ["rollback"]):
        for language, words in (("zh", "用法"), ("en", "Usage")):
            told = run(*command, "--help", "--lang", language)
            assert told.returncode == 0
            assert words in told.stdout
