"""What became of a run of the models: from dbt's own results to counts, or to one sentence."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from data.journal import CheckCounts
from data.language import Message
from data.problems import Failed, Refused

# Names a person can act on; a longer list is in the log, which the sentence points to.
NAMED_FAILURES = 5


def read(place: Path, code: int, errors: list[str]) -> list[dict[str, Any]]:
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


def count(found: list[dict[str, Any]]) -> CheckCounts:
    """Return how many checks passed, failed and warned."""
    said = Counter(one["status"] for one in found if _is_check(one))
    return CheckCounts(
        passed=said["pass"], failed=said["fail"] + said["error"], warned=said["warn"]
    )


def judge(found: list[dict[str, Any]]) -> None:
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
