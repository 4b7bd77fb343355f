"""What an intake read, kept and refused, and why it may not be used."""

from collections import Counter
from dataclasses import dataclass, field

from data.language import Message
from data.problems import Refused


class IntakeError(Refused):
    """The source cannot be loaded; one sentence for each file or table concerned."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the intake is.

    Attributes:
        label: what is being read, as people know it (file, sheet).
        table: the contract's table.
        rows: rows read from this file so far.
        rate: rows a second, over the whole file so far.
        fraction: share of the file that is read; None when its size says nothing about it.
        seconds_left: for this file at this rate; None when unknown.
        total_rows: rows read from all files so far.
    """

    label: str
    table: str
    rows: int
    rate: float
    fraction: float | None
    seconds_left: float | None
    total_rows: int


@dataclass(slots=True)
class FileReport:
    """One file, sheet or database table that was read; read_count = kept_count + refused_count."""

    table: str
    source_file: str
    source_sheet: str | None
    encoding: str | None
    read_count: int = 0
    kept_count: int = 0
    refused_count: int = 0
    seconds: float = 0.0
    notes: list[Message] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The file, with its sheet, as people know it."""
        return (
            f"{self.source_file} [{self.source_sheet}]" if self.source_sheet else self.source_file
        )


@dataclass(frozen=True, slots=True)
class IgnoredFile:
    """A file that was not read, and why."""

    source_file: str
    reason: Message


@dataclass(slots=True)
class TableReport:
    """One table over all its files."""

    table: str
    is_present: bool = False
    read_count: int = 0
    kept_count: int = 0
    refused_count: int = 0
    seconds: float = 0.0


@dataclass(slots=True)
class IntakeReport:
    """The whole intake of one source.

    Attributes:
        tables: one entry for each contract, also for tables that did not come.
        refusals: (table, rule) -> refused rows, by the first rule each row breaks.
        warnings: (table, rule, department code or None) -> kept rows.
        gaps: (table, gap) -> kept rows that point to something unknown.
        problems: why nothing of this may be used; empty when it may.
    """

    files: list[FileReport] = field(default_factory=list)
    tables: dict[str, TableReport] = field(default_factory=dict)
    ignored: list[IgnoredFile] = field(default_factory=list)
    problems: list[Message] = field(default_factory=list)
    refusals: Counter[tuple[str, str]] = field(default_factory=Counter)
    warnings: Counter[tuple[str, str, str | None]] = field(default_factory=Counter)
    gaps: Counter[tuple[str, str]] = field(default_factory=Counter)

    def raise_for_problems(self) -> None:
        """Do nothing when the landing may be used.

        Raises:
            IntakeError: it may not; carries one sentence for each file or table concerned.
        """
        if self.problems:
            raise IntakeError(*self.problems)

    def as_json(self) -> dict[str, object]:
        """Return the report as plain values, for `--json`."""
        return {
            "tables": {
                table.table: {
                    "read": table.read_count,
                    "kept": table.kept_count,
                    "refused": table.refused_count,
                }
                for table in self.tables.values()
            },
            "files": [_file_as_json(file) for file in self.files],
            "ignored": [
                {"file": one.source_file, "reason": one.reason.both()} for one in self.ignored
            ],
            "problems": [problem.both() for problem in self.problems],
            "refusals": _by_table(self.refusals),
            "warnings": _by_table(_without_departments(self.warnings)),
            "reference_gaps": _by_table(self.gaps),
        }


def _file_as_json(file: FileReport) -> dict[str, object]:
    return {
        "table": file.table,
        "file": file.source_file,
        "sheet": file.source_sheet,
        "encoding": file.encoding,
        "read": file.read_count,
        "kept": file.kept_count,
        "refused": file.refused_count,
        "seconds": round(file.seconds, 3),
        "notes": [note.both() for note in file.notes],
    }


def _by_table(counts: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """Return counts as table -> rule -> rows."""
    nested: dict[str, dict[str, int]] = {}
    for (table, rule), count in sorted(counts.items()):
        nested.setdefault(table, {})[rule] = count
    return nested


def _without_departments(
    warnings: Counter[tuple[str, str, str | None]],
) -> Counter[tuple[str, str]]:
    summed: Counter[tuple[str, str]] = Counter()
    for (table, rule, _), count in warnings.items():
        summed[table, rule] += count
    return summed
