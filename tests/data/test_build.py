"""What a build takes, leaves behind and publishes; its slow stages are replaced."""

from datetime import date, datetime

import duckdb
import pytest

from data import build, intake, journal, placement, publish, retention, transform
from data.folders import Folders
from data.intake.report import IntakeReport
from data.language import Message
from data.problems import Refused
from data.progress import Lines
from data.settings import Settings
from tests.faults import staged


@pytest.fixture
def var(tmp_path, monkeypatch):
    staged.quick(monkeypatch.setattr)
    return tmp_path / "var"


def request_for(var, **changes):
    given = {
        "source": str(staged.source_of(var)),
        "folders": Folders.under(var),
        "settings": Settings(var=var, mode="demo"),
    }
    return build.Request(**{**given, **changes})


def test_build_takes_the_day_of_the_source_unless_told_another(var, tmp_path):
    assert staged.run(var).as_of == date(2026, 10, 31)
    told = build.build(request_for(var, as_of=date(2026, 6, 30)), Lines("en"))
    assert told.as_of == date(2026, 6, 30)
    request = request_for(var)
    (tmp_path / "source" / "source.yml").write_text("source_name: small\nsynthetic: true\n")
    assert build.build(request, Lines("en")).as_of == datetime.now().astimezone().date()


def test_build_keeps_five_builds_and_never_loses_the_one_in_use(var):
    folders = Folders.under(var)
    first = staged.run(var).build_id
    for _ in range(6):
        staged.run(var)
    kept = retention.published(folders)
    assert len(kept) == 5
    assert first not in kept
    assert publish.current_id(folders) == kept[0]
    assert {path.name for path in (var / "landing").iterdir()} == set(kept)
    assert {path.name for path in (var / "quarantine").iterdir()} == set(kept)
    assert len(journal.records(folders)) == 7


def test_build_publishes_in_another_place_when_told(var, tmp_path):
    elsewhere = Folders.under(var, tmp_path / "marts")
    record = build.build(request_for(var, folders=elsewhere), Lines("en"))
    assert (tmp_path / "marts" / "CURRENT").read_text() == f"mart-{record.build_id}.duckdb\n"
    assert not (var / "published" / "CURRENT").exists()
    assert (tmp_path / "marts" / "build.lock").exists()


def test_build_gives_the_intake_what_it_was_told(var, monkeypatch):
    given = {}
    take_in = intake.run

    def listen(source, **named):
        given.update(named, source=source)
        return take_in(source, **named)

    monkeypatch.setattr(intake, "run", listen)
    record = build.build(request_for(var, is_partial=True), Lines("en"))
    assert given["partial"] is True
    assert given["as_of"] == record.as_of
    assert given["landing"].name == given["quarantine"].name == record.build_id
    assert given["hash_key"] == (var / "hash.key").read_bytes()


def test_build_passes_on_each_reason_of_the_intake(var, monkeypatch):
    problems = [Message("{name} cannot be used: {reason}", name="a", reason="x"), Message("total")]
    monkeypatch.setattr(intake, "run", lambda *_, **__: IntakeReport(problems=problems))
    with pytest.raises(Refused) as refused:
        staged.run(var)
    assert refused.value.messages == tuple(problems)
    assert refused.value.record.report()["outcome"] == "refused"
    assert journal.records(Folders.under(var))[0].reasons[1] == {"zh": "合计", "en": "total"}


def test_build_publishes_nothing_when_a_check_fails(var, monkeypatch):
    good = staged.run(var)

    def failing(_models, _folders, record, *_):
        record.checks.failed = 1
        raise Refused(Message("{count} checks", count=1))

    monkeypatch.setattr(transform, "run_models", failing)
    with pytest.raises(Refused) as refused:
        staged.run(var)
    assert refused.value.exit_code == 3
    assert refused.value.record.checks.failed == 1
    assert publish.current_id(Folders.under(var)) == good.build_id


def test_build_notes_the_seconds_of_each_stage(var, monkeypatch):
    monkeypatch.setattr(placement, "write_places", lambda *_, **__: [])
    record = staged.run(var)
    assert list(record.stages) == ["definitions", "intake", "reference", "models", "publish"]
    assert record.seconds >= sum(record.stages.values()) * 0.9


def test_a_reader_keeps_the_build_it_opened_while_the_next_is_published(var):
    folders = Folders.under(var)
    first = staged.run(var)
    with duckdb.connect(folders.mart(first.build_id), read_only=True) as reader:
        for _ in range(6):
            staged.run(var)
        # Its file is gone from the folder by now, but not for those who read it.
        assert not folders.mart(first.build_id).exists()
        assert reader.execute("select count(*) from fct_penalty").fetchall() == [(2,)]
