"""What a reader hands on: rows as they came, with the lines they stand in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from data.language import Message


class UnreadableError(Exception):
    """A file, or the rest of it, cannot be read at all; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that is no row: too few fields, an open quotation mark, damaged bytes.

    Attributes:
        line: where it begins; physical line of the file, 1 is the first.
        rule: which S rule it breaks.
        fields: its fields as far as they can be told apart, else the line as one field.
        details: values for the rule's message.
    """

    line: int
    rule: str
    fields: tuple[str, ...]
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawRows:
    """A batch of rows: one array a header (text, or what the source's own types are)."""

    cells: list[pa.Array]
    lines: NDArray[np.int64]
    broken: list[BrokenRow] = field(default_factory=list)


Job = Callable[[], RawRows]


def ready(rows: RawRows) -> Job:
    """Return a job for rows that are read already."""
    return partial(_same, rows)


def _same(rows: RawRows) -> RawRows:
    return rows


class Reader(Protocol):
    """Reads one file, sheet or table."""

    headers: list[str]

    @property
    def encoding(self) -> str | None:
        """The encoding of the text, or the kind of the source where it has none."""

    @property
    def notes(self) -> list[Message]:
        """What was found that the operator should know."""

    def jobs(self) -> Iterator[Job]:
        """Yield the work of reading, in the order of the rows; each job may run in any thread.

        Raises:
            Unreadable: the rest of the source cannot be read.
        """

    def fraction(self) -> float | None:
        """Return the share of the source that has been handed out; None if unknown."""

    def close(self) -> None:
        """Let go of the source."""
