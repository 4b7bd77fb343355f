"""What the command line of the boundaries says to people, in Chinese and English.

The English sentence is the message id; Chinese comes from `geo/locale/zh_CN`. The data side has
the same in `data.language`; `geo` knows nothing of ours, so it keeps its own small catalogue.
"""

import gettext
import io
import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("zh", "en")
CATALOGUE = Path(__file__).parent / "locale" / "zh_CN" / "LC_MESSAGES" / "messages.po"
LONGEST_VALUE = 400


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


def harmless(value: object) -> str:
    """Return what a file wrote as one short line: control characters could steer a terminal."""
    text = "".join(letter if letter.isprintable() else " " for letter in str(value))
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


@dataclass(frozen=True, init=False)
class Message:
    """One sentence with its values, kept apart from the language it is read in."""

    msgid: str
    values: Mapping[str, object]

    def __init__(self, msgid: str, **values: object) -> None:
        object.__setattr__(self, "msgid", msgid)
        object.__setattr__(self, "values", values)

    def text(self, language: str) -> str:
        """Return the sentence in `language`; numbers keep their type for the format."""
        shown = {
            name: value.text(language)
            if isinstance(value, Message)
            else (value if isinstance(value, int | float) else harmless(value))
            for name, value in self.values.items()
        }
        return translate(self.msgid, language).format(**shown)

    def both(self) -> dict[str, str]:
        """Return the sentence in every language, as the installed file keeps it."""
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
    named = (locale.getlocale()[0] or "").lower()
    by_locale = "zh" if named.startswith(("zh", "chinese")) else "en"
    for position, argument in enumerate(arguments):
        if argument == "--lang":
            wanted = "".join(rest[position + 1 : position + 2]) or "?"
            del rest[position : position + 2]
            break
        if argument.startswith("--lang="):
            wanted = rest.pop(position).removeprefix("--lang=") or "?"
            break
    wanted = wanted or by_locale
    if wanted not in LANGUAGES:
        raise ValueError(f"language {wanted!r} is not one of {', '.join(LANGUAGES)}")
    return wanted, rest
