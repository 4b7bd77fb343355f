"""What an address becomes: known values are used, all others are named and left out."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import selection
from dashboard.periods import default_period
from dashboard.selection import Choices, Dropped
from tests.dashboard.conftest import AS_OF, make_selection

MONTHS = tuple(date(year, month, 1) for year in (2024, 2025, 2026) for month in range(1, 13))[:-2]
CHOICES = Choices(
    {
        "district_codes": ("990101", "990102", "990100", "unlocated"),
        "industry_sections": ("A", "B", "C"),
        "subject_types": ("enterprise", "institution"),
        "risk_tiers": ("A", "B", "C", "D", "unrated"),
        "department_codes": ("D1", "D2"),
    },
    MONTHS,
)
BEGINS, ENDS = default_period(AS_OF)
START = make_selection("one", period_start=BEGINS, period_end=ENDS)


def read(**address):
    given = {name: value if isinstance(value, list) else [value] for name, value in address.items()}
    return selection.read(given, START, CHOICES)


def test_empty_address_is_the_default():
    assert read() == (START, [])
    assert START.has_default_period


def test_known_values_are_used_in_the_order_of_the_mart():
    found, dropped = read(district_codes=["990102", "990101"], risk_tiers="D")
    assert found.district_codes == ("990101", "990102")
    assert found.risk_tiers == ("D",)
    assert dropped == []


def test_unknown_district_is_dropped_with_a_notice():
    found, dropped = read(district_codes=["990101", "123456"])
    assert found.district_codes == ("990101",)
    assert dropped == [Dropped("district_codes", "123456")]


def test_value_that_is_repeated_counts_once():
    found, dropped = read(district_codes=["990101", "990101"])
    assert (found.district_codes, dropped) == (("990101",), [])


def test_months_are_inclusive_in_the_address_and_half_open_inside():
    found, dropped = read(period_start="2026-01", period_end="2026-03")
    assert (found.period_start, found.period_end) == (date(2026, 1, 1), date(2026, 4, 1))
    assert dropped == []


def test_december_is_followed_by_january():
    found, _ = read(period_start="2025-12", period_end="2025-12")
    assert (found.period_start, found.period_end) == (date(2025, 12, 1), date(2026, 1, 1))


def test_date_of_9999_is_outside_the_data():
    found, dropped = read(period_end="9999-12")
    assert (found.period_start, found.period_end) == (BEGINS, ENDS)
    assert dropped == [Dropped("period_end", "9999-12", "outside")]


def test_period_that_ends_before_it_begins_is_dropped():
    found, dropped = read(period_start="2026-05", period_end="2026-02")
    assert found.has_default_period
    assert dropped == [Dropped("period_end", "2026-02", "order")]


def test_single_end_before_the_default_beginning_moves_the_beginning():
    found, dropped = read(period_end="2024-03")
    assert (found.period_start, found.period_end) == (date(2024, 3, 1), date(2024, 4, 1))
    assert dropped == []


def test_repeated_month_keeps_the_first():
    found, dropped = read(period_start=["2026-01", "2026-02"])
    assert found.period_start == date(2026, 1, 1)
    assert dropped == [Dropped("period_start", "2026-02", "repeated")]


def test_language_and_theme_have_defaults():
    assert selection.read_appearance({}) == ("zh", "light", [])
    language, theme, dropped = selection.read_appearance({"lang": ["xx"], "theme": ["dark", "x"]})
    assert (language, theme) == ("zh", "dark")
    assert dropped == [Dropped("lang", "xx"), Dropped("theme", "x", "repeated")]


def test_endless_address_is_read_in_bounded_time_and_shown_short():
    found, dropped = read(district_codes=["x" * 100_000] + [f"n{i}" for i in range(100_000)])
    assert found.district_codes == ()
    assert len(dropped) <= selection.MAX_VALUES
    assert all(len(item.value) <= 25 for item in dropped)


def test_control_characters_are_not_shown():
    assert selection.shortened("\u202ea\x00b\nc") == "abc"


# Hypothesis reads its table of characters the first time, which is slow on its own.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([*selection.FILTERS, *selection.PERIOD]),
        st.lists(
            st.text() | st.sampled_from(["990101", "D", "2026-01", "2025-13", "\u0662026-01"])
        ),
    )
)
def test_any_address_gives_a_usable_selection(address):
    found, dropped = selection.read(address, START, CHOICES)
    assert found.period_start < found.period_end
    assert all(set(getattr(found, name)) <= set(CHOICES.values[name]) for name in selection.FILTERS)
    assert all(item.reason in ("unknown", "repeated", "outside", "order") for item in dropped)
