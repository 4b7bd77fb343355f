"""Runs the models on a landing folder, as the builder does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.queries.landing import REPOSITORY


def run(
    landing: Path,
    quarantine: Path,
    mart: Path,
    *,
    as_of: str,
    arguments: tuple[str, ...] = (),
    inner_models: str = "ephemeral",
) -> dict[str, str]:
    """Builds a mart and returns the status of every model, check and unit test by its id.

    Args:
        landing: The landing folder.
        quarantine: The quarantine folder.
        mart: The file to build; dbt's own files go beside it.
        as_of: The day the models look at.
        arguments: More arguments for dbt.
        inner_models: What becomes of models that are no table: 'ephemeral' or 'view'.
    """
    folder = mart.parent
    variables = {
        "landing": str(landing),
        "quarantine": str(quarantine),
        "mart": str(mart),
        "as_of": as_of,
        "build_id": "test",
        "inner_models": inner_models,
        **{
            variable: sorted(path.stem for path in (REPOSITORY / "queries" / folder).glob("*.sql"))
            for variable, folder in (("metric_ids", "metrics"), ("alert_rule_ids", "alerts"))
        },
    }
    target = folder / "target"
    line = [sys.executable, "-m", "dbt.cli.main", "build", "--quiet", "--no-version-check"]
    line += ["--project-dir", str(REPOSITORY / "queries")]
    line += ["--profiles-dir", str(REPOSITORY / "queries")]
    line += ["--target-path", str(target), "--log-path", str(folder / "logs")]
    line += ["--vars", json.dumps(variables), *arguments]
    done = subprocess.run(
        line,
        cwd=folder,
        env=os.environ | {"DBT_SEND_ANONYMOUS_USAGE_STATS": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    results = target / "run_results.json"
    assert results.exists(), done.stdout + done.stderr
    found = json.loads(results.read_text("utf-8"))["results"]
    return {result["unique_id"]: result["status"] for result in found}
