"""Sentences in Chinese and English, for every command line.

The English sentence is the message id; Chinese comes from a catalogue of whoever says it. It
stands in `geo` because everything may import that, and it knows nothing of ours.
"""

import gettext
import io
import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("zh", "en")


class Catalogue:
    """The Chinese of the sentences of one package: `locale/zh_CN` beside the given module."""

    def __init__(self, module: str) -> None:
        self.file = Path(module).parent / "locale" / "zh_CN" / "LC_MESSAGES" / "messages.po"

    @cached_property
    def _chinese(self) -> gettext.NullTranslations:
        """The catalogue, compiled in memory."""
        with self.file.open("rb") as source:
            messages = read_po(source, locale="zh_CN")
        compiled = io.BytesIO()
        write_mo(compiled, messages)
        compiled.seek(0)
        return gettext.GNUTranslations(compiled)

    def translate(self, msgid: str | None, language: str) -> str:
        """Return `msgid` in `language` (`zh` or `en`); nothing stays nothing.

        Raises:
            ValueError: `language` is neither.
        """
        if language not in LANGUAGES:
            raise ValueError(f"language {language!r} is not one of {', '.join(LANGUAGES)}")
        if not msgid:
            return ""
        return msgid if language == "en" else self._chinese.gettext(msgid)


@dataclass(frozen=True, init=False)
class Sentence:
    """One sentence with its values, kept apart from the language it is read in."""

    catalogue: ClassVar[Catalogue]
    msgid: str
    values: Mapping[str, object]

    def __init__(self, msgid: str, **values: object) -> None:
        object.__setattr__(self, "msgid", msgid)
        object.__setattr__(self, "values", values)

    def text(self, language: str) -> str:
        """Return the sentence in `language`; values that are sentences follow it."""
        shown = {
            name: value.text(language) if isinstance(value, Sentence) else self.shown(value)
            for name, value in self.values.items()
        }
        return self.catalogue.translate(self.msgid, language).format(**shown)

    def shown(self, value: object) -> object:
        """Return a value as it is put into the sentence: numbers as they are, for the format."""
        return value

    def both(self) -> dict[str, str]:
        """Return the sentence in every language, as it is kept in files."""
        return {language: self.text(language) for language in LANGUAGES}

    def __str__(self) -> str:
        return self.text("en")


def chosen(arguments: list[str]) -> tuple[str, list[str]]:
    """Return the language and the arguments without `--lang`.

    Asked for by `--lang`, else by `CREDIT_LANG`, else by the locale. Read before the command
    line is parsed, because help texts are translated too.

    Raises:
        ValueError: a language that there is not.
    """
    rest = list(arguments)
    wanted = os.environ.get("CREDIT_LANG", "")
    for position, argument in enumerate(arguments):
        if argument == "--lang":
            wanted = "".join(rest[position + 1 : position + 2])
            del rest[position : position + 2]
            break
        if argument.startswith("--lang="):
            wanted = rest.pop(position).removeprefix("--lang=")
            break
    else:
        if not wanted:
            named = (locale.getlocale()[0] or "").lower()
            wanted = "zh" if named.startswith(("zh", "chinese")) else "en"
    if wanted not in LANGUAGES:
        raise ValueError(f"language {wanted!r} is not one of {', '.join(LANGUAGES)}")
    return wanted, rest
