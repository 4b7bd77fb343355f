"""The pinned requirements install from the package index alone, with wheels, and lack nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

IMPORTED = "streamlit duckdb geopandas plotly dbt.cli.main dbt.adapters.duckdb pyarrow babel typer"


@pytest.fixture(scope="module")
def fresh_python(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """The Python of a new environment that holds the pinned requirements and nothing else."""
    place = tmp_path_factory.mktemp("fresh")
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    python = place / "bin" / "python"
    # Without dependencies: a requirement that is not pinned then shows as missing.
    done = subprocess.run(
        [
            *(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("--only-binary", ":all:", "--no-deps", "--no-compile"),
            *("-r", str(repository / "requirements-dev.txt")),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"the requirements do not install from wheels:\n{done.stderr}"
    return python


def test_requirements_install_from_wheels_and_pin_all_they_need(fresh_python):
    checked = subprocess.run(
        [str(fresh_python), "-m", "pip", "check"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


def test_requirements_can_be_imported_in_a_fresh_environment(fresh_python):
    statement = "import " + ", ".join(IMPORTED.split())
    done = subprocess.run(
        [str(fresh_python), "-c", statement], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_requirements_are_exact_pins(repository):
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (repository / name).read_text().splitlines()
        pins = [line for line in lines if line and not line.startswith(("#", "-r "))]
        loose = [line for line in pins if line.count("==") != 1 or ";" in line or " " in line]
        assert pins
        assert loose == []
