"""`python -m geo` as an operator meets it: exit codes, what stays when it fails, both languages."""

import errno
import hashlib
import json
import os

import pytest

from geo import installed as installing
from tests.geo import drawn


@pytest.fixture
def file(tmp_path):
    return drawn.write_geojson(tmp_path / "city.geojson", drawn.districts())


def test_import_says_what_was_installed_and_status_says_it_again(run, put, file):
    told = put(file, "--approval", "GS(2026)0001", "--synthetic")
    assert told.code == 0
    manifest = json.loads(told.stdout)
    assert manifest["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert manifest["code_field"] == "code"
    assert (manifest["approval_no"], manifest["is_synthetic"]) == ("GS(2026)0001", True)
    status = json.loads(run("status", "--json").stdout)
    assert status == {"district": manifest, "town": None}
    shown = run("status", "--lang", "zh").stdout
    assert "GS(2026)0001" in shown
    assert "没有乡镇街道边界" in shown


def test_what_a_file_says_of_itself_is_kept_unless_told_otherwise(put, tmp_path):
    path = drawn.write_geojson(
        tmp_path / "said.geojson", drawn.districts(), approval_no="GS(2026)7", synthetic=True
    )
    manifest = json.loads(put(path).stdout)
    assert (manifest["approval_no"], manifest["is_synthetic"]) == ("GS(2026)7", True)
    assert json.loads(put(path, "--approval", "GS(2026)8").stdout)["approval_no"] == "GS(2026)8"


def test_a_missing_approval_number_is_said(put, file):
    assert "no approval number (审图号)" in put(file).said


def test_remove_goes_back_level_by_level(run, put, file, tmp_path, var):
    put(file)
    put(drawn.write_geojson(tmp_path / "t.geojson", drawn.towns()))
    assert "Still installed: town" in run("remove", "--level", "district").stdout
    assert "boundaries of its source" in run("remove", "--level", "town").stdout
    assert "None were installed" in run("remove", "--level", "town").stdout
    assert installing.levels(var / "boundaries") == []
    assert "No boundaries are installed" in run("status").stdout


@pytest.mark.parametrize(("arguments", "said"), [
    (["import"], "FILE is missing"),
    (["import", "city.geojson"], "--code is missing"),
    (["import", "/nowhere/x.geojson", "--code", "code"], "no file at /nowhere/x.geojson"),
    (["import", "pyproject.toml", "--code", "code"], "no vector file by its name"),
    (["import", "x.geojson", "--code", "c", "--level", "village"], "--level cannot be used"),
    (["import", "x.geojson", "--code", "c", "--fast"], "no option --fast"),
    (["remove"], "--level is missing"),
    (["instal"], "cannot be read"),
    (["--lang", "fr", "status"], "not one of zh, en"),
])  # fmt: skip
def test_wrong_arguments_end_with_2_and_one_sentence(run, arguments, said):
    told = run(*arguments)
    assert told.code == 2
    assert said in told.stderr
    assert told.stdout == ""


def test_two_imports_at_once_do_not_mix(put, file, var):
    with installing.hold(var / "boundaries"):
        told = put(file)
    assert told.code == 4
    assert "Another import" in told.stderr
    assert put(file).code == 0


def test_what_a_killed_import_left_is_cleared_by_the_next(put, file, var):
    (var / "boundaries").mkdir(parents=True)
    (var / "boundaries" / ".districts.geojson.123.part").write_text("half")
    assert put(file).code == 0
    names = sorted(path.name for path in (var / "boundaries").iterdir())
    assert names == ["districts.geojson", "import.lock"]


@pytest.mark.parametrize("point", ["fsync", "replace"])
def test_a_full_disk_leaves_what_was_installed(put, file, tmp_path, var, monkeypatch, point):
    put(file)
    before = (var / "boundaries" / "districts.geojson").read_bytes()
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def fail(*_):
        raise full

    owner = installing.os if point == "fsync" else installing.Path
    monkeypatch.setattr(owner, point, fail)
    other = drawn.write_geojson(tmp_path / "o.geojson", drawn.districts().iloc[[0]])
    told = put(other)
    assert told.code == 3
    assert "No space left on device" in told.stderr
    assert "Nothing was installed" in told.stderr
    names = sorted(path.name for path in (var / "boundaries").iterdir())
    assert names == ["districts.geojson", "import.lock"]
    assert (var / "boundaries" / "districts.geojson").read_bytes() == before


def test_a_folder_that_cannot_be_written_is_named(run, file, tmp_path):
    (tmp_path / "file").write_text("in the way")
    told = run("import", file, "--code", "code", CREDIT_VAR=str(tmp_path / "file" / "var"))
    assert told.code == 3
    assert "Nothing can be written to" in told.stderr
    assert (tmp_path / "file").read_text() == "in the way"


def test_a_damaged_installed_file_says_how_to_get_rid_of_it(run, put, file, var):
    put(file)
    (var / "boundaries" / "districts.geojson").write_text('{"type": "FeatureCollection"')
    told = run("status")
    assert told.code == 3
    assert "remove it with `python -m geo remove --level district`" in told.stderr
    assert run("remove", "--level", "district").code == 0


def test_help_and_refusals_are_there_in_both_languages(run):
    for command in ([], ["import"], ["status"], ["remove"]):
        for language, words in (("zh", "用法"), ("en", "Usage")):
            told = run(*command, "--help", "--lang", language)
            assert told.code == 0
            assert words in told.stdout
    assert "缺少 FILE" in run("import", CREDIT_LANG="zh").stderr
