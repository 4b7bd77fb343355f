"""What the data side says to people, in Chinese and English.

The English sentence is the message id; Chinese comes from `data/locale/zh_CN`.
"""

import gettext
import io
import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol, runtime_checkable

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("zh", "en")
CATALOGUE = Path(__file__).parent / "locale" / "zh_CN" / "LC_MESSAGES" / "messages.po"


@cache
def _translations(language: str) -> gettext.NullTranslations:
    """Return the catalogue of `language`, compiled in memory; English needs none."""
    if language == "en":
        return gettext.NullTranslations()
    with CATALOGUE.open("rb") as source:
        messages = read_po(source, locale="zh_CN")
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def translate(msgid: str | None, language: str) -> str:
    """Return `msgid` in `language` (`zh` or `en`); nothing stays nothing.

    Raises:
        ValueError: `language` is neither.
    """
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r} is not one of {', '.join(LANGUAGES)}")
    return _translations(language).gettext(msgid) if msgid else ""


@runtime_checkable
class Readable(Protocol):
    """What can be read in each language: our sentences, and those of `geo`."""

    def text(self, language: str) -> str:
        """Return the sentence in `language`."""


@dataclass(frozen=True, init=False)
class Message:
    """One sentence with its values, kept apart from the language it is read in."""

    msgid: str
    values: Mapping[str, object]

    def __init__(self, msgid: str, **values: object) -> None:
        object.__setattr__(self, "msgid", msgid)
        object.__setattr__(self, "values", values)

    def text(self, language: str) -> str:
        """Return the sentence in `language`; values that are messages follow it."""
        shown = {
            name: value.text(language) if isinstance(value, Readable) else value
            for name, value in self.values.items()
        }
        return translate(self.msgid, language).format(**shown)

    def both(self) -> dict[str, str]:
        """Return the sentence in every language, as the build journal keeps it."""
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
