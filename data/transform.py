"""Runs the models in `queries/` (a dbt project) as processes of their own."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from data.folders import Folders
from data.journal import BuildRecord, CheckCounts
from data.language import Message
from data.problems import Failed, Refused
from data.progress import Report
from data.settings import ROOT, Settings

PROJECT = ROOT / "queries"
# Names a person can act on; a longer list is in the log, which the sentence points to.
NAMED_FAILURES = 5
LABEL = Message("models")


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
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "0",
        "DO_NOT_TRACK": "1",
        "CREDIT_MART_FILE": str(draft),
        "CREDIT_THREADS": str(settings.threads),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _command(scratch: Path, variables: Mapping[str, object]) -> list[str]:
    """Return the command line; everything dbt writes goes to `scratch`."""
    return [
        # Not `-m dbt.cli.main`: that module is imported by its own package, which warns of it.
        *(sys.executable, "-c", "from dbt.cli.main import cli; cli()", "build"),
        *("--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT)),
        *("--target-path", str(scratch / "target"), "--log-path", str(scratch / "logs")),
        *("--vars", json.dumps(variables)),
        *("--log-format", "json", "--no-use-colors", "--no-version-check", "--no-partial-parse"),
        # Unit tests try the models, not the data: they belong to `make test`.
        *("--exclude-resource-type", "unit_test"),
    ]


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


def run_models(
    folders: Folders,
    record: BuildRecord,
    settings: Settings,
    *,
    metric_ids: list[str],
    alert_rule_ids: list[str],
    progress: Report,
) -> None:
    """Build every model and run every check into the draft mart; counts go to `record`.

    Raises:
        Refused: a check failed; names it.
        Failed: a model could not be built.
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
        cwd=scratch, env=_environment(settings, draft),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    ) as running:  # fmt: skip
        try:
            errors = _follow(running.stdout or (), progress)
        except BaseException:
            running.kill()
            raise
    found = _results(scratch / "target" / "run_results.json", running.returncode, errors)
    record.checks = _counted(found)
    _judge(found)


def _results(place: Path, code: int, errors: list[str]) -> list[dict[str, Any]]:
    """Return what became of each model and check.

    Raises:
        Failed: the run was killed, or never got to its results.
    """
    if code < 0:
        raise Failed(Message("The models were ended by signal {number}.", number=-code))
    try:
        found: list[dict[str, Any]] = json.loads(place.read_text(encoding="utf-8"))["results"]
    except (OSError, ValueError, KeyError):
        found = []
    if not found or code > 1:
        said = " ".join((errors or [f"exit code {code}"])[0].split())
        raise Failed(Message("The models could not be run: {said}", said=said))
    return found


def _counted(found: list[dict[str, Any]]) -> CheckCounts:
    """Return how many checks passed, failed and warned."""
    said = Counter(one["status"] for one in found if _is_check(one))
    return CheckCounts(
        passed=said["pass"], failed=said["fail"] + said["error"], warned=said["warn"]
    )


def _judge(found: list[dict[str, Any]]) -> None:
    """Accept a run in which every model was built and no check failed.

    Raises:
        Failed: a model could not be built; names the first.
        Refused: checks failed; names them.
    """
    wrong = [one for one in found if one["status"] in ("error", "fail")]
    models = [one for one in wrong if not _is_check(one)]
    if models:
        said = " ".join(str(models[0]["message"]).split())
        raise Failed(Message("The model {name} failed: {said}", name=_name(models[0]), said=said))
    if wrong:
        named = "; ".join(_described(one) for one in wrong[:NAMED_FAILURES])
        raise Refused(
            Message(
                "{count} checks of the models failed, so nothing was published: {names}.",
                count=len(wrong),
                names=named + ("; ..." if len(wrong) > NAMED_FAILURES else ""),
            )
        )


def _is_check(result: Mapping[str, Any]) -> bool:
    return str(result["unique_id"]).split(".")[0] in ("test", "unit_test")


def _name(result: Mapping[str, Any]) -> str:
    return str(result["unique_id"]).split(".")[2]


def _described(result: Mapping[str, Any]) -> str:
    """Return the check's name and how many rows broke it."""
    rows = result.get("failures")
    return f"{_name(result)} ({rows})" if rows else _name(result)
