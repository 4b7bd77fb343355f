"""Personal data does not get through, and what is not personal stays readable."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.identifiers import is_identity_number, is_luhn, is_uscc
from data.masking import mask_fields, mask_free_text, mask_id, mask_name, mask_names, mask_row

IDENTITY = "11010519491231002X"
words = st.text(alphabet="甲乙丙，。（）abc ", max_size=10)


@pytest.mark.parametrize(
    ("name", "shown"), [("张三", "张*"), ("张三丰", "张*"), ("欧阳锋", "欧阳**"), ("张", "张*")]
)
def test_only_the_surname_of_a_person_is_shown(name, shown):
    assert mask_name(name) == shown


def test_persons_among_organisations_are_masked():
    assert mask_names("张三、欧阳锋，甲有限公司") == "张*、欧阳**，甲有限公司"
    assert mask_names("信安市虚构路1号") == "信安市虚构路1号"


def test_document_numbers_keep_six_characters():
    assert mask_id(IDENTITY) == "110105************"
    assert mask_id("E12345678") == "E12************"


@given(words, words, st.integers(13_000_000_000, 19_999_999_999).map(str))
def test_mobile_numbers_are_masked_wherever_they_stand(before, after, number):
    masked, kinds = mask_free_text(before + number + after)
    assert kinds == {"mobile"}
    assert number not in masked
    assert masked.startswith(before)
    assert masked.endswith(after)


@pytest.mark.parametrize("text", [IDENTITY, IDENTITY.lower(), f"证件号：{IDENTITY}。"])
def test_identity_numbers_are_masked(text):
    masked, kinds = mask_free_text(text)
    assert kinds == {"identity"}
    assert "1949" not in masked


@given(st.text(alphabet="0123456789", min_size=15, max_size=18).filter(lambda text: text[0] == "6"))
def test_cards_are_masked_but_for_their_last_four_digits(body):
    (card,) = (body + digit for digit in "0123456789" if is_luhn(body + digit))
    assume(not is_identity_number(card) and not is_uscc(card))
    masked, kinds = mask_free_text(f"账号{card}")
    assert kinds == {"bank_card"}
    assert masked.endswith(card[-4:])
    assert card not in masked


def test_full_width_numbers_are_masked_too():
    masked, kinds = mask_free_text("电话１３８１２３４５６７８")
    assert kinds == {"mobile"}
    assert not re.search(r"[0-9０-９]{5}", masked)


@pytest.mark.parametrize(
    "text",
    ["罚款2000元", "信许〔2026〕第000123号", "91512081MA62K0260E", "11340722003125597L",
     "面积12345678平方米", "JY10000000000", "12345678901", "2026-01-02"],
)  # fmt: skip
def test_what_is_nobodys_number_stays(text):
    assert mask_free_text(text) == (text, frozenset())


def test_raw_rows_are_masked_by_what_their_headers_say():
    row = {
        "证件号码": IDENTITY,
        "法定代表人": "张三丰",
        "备注": "电话13812345678",
        "名称": "甲公司",
    }
    types = {"证件号码": "person_id", "法定代表人": "person_hash"}
    assert mask_row(row, types) == {
        "证件号码": "110105************",
        "法定代表人": "张*",
        "备注": "电话138****5678",
        "名称": "甲公司",
    }


def test_damaged_rows_lose_whatever_looks_like_a_name():
    assert mask_fields(["张三丰", "信安虚构贸易有限公司"]) == ["张*", "信安虚构贸易有限公司"]
    assert mask_fields(['1,"李四,准予从事食品销售']) == ['1,"李*,准予从事食品销售']
