"""Why a command ends without doing what it was asked, with its exit code."""

from typing import Literal

from data.journal import BuildRecord
from data.language import Message


class Refused(Exception):  # noqa: N818 - it says what happened, as its subclasses do
    """Nothing was published; `messages` say why, one sentence each.

    `record` is the journal record of the build, where one had begun.
    """

    exit_code = 3
    outcome: Literal["refused", "failed"] = "refused"

    def __init__(self, *messages: Message) -> None:
        super().__init__(" ".join(str(message) for message in messages))
        self.messages = messages
        self.record: BuildRecord | None = None


class BadRequest(Refused):
    """The arguments, the settings or the source they name cannot be used."""

    exit_code = 2


class LockHeld(Refused):
    """Another build holds the lock."""

    exit_code = 4


class Failed(Refused):
    """The machine gave way (disk, permissions, a killed part), not the data."""

    outcome = "failed"
