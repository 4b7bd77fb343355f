"""What a run of the models says, told from small dbt projects that go well or wrong."""

from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from data import transform
from data.folders import Folders
from data.journal import BuildRecord
from data.language import Message
from data.problems import Failed, Refused
from data.settings import Settings

PROJECT = """
name: small
version: "1.0"
profile: small
model-paths: [models]
test-paths: [checks]
models: {small: {+materialized: table}}
flags: {send_anonymous_usage_stats: false}
"""
PROFILE = """
small:
  target: duckdb
  outputs:
    duckdb: {type: duckdb, path: "{{ var('mart') }}", schema: main, threads: 1}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch) -> Path:
    place = tmp_path / "project"
    (place / "models").mkdir(parents=True)
    (place / "checks").mkdir()
    (place / "dbt_project.yml").write_text(PROJECT)
    (place / "profiles.yml").write_text(PROFILE)
    (place / "models" / "numbers.sql").write_text("select * from range(3) as t(n)")
    (place / "checks" / "numbers_are_few.sql").write_text(
        "select * from {{ ref('numbers') }} where n > 5"
    )
    monkeypatch.setattr(transform, "PROJECT", place)
    return place


class Run:
    """One run of the models of a project."""

    def __init__(self, var: Path) -> None:
        self.folders = Folders.under(var)
        self.steps: list[tuple[str, int, float | None]] = []
        self.record = BuildRecord(
            build_id="20261121T215201Z-0a1b2c",
            as_of=date(2026, 10, 31),
            source_name="small",
            mart_folder=str(self.folders.published),
            is_synthetic=True,
            started_at=datetime.now(UTC),
        )
        self.folders.scratch(self.record.build_id).mkdir(parents=True)

    def read(self) -> AbstractContextManager[transform.Models]:
        return transform.models_read(
            self.folders,
            self.record,
            Settings(var=self.folders.var),
            metric_ids=["penalty_count"],
            alert_rule_ids=[],
        )

    def __call__(self) -> None:
        with self.read() as models:
            transform.run_models(
                models, self.folders, self.record, lambda *step: self.steps.append(step)
            )


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path / "var")


def test_run_models_builds_the_draft_counts_checks_and_reports_progress(project, run):
    (project / "checks" / "numbers_are_odd.sql").write_text(
        "{{ config(severity='warn') }} select * from {{ ref('numbers') }} where n % 2 = 0"
    )
    run()
    assert run.record.checks.model_dump() == {"passed": 1, "failed": 0, "warned": 1}
    with duckdb.connect(run.folders.draft(run.record.build_id), read_only=True) as connection:
        assert connection.table("numbers").count("*").fetchall() == [(3,)]
    assert run.steps[-1] == ("models", 3, 1.0)
    assert not (project / "target").exists()
    assert not (project / "logs").exists()


def test_run_models_names_the_check_and_how_many_rows_broke_it(project, run):
    (project / "checks" / "numbers_are_few.sql").write_text("select * from {{ ref('numbers') }}")
    with pytest.raises(Refused, match=r"1 checks .* numbers_are_few \(3\)"):
        run()
    assert run.record.checks.failed == 1


def test_run_models_names_the_model_that_cannot_be_built(project, run):
    (project / "models" / "wrong.sql").write_text("select no_such_column from range(3)")
    with pytest.raises(Failed, match=r"model wrong failed: .*no_such_column"):
        run()


def test_run_models_says_why_when_the_project_itself_is_wrong(project, run):
    (project / "models" / "wrong.sql").write_text("select * from {{ ref('nowhere') }}")
    with pytest.raises(Failed, match=r"could not be run: .*nowhere"):
        run()


def test_run_models_says_when_the_engine_was_killed(project, run):
    # What the kernel does to a process that takes too much memory.
    (project / "models" / "killed.py").write_text(
        "import os\n\n\ndef model(dbt, session):\n    os.kill(os.getpid(), 9)\n    return None\n"
    )
    with pytest.raises(Failed, match="ended by signal 9"):
        run()


def test_models_read_builds_nothing_without_the_word(project, run):
    with run.read() as models:
        # The end of its input is all that is left of a build that was killed.
        models.stdin.close()
        assert models.wait(60) == 0
    assert not run.folders.draft(run.record.build_id).exists()


def test_models_read_ends_its_process_when_another_stage_fails(project, run):
    with pytest.raises(Refused), run.read() as models:
        raise Refused(Message("stopped"))
    assert models.returncode == -9


def test_check_definitions_passes_on_the_sentence_of_the_check(monkeypatch, tmp_path):
    package = tmp_path / "queries"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "__main__.py").write_text(
        "import sys\nprint('noise')\nsys.exit('metrics.yml: penalty_count has no unit')\n"
    )
    monkeypatch.setattr(transform, "ROOT", tmp_path)
    with pytest.raises(Refused, match=r"metrics\.yml: penalty_count has no unit"):
        transform.check_definitions()
