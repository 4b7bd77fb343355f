"""Reads a CSV file: finds its delimiter and its header, then hands out its rows."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from data.intake.csv_cutting import Blocks
from data.intake.csv_records import Dialect, read_exactly
from data.intake.encodings import SAMPLE
from data.intake.rows import Job, UnreadableError
from data.intake.text_stream import TextStream
from data.language import Message

DELIMITERS = (b",", b"\t", b";", b"|")
# A title or a note may stand above the header.
HEADER_WITHIN = 10
# How many headers of a row the contract knows.
Score = Callable[[list[str]], int]


class CsvReader:
    """One CSV file, plain or gzip."""

    def __init__(
        self, path: Path, score: Score, *, encoding: str | None = None, delimiter: str | None = None
    ) -> None:
        """Open the file and read as far as its header.

        Args:
            path: the file.
            score: the row of the first ten with the highest score is the header.
            encoding: stated by the operator.
            delimiter: stated by the operator.

        Raises:
            UnreadableError: the file cannot be opened, or has no header.
        """
        self._stream = TextStream(path, encoding)
        try:
            self._find_header(score, delimiter)
        except UnreadableError:
            self._stream.close()
            raise

    def _find_header(self, score: Score, delimiter: str | None) -> None:
        """Read the header and leave the rows for `jobs`."""
        head = self._stream.read(SAMPLE)
        if not head.strip():
            raise UnreadableError(Message("it is empty"))
        dialect = Dialect(delimiter or _delimiter(head), 0, self._stream.bytes_as)
        at_end = len(head) < SAMPLE // 2
        first = read_exactly(head, 1, dialect, at_end=at_end, most=HEADER_WITHIN)
        if not first.records:
            raise UnreadableError(Message("it has no line that can be a header"))
        scores = [score(record) for record in first.records]
        chosen = scores.index(max(scores))
        passed = read_exactly(head, 1, dialect, at_end=at_end, most=chosen + 1)
        self.headers = [header.strip() for header in first.records[chosen]]
        self._pending = head[passed.consumed_bytes :]
        self._first_line = 1 + passed.consumed_lines
        encoding = "" if self._stream.is_ascii else dialect.encoding
        self._dialect = replace(dialect, width=len(self.headers), encoding=encoding)

    def jobs(self) -> Iterator[Job]:
        """Yield the work of reading the rows.

        Raises:
            UnreadableError: the compressed file is damaged.
        """
        read = self._stream.read
        blocks = Blocks(read, self._dialect, pending=self._pending, first_line=self._first_line)
        self._pending = b""
        for job in blocks.jobs():
            if self._stream.is_ascii:
                self._stream.encoding = blocks.dialect.encoding
            yield job

    @property
    def encoding(self) -> str | None:
        """The encoding of the file."""
        return self._stream.encoding

    @property
    def notes(self) -> list[Message]:
        """What was found that the operator should know."""
        return self._stream.notes

    def fraction(self) -> float | None:
        """Return the share of the file's bytes that have been read."""
        return self._stream.fraction()

    def close(self) -> None:
        """Close the file."""
        self._stream.close()


def _delimiter(head: bytes) -> str:
    """Return the sign that separates the most fields in any of the first lines."""
    lines = head.split(b"\n", HEADER_WITHIN)[:HEADER_WITHIN]
    return max(DELIMITERS, key=lambda sign: max(line.count(sign) for line in lines)).decode()
