"""What the command line of the boundaries says to people, in Chinese and English."""

from typing import ClassVar

from geo.sentences import Catalogue, Sentence

CATALOGUE = Catalogue(__file__)
LONGEST_VALUE = 400
translate = CATALOGUE.translate


def harmless(value: object) -> str:
    """Return what a file wrote as one short line: control characters could steer a terminal."""
    text = "".join(letter if letter.isprintable() else " " for letter in str(value))
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


class Message(Sentence):
    """A sentence of the boundaries; its values come from files of others."""

    catalogue: ClassVar[Catalogue] = CATALOGUE

    def shown(self, value: object) -> object:
        """Return a value harmless; numbers keep their type for the format."""
        return value if isinstance(value, int | float) else harmless(value)
