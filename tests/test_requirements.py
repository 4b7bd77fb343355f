"""The pinned requirements install from the package index alone, with wheels, and lack nothing."""

import ast
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

IMPORTED = "streamlit duckdb geopandas plotly dbt.cli.main dbt.adapters.duckdb pyarrow babel typer"


PRODUCT = "streamlit_app.py", "dashboard", "data", "geo", "pages", "queries"
DEVELOPMENT = "bench", "tests"


def pins(*files: Path) -> set[str]:
    """The pinned distributions of requirement files, in the index's spelling."""
    names = re.findall(r"^([A-Za-z0-9._-]+)==", "\n".join(f.read_text() for f in files), re.M)
    return {canonical(name) for name in names}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def foreign_imports(root: Path, *places: str) -> set[str]:
    """The top-level modules that Python files import and that are neither ours nor Python's."""
    files = [file for place in places for file in [root / place, *(root / place).rglob("*.py")]]
    names = set()
    for file in (file for file in files if file.suffix == ".py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names.add(str(node.module))
    ours = {Path(place).stem for place in (*PRODUCT, *DEVELOPMENT)}
    return {name.split(".")[0] for name in names} - ours - sys.stdlib_module_names


@pytest.mark.parametrize(
    ("places", "files"),
    [
        (PRODUCT, ["requirements.txt"]),
        (DEVELOPMENT, ["requirements.txt", "requirements-dev.txt"]),
    ],
)
def test_every_import_is_pinned(repository, places, files):
    pinned = pins(*(repository / name for name in files))
    distributions = packages_distributions()
    imported = foreign_imports(repository, *places)
    missing = {
        name
        for name in imported
        if not {canonical(each) for each in distributions.get(name, [name])} & pinned
    }
    assert missing == set()


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
