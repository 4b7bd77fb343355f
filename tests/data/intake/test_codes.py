"""Coded cells: words of the source become codes."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake import codes

LISTS = codes.load_code_lists()


def listed():
    with codes.CODES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_code_is_known_by_itself_and_by_both_its_labels():
    for row in listed():
        code_list = LISTS[row["code_list"]]
        for name in (row["code"], row["label_zh"], row["label_en"].upper()):
            assert code_list.read(name) == row["code"], (row["code_list"], name)


def test_no_word_of_a_list_stands_for_two_codes():
    seen = {}
    for row in listed():
        for alias in filter(None, row["aliases"].split(";")):
            word = (row["code_list"], alias.casefold())
            assert seen.setdefault(word, row["code"]) == row["code"], word


@pytest.mark.parametrize("text", ["其他-备案", "其他－备案", "其他—备案", "06"])
def test_other_with_an_explanation_is_other(text):
    assert LISTS["licence_category"].read(text) == "other"


def test_lists_are_joined_in_order_each_code_once():
    read = LISTS["penalty_category"].read_many
    assert read("警告；罚款、警告") == "warning;fine"
    assert read("警告;打板子") is None
    assert read(";") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("是", True), ("Y", True), ("１", True), ("false", False), ("否", False), ("也许", None)],
)
def test_yes_and_no_are_read_in_their_usual_words(text, expected):
    assert codes.read_boolean(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("990102", "990102"),
        ("９９０１０２", "990102"),
        ("990102000000", "990102"),
        ("990102.0", "990102"),
        ("99010", None),
        ("99010A", None),
    ],
)
def test_districts_have_six_digits(text, expected):
    assert codes.read_district(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("990102001", "990102001"), ("990102001000", "990102001"), ("990102", None)],
)
def test_towns_have_nine_digits(text, expected):
    assert codes.read_town(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C1310", "C1310"),
        ("1310", "C1310"),
        ("c13", "C13"),
        ("A1310", None),
        ("Z99", None),
        ("98", None),
    ],
)
def test_industries_carry_the_letter_of_their_division(text, expected):
    assert codes.read_industry(text) == expected


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading(text):
    for read in (codes.read_code, codes.read_industry, codes.read_district, codes.read_boolean):
        read(text)
    for code_list in LISTS.values():
        code_list.read(text)
        code_list.read_many(text)
