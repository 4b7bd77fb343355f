"""How a long command shows where it is: a moving bar on a terminal, plain lines elsewhere."""

import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from data.language import Message, translate


class Step(Protocol):
    """How far one file is."""

    @property
    def label(self) -> str:
        """The file."""

    @property
    def rows(self) -> int:
        """Rows read so far."""

    @property
    def fraction(self) -> float | None:
        """Share that is read; None when unknown."""


Report = Callable[[str, int, float | None], None]
LINE_EVERY_SECONDS = 5.0
STEPS = 1000


class Screen(ABC):
    """Says what a command does, and how far it is."""

    @abstractmethod
    def say(self, message: Message) -> None:
        """Show one sentence."""

    @abstractmethod
    def report(self, label: str, rows: int, fraction: float | None) -> None:
        """Show how far `label` is."""

    def follow(self, step: Step) -> None:
        """Show one step."""
        self.report(step.label, step.rows, step.fraction)


class Lines(Screen):
    """Plain lines on standard error, at most one every few seconds for each label."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._started: dict[str, float] = {}
        self._shown: dict[str, float] = {}

    def say(self, message: Message) -> None:
        """Print one sentence."""
        print(message.text(self.language), file=sys.stderr, flush=True)

    def report(self, label: str, rows: int, fraction: float | None) -> None:
        """Print how far `label` is; always once when it is done."""
        now = time.monotonic()
        started = self._started.setdefault(label, now)
        is_done = fraction is not None and fraction >= 1.0
        if not is_done and now - self._shown.get(label, started) < LINE_EVERY_SECONDS:
            return
        self._shown[label] = now
        self.say(self._line(label, rows, fraction, now - started))

    def _line(self, label: str, rows: int, fraction: float | None, seconds: float) -> Message:
        label = translate(label, self.language)
        rate = rows / seconds if seconds > 0 else float(rows)
        if fraction is None:
            return Message("  {label}: {rows:,} ({rate:,.0f}/s)", label=label, rows=rows, rate=rate)
        left = seconds * (1.0 - fraction) / fraction if fraction > 0 else 0.0
        return Message(
            "  {label}: {rows:,} ({rate:,.0f}/s), {share:.0%}, {left:.0f} s left",
            label=label, rows=rows, rate=rate, share=fraction, left=left,
        )  # fmt: skip


class Bars(Screen):
    """Moving bars on a terminal: one a label, with rows, rate and the time left."""

    def __init__(self, language: str, bars: Progress) -> None:
        self.language = language
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}
        self._started: dict[str, float] = {}

    def say(self, message: Message) -> None:
        """Print one sentence above the bars, and forget the bars before it."""
        for task in self._tasks.values():
            self._bars.remove_task(task)
        self._tasks.clear()
        self._bars.console.print(message.text(self.language), markup=False, highlight=False)

    def report(self, label: str, rows: int, fraction: float | None) -> None:
        """Move the bar of `label`."""
        now = time.monotonic()
        started = self._started.setdefault(label, now)
        if label not in self._tasks:
            self._tasks[label] = self._bars.add_task(
                translate(label, self.language), total=STEPS, rows="", rate=""
            )
        rate = rows / (now - started) if now > started else 0.0
        self._bars.update(
            self._tasks[label],
            completed=STEPS * (fraction or 0.0),
            rows=f"{rows:,}",
            rate=f"{rate:,.0f}/s",
        )


@contextmanager
def open_screen(language: str) -> Iterator[Screen]:
    """Show what a command does, on standard error, in the way that suits where it goes."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield Lines(language)
        return
    columns = [
        TextColumn("  {task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rows]}"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    ]
    with Progress(*columns, console=console) as bars:
        yield Bars(language, bars)
