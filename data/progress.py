"""How a long command shows where it is: moving bars on a terminal, plain lines elsewhere."""

import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn

from data.language import Message, translate

LINE_EVERY_SECONDS = 5.0
# A rate over less than this says nothing.
RATE_AFTER_SECONDS = 0.5

Report = Callable[[str, int, float | None], None]


class Step(Protocol):
    """How far one file is; what is unknown is None."""

    @property
    def label(self) -> str:
        """The file."""

    @property
    def rows(self) -> int:
        """Rows read so far."""

    @property
    def rate(self) -> float:
        """Rows a second."""

    @property
    def fraction(self) -> float | None:
        """Share that is read."""

    @property
    def seconds_left(self) -> float | None:
        """For this file, at this rate."""


class Screen(ABC):
    """Says what a command does, and how far it is."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._started: dict[str, float] = {}

    @abstractmethod
    def say(self, message: Message) -> None:
        """Show one sentence."""

    @abstractmethod
    def show(self, label: str, fraction: float | None, state: Message) -> None:
        """Show how far `label` is."""

    def follow(self, step: Step) -> None:
        """Show one step of the intake, which knows its own rate."""
        state = _state(step.rows, step.rate, step.seconds_left)
        self.show(step.label, step.fraction, state)

    def report(self, label: str, rows: int, fraction: float | None) -> None:
        """Show one step of anything else; the rate follows from the time since its first."""
        now = time.monotonic()
        seconds = now - self._started.setdefault(label, now)
        is_measurable = seconds >= RATE_AFTER_SECONDS
        left = seconds * (1 - fraction) / fraction if is_measurable and fraction else None
        rate = rows / seconds if is_measurable else None
        self.show(translate(label, self.language), fraction, _state(rows, rate, left))


def _state(rows: int, rate: float | None, left: float | None) -> Message:
    """Return rows, rate and time left in words, as far as they are known."""
    if rate is None:
        return Message("{rows:,}", rows=rows)
    if left is None or left < 1:
        return Message("{rows:,}, {rate:,.0f}/s", rows=rows, rate=rate)
    return Message("{rows:,}, {rate:,.0f}/s, {left:.0f} s left", rows=rows, rate=rate, left=left)


def _is_done(fraction: float | None) -> bool:
    return fraction is not None and fraction >= 1.0


class Lines(Screen):
    """Plain lines on standard error: one every few seconds for each label, and one at its end."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self._shown: dict[str, float] = {}

    def say(self, message: Message) -> None:
        """Print one sentence."""
        print(message.text(self.language), file=sys.stderr, flush=True)

    def show(self, label: str, fraction: float | None, state: Message) -> None:
        """Print a line when the last one is some seconds old, or the work is done."""
        now = time.monotonic()
        if not _is_done(fraction):
            if now - self._shown.setdefault(label, now) < LINE_EVERY_SECONDS:
                return
            self._shown[label] = now
        share = "" if fraction is None else f" {fraction:.0%}"
        print(f"  {label}:{share} {state.text(self.language)}", file=sys.stderr, flush=True)


class Bars(Screen):
    """Moving bars on a terminal, one for each label that is being worked on."""

    def __init__(self, language: str, bars: Progress) -> None:
        super().__init__(language)
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def say(self, message: Message) -> None:
        """Print one sentence above the bars, and take away those before it."""
        for label in list(self._tasks):
            self._take_away(label)
        self._bars.console.print(message.text(self.language), markup=False, highlight=False)

    def show(self, label: str, fraction: float | None, state: Message) -> None:
        """Move the bar of `label`; one that is done makes room for the next."""
        if label not in self._tasks:
            self._tasks[label] = self._bars.add_task(label, total=1.0, state="")
        self._bars.update(
            self._tasks[label], completed=fraction or 0.0, state=state.text(self.language)
        )
        if _is_done(fraction):
            self._take_away(label)

    def _take_away(self, label: str) -> None:
        self._bars.remove_task(self._tasks.pop(label))


@contextmanager
def open_screen(language: str) -> Iterator[Screen]:
    """Show what a command does, on standard error, in the way that suits where it goes."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield Lines(language)
        return
    columns = [
        # Labels are names of files, never markup.
        TextColumn("  {task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[state]}", markup=False),
    ]
    with Progress(*columns, console=console, transient=True) as bars:
        yield Bars(language, bars)
