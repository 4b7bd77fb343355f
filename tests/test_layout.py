"""The rules of the house that no other tool checks: what a page is made of, and sizes."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = ("bench", "dashboard", "data", "geo", "pages", "queries")
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
PAGE_PARTS = {"dashboard", "streamlit"}
SIZES = [("pages/*.py", 80), ("tests/**/*.py", 200), ("queries/**/*.sql", 60)]
SIZES += [(f"{folder}/**/*.py", 200) for folder in CODE]


def imported(path: Path) -> set[str]:
    """The top-level names a module imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    return names


def test_pages_import_dashboard_and_streamlit_only():
    foreign = {
        path.name: sorted(imported(path) - PAGE_PARTS)
        for path in ROOT.glob("pages/*.py")
        if imported(path) - PAGE_PARTS
    }
    assert foreign == {}


@pytest.mark.parametrize(("pattern", "most"), SIZES)
def test_files_stay_small_enough_to_be_about_one_thing(pattern, most):
    counted = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in ROOT.glob(pattern)
    }
    assert {name: lines for name, lines in counted.items() if lines > most} == {}


def test_functions_stay_small():
    long = []
    for folder in CODE:
        for path in ROOT.glob(f"{folder}/**/*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    lines = body_lines(node)
                    if lines > 30:
                        long.append(f"{path.relative_to(ROOT)}:{node.name} has {lines} lines")
    assert long == []


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of the statements of a function, its docstring left out."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_no_module_has_a_vague_name():
    assert [
        path for folder in CODE for path in ROOT.glob(f"{folder}/**/*") if path.stem in VAGUE
    ] == []


def test_no_assert_outside_tests():
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for folder in CODE
        for path in ROOT.glob(f"{folder}/**/*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assert)
    ]
    assert found == []
