"""Everything `python -m geo` says exists in both languages."""

import string
from pathlib import Path

import pytest
import typer
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from geo import language
from geo.__main__ import app

KEYWORDS = {"Message": None, "translate": None}


def said_in_help():
    whole = typer.main.get_command(app)
    commands = [whole, *whole.commands.values()]
    said = {" ".join((command.help or "").split()) for command in commands}
    said |= {command.epilog or "" for command in commands}
    return said | {one.help or "" for command in commands for one in command.params}


def fields(text):
    return {
        f"{name}:{form}" for _, name, form, _ in string.Formatter().parse(text) if name is not None
    }


@pytest.fixture(scope="module")
def catalogue():
    with language.CATALOGUE.file.open("rb") as file:
        return {m.id: m.string for m in read_po(file, locale="zh_CN") if m.id}


def test_catalogue_holds_exactly_what_is_said(catalogue):
    folder = str(Path(language.__file__).parent)
    found = extract_from_dir(folder, [("**.py", "python")], keywords=KEYWORDS)
    said = {msgid for _, _, msgid, _, _ in found if isinstance(msgid, str)} | said_in_help() - {""}
    assert said - set(catalogue) == set(), "not translated"
    assert set(catalogue) - said == set(), "translated, but said nowhere"
    assert list(catalogue) == sorted(catalogue)


def test_translations_are_filled_and_use_the_same_values(catalogue):
    assert [msgid for msgid, text in catalogue.items() if not text] == []
    assert [msgid for msgid, text in catalogue.items() if fields(msgid) != fields(text)] == []


def test_values_cannot_steer_a_terminal_or_fill_it():
    shown = language.Message("{reason}", reason="\x1b[2J\r\n甲" + "x" * 9999).text("en")
    assert shown.startswith(" [2J  甲x")
    assert len(shown) == language.LONGEST_VALUE
