"""Loads one input: reads, judges and parts its rows, several batches at a time, in order."""

import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, wait
from dataclasses import dataclass, field
from datetime import date

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from data.contract import Contract, Rule
from data.intake.batches import BatchReader
from data.intake.headers import match
from data.intake.inputs import Input
from data.intake.kept import Origin, count_warnings, kept_rows
from data.intake.references import KnownCodes
from data.intake.refusals import Clerk
from data.intake.report import FileReport
from data.intake.rows import Job, Reader
from data.language import Message

# Batches under way at once: one a worker, and one that is ready when a worker is.
UNDER_WAY = 3


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of one batch: rows to land with who they are, rows to refuse, and the counts."""

    kept: pa.Table
    identities: NDArray[np.uint64]
    refused: pa.Table
    warnings: Counter[tuple[str, str, str | None]]
    gaps: Counter[tuple[str, str]]


@dataclass(slots=True)
class Workshop:
    """What every batch needs: threads, an engine with a cursor for each, rules, known codes."""

    executor: Executor
    engine: duckdb.DuckDBPyConnection
    rules: Mapping[str, Rule]
    key: bytes
    as_of: date
    known: KnownCodes
    _local: threading.local = field(default_factory=threading.local)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return this thread's own cursor: a shared one would hand out other threads' rows."""
        if not hasattr(self._local, "cursor"):
            self._local.cursor = self.engine.cursor()
        return self._local.cursor  # type: ignore[no-any-return]


def ahead(jobs: Iterator[Job], executor: Executor) -> Iterator[Job]:
    """Yield each job while the next is being read: to decode a file takes as long as to judge it.

    Raises:
        UnreadableError: the source breaks off; every job before was yielded.
    """
    coming = executor.submit(next, jobs, None)
    try:
        while (job := coming.result()) is not None:
            coming = executor.submit(next, jobs, None)
            yield job
    finally:
        # The source may be closed only when nobody reads from it.
        wait([coming])


class Loading:
    """The loading of one input."""

    def __init__(
        self, source: Input, contract: Contract, reader: Reader, workshop: Workshop
    ) -> None:
        """Match the header of an opened input to its contract; the caller closes the reader.

        Raises:
            HeaderError: it cannot be matched.
        """
        stated = source.mapping
        money = [name for name, column in contract.columns.items() if column.type == "money"]
        layout = match(
            contract, reader.headers,
            renamed=stated.columns, constants=stated.texts(), units=stated.units(money),
        )  # fmt: skip
        self.contract = contract
        self._reader = reader
        self._workshop = workshop
        self._origin = Origin(source.source_file, source.source_sheet)
        self._batches = BatchReader(
            contract, workshop.rules, layout,
            key=workshop.key, as_of=workshop.as_of, known=workshop.known,
        )  # fmt: skip
        self._clerk = Clerk(contract, workshop.rules, layout, self._origin)
        self.report = FileReport(
            contract.table, source.source_file, source.source_sheet, reader.encoding
        )
        if layout.unknown:
            names = ", ".join(layout.unknown)
            note = Message("columns that are in no contract were left out: {names}", names=names)
            self.report.notes.append(note)

    def run(self, on_batch: Callable[[FileReport, float | None], None]) -> Iterator[Batch]:
        """Yield what comes of each batch, in the order of the source.

        Raises:
            UnreadableError: the source breaks off.
        """
        started = time.monotonic()
        under_way: deque[Future[Batch]] = deque()
        try:
            for job in ahead(self._reader.jobs(), self._workshop.executor):
                under_way.append(self._workshop.executor.submit(self._work, job))
                if len(under_way) >= UNDER_WAY:
                    yield self._count(under_way.popleft().result(), started)
                    on_batch(self.report, self._reader.fraction())
            while under_way:
                yield self._count(under_way.popleft().result(), started)
                on_batch(self.report, self._reader.fraction() if under_way else 1.0)
        finally:
            for future in under_way:
                future.cancel()
            self.report.encoding = self._reader.encoding
            self.report.notes += self._reader.notes

    def _count(self, batch: Batch, started: float) -> Batch:
        report = self.report
        report.kept_count += batch.kept.num_rows
        report.refused_count += batch.refused.num_rows
        report.read_count += batch.kept.num_rows + batch.refused.num_rows
        report.seconds = time.monotonic() - started
        return batch

    def _work(self, job: Job) -> Batch:
        """Read and judge one batch; runs in any thread."""
        raw = job()
        judged = self._batches.judge(raw, self._workshop.cursor())
        refused = judged.refused()
        table = self.contract.table
        gaps = Counter(
            {(table, gap): int(np.sum(mask & ~refused)) for gap, mask in judged.gaps.items()}
        )
        return Batch(
            kept_rows(self.contract, judged, refused, self._origin),
            judged.identities[~refused],
            self._clerk.refusals(judged, refused),
            count_warnings(self.contract, judged, refused),
            gaps,
        )
