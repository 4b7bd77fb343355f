"""The whole intake of a source, table after table."""

import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from data.contract import Contract, load_all
from data.intake import load_tables
from data.intake.deduplication import Deduplicator
from data.intake.duplicates import IdentityLog
from data.intake.headers import HeaderError
from data.intake.inputs import Input, about
from data.intake.kept import landing_schema
from data.intake.landing import TableWriter
from data.intake.loading import Batch, Loading, Workshop
from data.intake.quarantine import Quarantine, as_table
from data.intake.references import load_order
from data.intake.report import FileReport, IntakeReport, Progress, TableReport
from data.intake.rows import UnreadableError
from data.language import Message

SCRATCH = "_identities"
OnProgress = Callable[[Progress], None]


class Intake:
    """One run over one source."""

    def __init__(
        self, report: IntakeReport, landing: Path, quarantine: Quarantine, workshop: Workshop,
        progress: OnProgress | None,
    ) -> None:  # fmt: skip
        self.report = report
        self.contracts: Mapping[str, Contract] = load_all()
        self._landing = landing
        self._quarantine = quarantine
        self._workshop = workshop
        self._progress = progress

    def load(self, inputs: list[Input], *, partial: bool) -> None:
        """Load every table, each after those it points to, and judge the whole."""
        for table in load_order(self.contracts):
            self._load_table(self.contracts[table], [one for one in inputs if one.table == table])
        self.report.refusals = self._quarantine.counts
        if inputs and not partial:
            self._require_tables()
        self._require_tolerable_refusals()
        load_tables.write(self.report, self._landing / "_load")
        if self.report.problems:
            self._remove_landed()

    def _remove_landed(self) -> None:
        """Leave nothing behind that could be taken for a load that may be used."""
        for name in (*self.contracts, "_load", SCRATCH):
            shutil.rmtree(self._landing / name, ignore_errors=True)
        if not any(self._landing.iterdir()):
            self._landing.rmdir()

    def _load_table(self, contract: Contract, inputs: list[Input]) -> None:
        table = self.report.tables[contract.table] = TableReport(contract.table, bool(inputs))
        folder = self._landing / contract.table
        writer = TableWriter(folder, landing_schema(contract), self._workshop.executor)
        log = IdentityLog(self._landing / SCRATCH)
        for source in inputs:
            self._load_input(contract, source, writer, log)
        writer.close()
        files = [file for file in self.report.files if file.table == contract.table]
        self._take_out_duplicates(contract, writer, log, files)
        for file in files:
            table.read_count += file.read_count
            table.kept_count += file.kept_count
            table.refused_count += file.refused_count
            table.seconds += file.seconds
        self._workshop.known.add_table(contract.table, folder, self._workshop.cursor())

    def _load_input(
        self, contract: Contract, source: Input, writer: TableWriter, log: IdentityLog
    ) -> None:
        """Load one input; what keeps it from being read becomes a problem."""
        try:
            with closing(source.open()) as reader:
                loading = Loading(source, contract, reader, self._workshop)
                self.report.files.append(loading.report)
                for batch in loading.run(self._tell):
                    self._keep(contract, batch, writer, log)
        except (UnreadableError, HeaderError) as error:
            self.report.problems.append(about(source.label, error.message))

    def _keep(
        self, contract: Contract, batch: Batch, writer: TableWriter, log: IdentityLog
    ) -> None:
        """Put what came of a batch where it belongs."""
        writer.append(batch.kept)
        self._quarantine.add(batch.refused)
        self.report.warnings.update(batch.warnings)
        self.report.gaps.update(batch.gaps)
        day = contract.aspects.get("reported_on")
        log.append(batch.identities, batch.kept.column(day).combine_chunks() if day else None)

    def _tell(self, file: FileReport, fraction: float | None) -> None:
        """Report progress to whoever wants to show it."""
        if self._progress is None:
            return
        rate = file.read_count / file.seconds if file.seconds else 0.0
        left = file.seconds * (1 - fraction) / fraction if fraction else None
        total = sum(one.read_count for one in self.report.files)
        self._progress(
            Progress(file.label, file.table, file.read_count, rate, fraction, left, total)
        )

    def _take_out_duplicates(
        self, contract: Contract, writer: TableWriter, log: IdentityLog, files: list[FileReport]
    ) -> None:
        """Refuse all but one of the rows with the same key (V13)."""
        pairs = log.duplicates()
        if not len(pairs):
            return
        rule = self._workshop.rules["V13"]
        schema = landing_schema(contract)
        by_place = {(file.source_file, file.source_sheet): file for file in files}
        table = Deduplicator(contract, rule, writer.folder, writer.sizes, schema)
        for removed in table.take_out(pairs):
            self._quarantine.add(as_table(removed.refusals))
            for row in removed.refusals:
                file = by_place[row["source_file"], row["source_sheet"]]
                file.kept_count -= 1
                file.refused_count += 1
            for (name, department), count in removed.counts("warnings").items():
                self.report.warnings[contract.table, name, department] -= count
            for (name, _), count in removed.counts("reference_gaps").items():
                self.report.gaps[contract.table, name] -= count

    def _require_tables(self) -> None:
        """Note each required table that did not come."""
        for name, contract in self.contracts.items():
            if contract.required and not self.report.tables[name].is_present:
                self.report.problems.append(
                    Message(
                        "Table {zh} ({table}) is required, but no file holds it; "
                        "send it, or load what there is with --partial.",
                        zh=contract.title.zh, table=name,
                    )
                )  # fmt: skip

    def _require_tolerable_refusals(self) -> None:
        """Note each file that has part in a table of which too many rows were refused."""
        for name, table in self.report.tables.items():
            contract = self.contracts[name]
            if contract.tolerates(table.refused_count, table.read_count):
                continue
            limit = contract.max_refusal_rate
            for file in (one for one in self.report.files if one.table == name):
                if file.refused_count > limit * file.read_count:
                    self.report.problems.append(_too_many(file, limit))


def _too_many(file: FileReport, limit: float) -> Message:
    return Message(
        "{file}: {refused:,} of {read:,} rows were refused ({share:.1%}); at most {limit:.0%} "
        "are tolerated. The reasons are in the quarantine.",
        file=file.label, refused=file.refused_count, read=file.read_count,
        share=file.refused_count / file.read_count, limit=limit,
    )  # fmt: skip
