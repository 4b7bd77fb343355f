"""Parts of pages are made once for everyone who asks for the same, and for nobody else."""

import ast
from dataclasses import dataclass, field, replace

import pandas as pd
import pytest

from dashboard import mart
from dashboard.access import Scope
from dashboard.kept import kept


@dataclass(frozen=True)
class Asked:
    scope: Scope
    language: str = "zh"
    params: dict[str, list[str]] = field(default_factory=dict)


@pytest.fixture(autouse=True)
def empty():
    mart.RESULTS.clear()
    yield
    mart.RESULTS.clear()


def test_equal_arguments_get_the_same_object():
    made = []

    @kept
    def part(asked: Asked, *, name: str) -> list[str]:
        made.append(name)
        return [name]

    asked = Asked(Scope("li", "credit_office"), params={"codes": ["a"]})
    assert part(asked, name="x") is part(replace(asked, params={"codes": ["a"]}), name="x")
    part(replace(asked, params={"codes": ["b"]}), name="x")
    part(replace(asked, language="en"), name="x")
    part(asked, name="y")
    assert made == ["x", "x", "x", "y"]


def test_viewers_share_when_their_rights_are_equal():
    made = []

    @kept
    def part(asked: Asked) -> str:
        made.append(asked.scope)
        return asked.scope.role

    for name, districts in (("li", ()), ("wang", ()), ("zhao", ("990101",))):
        part(Asked(Scope(name, "credit_office", districts)))
    assert [scope.name for scope in made] == ["li", "zhao"]


def test_what_failed_is_not_kept_and_a_frame_is_no_key():
    calls = []

    @kept
    def part(name: object) -> None:
        calls.append(name)
        raise ValueError(name)

    for _again in range(2):
        with pytest.raises(ValueError, match="x"):
            part("x")
    assert calls == ["x", "x"]
    with pytest.raises(TypeError, match="DataFrame"):
        part(pd.DataFrame())


def decorated(tree: ast.Module) -> list[ast.FunctionDef]:
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and any(isinstance(mark, ast.Name) and mark.id == "kept" for mark in node.decorator_list)
    ]


def test_what_is_kept_draws_nothing(repository):
    """A second run would get what was made, and show none of what was drawn beside it."""
    found = 0
    for file in sorted((repository / "dashboard").glob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for function in decorated(tree):
            found += 1
            said = {ast.unparse(node) for node in ast.walk(function)}
            drawing = said & {"st", "charts.show", "tables.actionable", "exports.menu"}
            assert not drawing, f"{file.name}: {function.name} draws by {sorted(drawing)}"
    assert found > 40
