"""Runs the models in `queries/` (a dbt project) as processes of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from data import model_process, model_results
from data.folders import Folders
from data.journal import BuildRecord
from data.language import Message
from data.problems import Refused
from data.progress import Report
from data.settings import ROOT, Settings

PROJECT = ROOT / "queries"
LABEL = Message("models")
# The process that has read the models and waits for the word to build them.
Models = subprocess.Popen[str]


def check_definitions() -> None:
    """Check metrics, fields and query headers before any model runs.

    Raises:
        Refused: with the sentence of `python -m queries check`.
    """
    done = subprocess.run(
        [sys.executable, "-m", "queries", "check"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines() or [""]
        raise Refused(Message("The definitions in queries/ are not usable: {said}", said=said[-1]))


def _environment(settings: Settings, draft: Path) -> dict[str, str]:
    """Return the environment of a model run: nothing is reported to anyone outside."""
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]).rstrip(":"),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "0",
        "DO_NOT_TRACK": "1",
        "CREDIT_MART_FILE": str(draft),
        "CREDIT_THREADS": str(settings.threads),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _command(scratch: Path, variables: Mapping[str, object]) -> list[str]:
    """Return the command line; everything dbt writes goes to `scratch`."""
    return [
        *(sys.executable, "-m", "data.model_process"),
        *("--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT)),
        *("--target-path", str(scratch / "target"), "--log-path", str(scratch / "logs")),
        *("--vars", json.dumps(variables)),
        *("--log-format", "json", "--no-use-colors", "--no-version-check", "--no-partial-parse"),
    ]


@contextmanager
def models_read(
    folders: Folders,
    record: BuildRecord,
    settings: Settings,
    *,
    metric_ids: list[str],
    alert_rule_ids: list[str],
) -> Iterator[Models]:
    """Start a process that reads the models while other stages go on; it ends with the block.

    Yields the process, for `run_models`.
    """
    scratch = folders.scratch(record.build_id)
    draft = folders.draft(record.build_id)
    variables = {
        "landing": str(folders.landing(record.build_id)),
        "quarantine": str(folders.quarantine(record.build_id)),
        "mart": str(draft),
        "as_of": record.as_of.isoformat(),
        "build_id": record.build_id,
        "metric_ids": metric_ids,
        "alert_rule_ids": alert_rule_ids,
    }
    with subprocess.Popen(
        _command(scratch, variables),
        cwd=scratch, env=_environment(settings, draft), stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    ) as running:  # fmt: skip
        try:
            yield running
        finally:
            if running.poll() is None:
                running.kill()


def _follow(lines: Iterable[str], progress: Report) -> list[str]:
    """Report each model and check that is done; return what went wrong before any could begin."""
    errors = []
    total = done = 0
    for line in lines:
        try:
            event = json.loads(line)
            name, said = event["info"]["name"], event["data"]
        except (ValueError, KeyError, TypeError):
            continue
        if name == "ConcurrencyLine":
            total = int(said["node_count"])
        elif "execution_time" in said and "index" in said and total:
            done += 1
            progress(LABEL.msgid, done, done / total)
        elif name == "MainEncounteredError":
            errors.append(str(said.get("exc", "")))
    return errors


def run_models(models: Models, folders: Folders, record: BuildRecord, progress: Report) -> None:
    """Build every model and run every check into the draft mart; counts go to `record`.

    Raises:
        Refused: a check failed; names it.
        Failed: a model could not be built.
    """
    # A process that could not read the models has ended, and says why in what it wrote.
    with suppress(BrokenPipeError):
        print(model_process.GO, file=models.stdin, flush=True)
    errors = _follow(models.stdout or (), progress)
    place = folders.scratch(record.build_id) / "target" / "run_results.json"
    found = model_results.read(place, models.wait(), errors)
    record.checks = model_results.count(found)
    model_results.judge(found)
