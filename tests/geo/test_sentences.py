"""The language of a command line: asked for, from the environment, from the locale."""

import pytest

from geo import sentences


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        (["status", "--lang", "zh"], "en", ("zh", ["status"])),
        (["--lang=en", "status"], "zh", ("en", ["status"])),
        (["status"], "zh", ("zh", ["status"])),
    ],
)
def test_chosen_reads_the_option_before_the_environment(
    monkeypatch, arguments, environment, expected
):
    monkeypatch.setenv("CREDIT_LANG", environment)
    assert sentences.chosen(arguments) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("zh_CN", "zh"), ("de_DE", "en"), (None, "en"), ("zh_TW", "zh")]
)
def test_chosen_follows_the_locale_when_nothing_is_said(monkeypatch, name, expected):
    monkeypatch.delenv("CREDIT_LANG")
    monkeypatch.setattr(sentences.locale, "getlocale", lambda: (name, "UTF-8"))
    assert sentences.chosen(["status"]) == (expected, ["status"])


@pytest.mark.parametrize("arguments", [["--lang", "fr"], ["--lang="], ["--lang"]])
def test_chosen_refuses_a_language_there_is_not(arguments):
    with pytest.raises(ValueError, match="not one of zh, en"):
        sentences.chosen(arguments)


def test_a_language_there_is_not_is_no_language_of_sentences():
    with pytest.raises(ValueError, match="not one of zh, en"):
        sentences.Catalogue(__file__).translate("anything", "fr")
