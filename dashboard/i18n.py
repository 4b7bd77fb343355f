"""Texts in the viewer's language, from gettext catalogues compiled in memory."""

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from dashboard import viewer
from dashboard.viewer import Language

FOLDER = Path(__file__).parent / "locale"
LOCALES: dict[Language, str] = {"zh": "zh_CN", "en": "en"}


def _(text: str) -> str:
    """Return the text in the viewer's language."""
    return translation(viewer.current().language).gettext(text)


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's extractors know
    """Mark a text for translation where it is defined; it is translated where it is shown."""
    return text


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form for this number of things in the viewer's language."""
    return translation(viewer.current().language).ngettext(one, many, number)


@cache
def translation(language: Language) -> gettext.GNUTranslations:
    """Return the compiled texts of a language, all its catalogue files together."""
    compiled = BytesIO()
    write_mo(compiled, merged(language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def merged(language: Language) -> Catalog:
    """Return all catalogue files of a language as one.

    Raises:
        ValueError: Two files translate the same text.
    """
    whole = Catalog(locale=LOCALES[language])
    for file in catalogue_files(language):
        for message in read_catalogue(file):
            if not message.id:
                continue
            if message.id in whole:
                raise ValueError(f"{file}: {message.id!r} is translated in another file, too")
            whole.add(message.id, message.string)
    return whole


def catalogue_files(language: Language) -> list[Path]:
    """Return the catalogue files of a language, in a fixed order."""
    return sorted((FOLDER / LOCALES[language] / "LC_MESSAGES").glob("*.po"))


def read_catalogue(file: Path) -> Catalog:
    """Return a parsed .po file; raises when a line cannot be read."""
    with file.open("rb") as handle:
        return read_po(handle, locale=file.parts[-3], abort_invalid=True)
