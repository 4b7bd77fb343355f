"""A real build on a disk that is too small, at the intake and at the models."""

import json
import resource
import subprocess
import sys

import pytest

from data import publish
from data.folders import Folders

KIB = 1024


@pytest.mark.parametrize("largest_file", [4 * KIB, 300 * KIB, 3000 * KIB])
def test_build_says_the_disk_is_full_and_leaves_nothing(
    repository, tmp_path, demo_source, largest_file
):
    var = tmp_path / "var"

    def limit() -> None:
        # Every write beyond this size fails the way it does on a full disk.
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    told = subprocess.run(
        [sys.executable, "-m", "data", "build", "--source", str(demo_source), "--json"],
        cwd=repository,
        # Bytecode cut short by the limit would outlive the test.
        env={"CREDIT_VAR": str(var), "CREDIT_LANG": "en", "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
    )
    folders = Folders.under(var)
    assert told.returncode == 3, told.stderr
    assert f"The disk that holds {var} is full" in told.stderr
    assert "Traceback" not in told.stderr
    assert "磁盘已满" in json.loads(told.stdout)["reasons"][0]["zh"]
    assert publish.current_id(folders) is None
    assert list(folders.builds.iterdir()) == []
    assert [path.name for path in folders.published.iterdir()] == []
    assert list((var / "landing").iterdir()) == []
