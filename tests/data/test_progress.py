"""A long command says how far it is: not too often, and always that it is done."""

import io
from dataclasses import dataclass

import pytest
from rich.console import Console
from rich.progress import Progress, TextColumn

from data import progress
from data.language import Message
from data.progress import Bars, Lines


@dataclass
class Step:
    label: str = "a.csv"
    rows: int = 1000
    rate: float = 500.0
    fraction: float | None = 0.25
    seconds_left: float | None = 6.0


@pytest.fixture
def clock(monkeypatch):
    """Time that passes when a test says so."""
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])

    def wait(seconds):
        now[0] += seconds

    return wait


def test_lines_show_rows_rate_and_time_left_every_few_seconds(clock, capsys):
    lines = Lines("en")
    for _ in range(11):
        lines.follow(Step())
        clock(1)
    assert capsys.readouterr().err == "  a.csv: 25% 1,000, 500/s, 6 s left\n" * 2


def test_lines_always_show_the_end(clock, capsys):
    lines = Lines("zh")
    lines.follow(Step(fraction=1.0, seconds_left=0.0))
    lines.follow(Step("b.csv", fraction=1.0, seconds_left=None))
    assert capsys.readouterr().err.splitlines() == [
        "  a.csv: 100% 1,000，500/秒",
        "  b.csv: 100% 1,000，500/秒",
    ]


def test_report_reckons_the_rate_from_the_first_step(clock, capsys):
    lines = Lines("en")
    lines.report("models", 0, 0.0)
    clock(10)
    lines.report("models", 40, 0.4)
    clock(15)
    lines.report("models", 100, 1.0)
    assert capsys.readouterr().err.splitlines() == [
        "  models: 40% 40, 4/s, 15 s left",
        "  models: 100% 100, 4/s",
    ]


def test_report_claims_no_rate_for_work_done_at_once(clock, capsys):
    Lines("en").report("towns", 150, 1.0)
    assert capsys.readouterr().err == "  towns: 100% 150\n"


def test_bars_show_names_as_they_are_and_make_room_when_done():
    console = Console(file=io.StringIO(), width=80, force_terminal=True)
    bars = Progress(
        TextColumn("{task.description}", markup=False),
        TextColumn("{task.fields[state]}", markup=False),
        console=console,
    )
    screen = Bars("en", bars)
    screen.follow(Step("[red]a.csv", fraction=0.5))
    assert [task.description for task in bars.tasks] == ["[red]a.csv"]
    screen.follow(Step("[red]a.csv", fraction=1.0))
    assert bars.tasks == []
    screen.follow(Step("b.csv"))
    screen.say(Message("Publishing"))
    assert bars.tasks == []
