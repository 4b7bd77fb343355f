"""Every text exists in both languages, and none is translated for nobody."""

import ast
import re
from pathlib import Path

import pytest

from dashboard import catalogue, i18n
from dashboard.viewer import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
FILES = catalogue.sources()
FIELDS = re.compile(r"\{[^}]*\}")
# A language is written in itself, whatever the page's language; units of counting are numerals.
CHINESE_IN_CODE = {"\u4e2d\u6587", "\u4ebf", "\u4e07"}
# Calls of Streamlit that show their first argument, or one of these, to a reader.
SHOWN_KEYWORDS = {"label", "help", "placeholder", "title", "body", "text", "caption"}
NOT_SHOWN = {"html", "Page", "navigation", "container", "cache_data", "cache_resource", "fragment"}
SHOWN_ATTRIBUTES = {"aria_label", "title", "placeholder", "alt", "data_cc_copied"}
WORDS = re.compile(r"[A-Za-z\u3400-\u9fff]{2}")


def test_every_text_is_translated_and_used():
    assert catalogue.problems() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_fields_of_the_text(language):
    for message in i18n.merged(language):
        if message.id:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            fields = set(FIELDS.findall(ids[-1]))
            assert all(set(FIELDS.findall(form)) == fields for form in forms), message.id


def test_english_is_the_text_itself():
    for message in i18n.merged("en"):
        assert message.id in ("", message.string)


def test_chinese_is_chinese():
    for message in i18n.merged("zh"):
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        # Abbreviations such as CSV stay as they are.
        if message.id and re.search(r"[a-z]{3}", FIELDS.sub("", str(message.id))):
            assert all(re.search(r"[\u3400-\u9fff]", FIELDS.sub("", form)) for form in forms), forms


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_text_stands_outside_the_catalogues(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = [
        f"line {node.lineno}: {text!r}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for text in literal_texts(node)
    ]
    found += [
        f"line {node.lineno}: {node.value!r}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.search(r"[\u3400-\u9fff]", node.value)
        and node.value not in CHINESE_IN_CODE
    ]
    assert found == []


def literal_texts(call: ast.Call) -> list[str]:
    """The literal words that a call shows to a reader."""
    name = ast.unparse(call.func)
    shown: list[ast.expr] = []
    if name in ("markup.el", "el"):
        shown = call.args[1:]
        shown += [word.value for word in call.keywords if word.arg in SHOWN_ATTRIBUTES]
    elif name.startswith("st.") and name.removeprefix("st.") not in NOT_SHOWN:
        shown = call.args[:1]
        shown += [word.value for word in call.keywords if word.arg in SHOWN_KEYWORDS]
    elif name.startswith("states."):
        shown = [*call.args, *(word.value for word in call.keywords if word.arg != "steps")]
    return [text for part in shown for text in words_of(part) if WORDS.search(text)]


def words_of(part: ast.expr) -> list[str]:
    """The literal text of an argument, fields of an f-string left out."""
    if isinstance(part, ast.Constant) and isinstance(part.value, str):
        return [part.value]
    if isinstance(part, ast.JoinedStr):
        return [value.value for value in part.values if isinstance(value, ast.Constant)]
    return []
