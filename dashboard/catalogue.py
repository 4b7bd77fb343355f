"""Which texts the sources have, and which of them the catalogues lack.

python -m dashboard.catalogue                        prints what is missing or unused
python -m dashboard.catalogue frame FILE [FILE ...]  adds the new texts of FILEs to frame.po
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

from dashboard import i18n
from dashboard.viewer import LANGUAGES, Language

ROOT = Path(__file__).resolve().parents[1]
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
Identity = str | tuple[str, ...]
_HEADER = """msgid ""
msgstr ""
"Language: {locale}\\n"
"Plural-Forms: {plurals}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def sources() -> list[Path]:
    """Return the Python files whose texts people read."""
    return sorted([*(ROOT / "dashboard").rglob("*.py"), *(ROOT / "pages").rglob("*.py")])


def texts(files: Iterable[Path]) -> dict[Identity, str]:
    """Return the texts marked for translation, each with the first place it stands in."""
    found: dict[Identity, str] = {}
    for file in files:
        for line, text, _comments, _context in extract_from_file("python", file, KEYWORDS):
            identity = tuple(text) if isinstance(text, (list, tuple)) else text
            found.setdefault(identity, f"{file.relative_to(ROOT)}:{line}")
    return found


def problems() -> list[str]:
    """Return a sentence for each text that is missing, unfinished or unused in a language."""
    used = texts(sources())
    return [sentence for language in LANGUAGES for sentence in _problems(language, used)]


def _problems(language: Language, used: dict[Identity, str]) -> Iterator[str]:
    known = {message.id: message for message in i18n.merged(language) if message.id}
    for identity, place in used.items():
        if identity not in known:
            yield f"{language}: {place}: {identity!r} is not in any catalogue"
    for identity, message in known.items():
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if identity not in used:
            yield f"{language}: {identity!r} is translated but used nowhere"
        elif not all(forms) or message.fuzzy:
            yield f"{language}: {identity!r} has no finished translation"


def update(name: str, files: Sequence[Path]) -> int:
    """Add the texts of `files` that no catalogue has to `<name>.po`, and return how many."""
    added = 0
    for language in LANGUAGES:
        known = i18n.merged(language)
        file = i18n.FOLDER / i18n.LOCALES[language] / "LC_MESSAGES" / f"{name}.po"
        locale = i18n.LOCALES[language]
        whole = i18n.read_catalogue(file) if file.exists() else Catalog(locale=locale, fuzzy=False)
        for identity in texts(files):
            if identity not in known:
                # English is the language of the texts themselves; Chinese is written by hand.
                whole.add(identity, identity if language == "en" else None)
                added += 1
        with file.open("wb") as handle:
            # Babel's own header has the time of writing, which would change with every run.
            header = _HEADER.format(locale=locale, plurals=whole.plural_forms)
            handle.write(header.encode())
            write_po(handle, whole, sort_output=True, omit_header=True, width=100)
    return added


def main(arguments: Sequence[str]) -> int:
    """Print problems, or add new texts to a catalogue; 1 when something is left to do."""
    if arguments:
        update(arguments[0], [Path(file).resolve() for file in arguments[1:]])
    found = problems()
    sys.stdout.write("".join(f"{sentence}\n" for sentence in found))
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
