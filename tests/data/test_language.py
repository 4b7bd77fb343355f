"""Everything the command line says exists in both languages."""

import string
from pathlib import Path

import pytest
import typer
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from data import language
from data.__main__ import app
from data.language import Message

KEYWORDS = {"Message": None, "translate": None}


def said_in_code(folder: Path) -> set[str]:
    found = extract_from_dir(str(folder), [("**.py", "python")], keywords=KEYWORDS)
    return {msgid for _, _, msgid, _, _ in found if isinstance(msgid, str)}


def said_in_help() -> set[str]:
    whole = typer.main.get_command(app)
    commands = [whole, *whole.commands.values()]
    said = {" ".join((command.help or "").split()) for command in commands}
    said |= {command.epilog or "" for command in commands}
    said |= {parameter.help or "" for command in commands for parameter in command.params}
    # Typer's own option, translated by the same catalogue.
    return said - {""}


def fields(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


@pytest.fixture(scope="module")
def catalogue():
    with language.CATALOGUE.file.open("rb") as file:
        return {m.id: m.string for m in read_po(file, locale="zh_CN") if m.id}


def test_catalogue_holds_exactly_what_is_said(repository, catalogue):
    said = said_in_code(repository / "data") | said_in_help()
    assert said - set(catalogue) == set(), "not translated"
    assert set(catalogue) - said == set(), "translated, but said nowhere"


def test_translations_are_filled_and_use_the_same_values(catalogue):
    empty = [msgid for msgid, text in catalogue.items() if not text]
    other = [msgid for msgid, text in catalogue.items() if fields(msgid) != fields(text)]
    assert empty == []
    assert other == []


def test_message_follows_the_language_into_its_values():
    inner = Message("synthetic")
    message = Message("Source: {name} ({kind})", name="甲", kind=inner)
    assert message.text("en") == "Source: 甲 (synthetic)"
    assert message.text("zh") == "来源：甲（合成数据）"
    assert message.both() == {"zh": message.text("zh"), "en": message.text("en")}
