"""Dates and times as sources write them."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake.dates import read_date, read_end_date, read_timestamp

FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日")
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
moments = st.builds(datetime.combine, days, st.times())


@given(days, st.sampled_from(FORMS), st.booleans())
def test_every_form_of_a_date_names_its_day(day, form, is_wide):
    text = day.strftime(form)
    if is_wide:
        text = "".join(chr(ord(sign) + 0xFEE0) if sign.isdigit() else sign for sign in text)
    assert read_date(text) == day


@given(days)
def test_single_digits_are_taken(day):
    assert read_date(f"{day.year}年{day.month}月{day.day}日") == day
    assert read_date(f"{day.year}/{day.month}/{day.day}") == day


@given(st.dates(date(1960, 1, 1), date(2100, 1, 1)))
def test_serial_numbers_of_spreadsheets_name_their_day(day):
    serial = (day - date(1899, 12, 30)).days
    assert read_date(str(serial)) == day
    assert read_timestamp(f"{serial}.5") == datetime.combine(day, time(12))


@given(moments)
def test_every_form_of_a_moment_is_read_to_the_second(moment):
    moment = moment.replace(microsecond=0)
    forms = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y%m%d%H%M%S",
             "%Y年%m月%d日 %H时%M分%S秒")  # fmt: skip
    for form in forms:
        assert read_timestamp(moment.strftime(form)) == moment


def test_a_moment_with_a_zone_becomes_local_time():
    assert read_timestamp("2026-01-02T20:00:00Z") == datetime.fromisoformat("2026-01-03 04:00:00")
    assert read_timestamp("2026-01-02T20:00:00+08:00") == datetime.fromisoformat(
        "2026-01-02 20:00:00"
    )


@pytest.mark.parametrize(
    "text",
    ["2026-13-01", "2026-02-30", "20260231", "2026", "0", "12345678", "九月", "2026-1", "1-2-3",
     "99999999", "2026-01-02 25:00", "0001-01-01", "123456"],
)  # fmt: skip
def test_what_names_no_day_is_none(text):
    assert read_date(text) is None


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text):
    assert read_timestamp(text) is None or isinstance(read_timestamp(text), datetime)


@pytest.mark.parametrize("text", ["2099-12-31", "2099/12/31", "20991231", "长期", "永久"])
def test_the_agreed_day_and_words_are_an_open_end(text):
    assert read_end_date(text) == (None, "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2099-01-31", (date(2099, 1, 31), "V08")),
        ("9999-12-31", (date(9999, 12, 31), "V08")),
        ("2030-01-01", (date(2030, 1, 1), "")),
        ("无限", (None, "T01")),
    ],
)
def test_other_late_days_are_kept_and_doubted(text, expected):
    assert read_end_date(text) == expected
