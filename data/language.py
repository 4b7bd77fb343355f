"""What the data side says to people, in Chinese and English."""

from typing import ClassVar

from geo.sentences import Catalogue, Sentence

CATALOGUE = Catalogue(__file__)
translate = CATALOGUE.translate


class Message(Sentence):
    """A sentence of the data side; its values may be sentences of `geo` too."""

    catalogue: ClassVar[Catalogue] = CATALOGUE
