"""What is to be read: one entry a file, sheet or database table, with how to open it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from data.contract import Contract
from data.intake.csv_reader import CsvReader
from data.intake.discovery import Found, SourceFile
from data.intake.headers import recognised
from data.intake.mapping import SheetMapping
from data.intake.report import IgnoredFile
from data.intake.rows import Reader, Unreadable
from data.language import Message


@dataclass(frozen=True, slots=True)
class Input:
    """One source of rows for one table.

    `size` is in bytes, 0 where unknown; it only serves to show how far the intake is.
    """

    table: str
    source_file: str
    source_sheet: str | None
    open: Callable[[], Reader]
    mapping: SheetMapping

    @property
    def label(self) -> str:
        """The file, with its sheet, as people know it."""
        return (
            f"{self.source_file} [{self.source_sheet}]" if self.source_sheet else self.source_file
        )


def inputs_of_folder(found: Found, contracts: Mapping[str, Contract]) -> list[Input]:
    """Return the inputs in a folder; adds to `found` what cannot be read."""
    inputs: list[Input] = []
    for file in found.files:
        try:
            inputs += _of_file(file, contracts, found.ignored)
        except Unreadable as error:
            found.problems.append(about(file.name, error.message))
    return inputs


def about(label: str, reason: Message) -> Message:
    """Return a sentence that says what is wrong with a file."""
    return Message("{file}: {reason}.", file=label, reason=reason)


def _of_file(
    file: SourceFile, contracts: Mapping[str, Contract], ignored: list[IgnoredFile]
) -> Iterator[Input]:
    """Yield the inputs of one file."""
    if file.kind == "text" and file.table is not None:
        contract, stated = contracts[file.table], file.mapping
        yield Input(
            file.table, file.name, None,
            lambda: CsvReader(
                file.path, lambda headers: recognised(contract, headers),
                encoding=stated.encoding, delimiter=stated.delimiter,
            ),
            stated,
        )  # fmt: skip
