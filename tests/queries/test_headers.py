"""A query file says what it answers, and a wrong header is refused with the reason."""

from __future__ import annotations

import pytest

from queries import headers

SQL = """-- Penalties by district
-- in the period.
-- grain:  one row per district_code, period (districts without penalties included)
-- units:  penalty_count, case_count = cases; late_rate = 0-1, null when nothing was reported
-- params: period_start date, period_end date (exclusive),
--         district_codes text[]
-- source: fct_penalty, dim_district (names)
-- Why: a remark, with words.
select district_code from fct_penalty where decided_on >= $period_start  -- not $this
and decided_on < $period_end and district_code in $district_codes
and content <> 'costs $5 $that'
"""


def test_header_is_read_section_by_section() -> None:
    header = headers.read(SQL, "a")
    assert header.title == "Penalties by district in the period."
    assert header.key == ("district_code", "period")
    assert header.units == {
        "penalty_count": "cases",
        "case_count": "cases",
        "late_rate": "0-1, null when nothing was reported",
    }
    assert header.params == {
        "period_start": "date",
        "period_end": "date",
        "district_codes": "text[]",
    }
    assert header.sources == ("fct_penalty", "dim_district")
    assert header.notes == "Why: a remark, with words."


def test_key_is_empty_when_the_query_returns_one_row() -> None:
    text = "-- Which build.\n-- grain: one row\n-- units: none\n-- params: none\n-- source: a\n"
    header = headers.read(text, "a")
    assert (header.key, header.units, header.params) == ((), {}, {})


def test_model_needs_no_parameters() -> None:
    text = "-- A metric.\n-- grain: one row per period\n-- units: none\n-- source: a\n"
    assert headers.read(text, "a", is_model=True).params == {}
    with pytest.raises(headers.HeaderError, match="a: the header lacks params"):
        headers.read(text, "a")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("-- grain:  many rows", "must begin with 'one row'"),
        ("-- units:  penalty_count", "written 'column = unit'"),
        ("-- params: period_start", "'period_start' is not a parameter"),
        ("-- params: period_start timestamp", "is not a parameter"),
        ("-- params: Period date", "is not a parameter"),
    ],
)
def test_wrong_section_is_refused_with_its_reason(line: str, reason: str) -> None:
    section = line.split(":")[0]
    kept = [one for one in SQL.splitlines() if not one.startswith(section)]
    with pytest.raises(headers.HeaderError, match=reason):
        headers.read("\n".join([kept[0], line, *kept[1:]]), "a")


def test_file_without_title_is_refused() -> None:
    with pytest.raises(headers.HeaderError, match="a title"):
        headers.read("\n".join(SQL.splitlines()[2:]), "a")


def test_placeholders_leave_out_comments_and_strings() -> None:
    assert headers.placeholders(SQL) == {"period_start", "period_end", "district_codes"}


def test_placeholders_are_replaced_outside_comments_and_strings_only() -> None:
    shown = headers.replace_placeholders(SQL, {"period_start": "date '2026-01-01'", "that": "no"})
    assert "decided_on >= date '2026-01-01'  -- not $this" in shown
    assert "'costs $5 $that'" in shown
