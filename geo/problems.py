"""Why boundaries are not installed, with the exit code of the command."""

from geo.language import Message


class Refused(Exception):  # noqa: N818 - it says what happened, as its subclasses do
    """Nothing was installed; `messages` say why, one sentence each."""

    exit_code = 3

    def __init__(self, *messages: Message) -> None:
        super().__init__(" ".join(str(message) for message in messages))
        self.messages = messages


class BadRequest(Refused):
    """The arguments, or the file they name, cannot be used; nothing had begun."""

    exit_code = 2


class Busy(Refused):
    """Another import is running."""

    exit_code = 4
