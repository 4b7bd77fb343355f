"""What is to be read: one entry a file, sheet or database table, with how to open it."""

from collections.abc import Callable
from dataclasses import dataclass

from data.intake.mapping import SheetMapping
from data.intake.rows import Reader
from data.language import Message


@dataclass(frozen=True, slots=True)
class Input:
    """One source of rows for one table."""

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


def about(label: str, reason: Message) -> Message:
    """Return a sentence that says what is wrong with a file."""
    return Message("{file}: {reason}.", file=label, reason=reason)
