"""The address is the state: filters, language and theme, there and back."""

import re
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

CHIP = ".cc-chip"
DISTRICT_BUTTON = '[data-testid="stPopoverButton"] >> nth=0'
OPTION = '[data-testid="stPopoverBody"] button'
APP = ".stApp"
LIGHT, DARK = "rgb(247, 249, 251)", "rgb(7, 19, 31)"


def parameters(visitor) -> dict[str, list[str]]:
    return parse_qs(urlsplit(visitor.page.url).query)


def is_same_document(visitor) -> bool:
    return visitor.page.evaluate("() => window.sameDocument === true")


def mark_document(visitor) -> None:
    visitor.page.evaluate("() => { window.sameDocument = true }")


def wait_for_address(visitor, part: str) -> None:
    visitor.page.wait_for_url(lambda address: part in address)
    visitor.settle()


def heading(visitor):
    return visitor.page.locator("h1")


def test_cold_deep_link_opens_filtered(visitor):
    visitor.open("/enterprises?district_codes=990102&risk_tiers=D")
    expect(visitor.page.locator(CHIP)).to_have_count(2)
    assert "990102" in visitor.page.url
    assert (visitor.errors, visitor.outside) == ([], [])


def test_choosing_values_fills_the_address_and_back_takes_them_out(visitor):
    visitor.open("/")
    visitor.page.locator(DISTRICT_BUTTON).click()
    visitor.page.locator(OPTION).nth(0).click()
    wait_for_address(visitor, "district_codes=990102")
    visitor.page.locator(OPTION).nth(1).click()
    wait_for_address(visitor, "district_codes=990103")
    assert parameters(visitor)["district_codes"] == ["990102", "990103"]
    visitor.page.keyboard.press("Escape")
    visitor.page.go_back()
    expect(visitor.page.locator(CHIP)).to_have_count(1)
    assert parameters(visitor)["district_codes"] == ["990102"]
    visitor.page.go_forward()
    expect(visitor.page.locator(CHIP)).to_have_count(2)


def test_pages_keep_the_filters_without_loading_the_document_again(visitor):
    visitor.open("/?district_codes=990103&lang=en&theme=dark")
    mark_document(visitor)
    visitor.page.get_by_role("link", name="Subject search").click()
    wait_for_address(visitor, "/enterprises")
    expect(heading(visitor)).to_have_text("Subject search")
    assert is_same_document(visitor)
    assert parameters(visitor) == {
        "district_codes": ["990103"],
        "lang": ["en"],
        "theme": ["dark"],
    }
    visitor.page.go_back()
    expect(heading(visitor)).to_have_text("Overview")
    assert is_same_document(visitor)


def test_theme_switches_streamlit_and_our_colours_at_once(visitor):
    visitor.open("/data_status")
    mark_document(visitor)
    expect(visitor.page.locator(APP)).to_have_css("background-color", LIGHT)
    visitor.page.locator("a.cc-tool").click()
    expect(visitor.page.locator(APP)).to_have_css("background-color", DARK)
    assert visitor.page.locator("html").get_attribute("data-theme") == "dark"
    visitor.page.go_back()
    expect(visitor.page.locator(APP)).to_have_css("background-color", LIGHT)
    assert is_same_document(visitor)


@pytest.mark.parametrize(("theme", "ground"), [("light", LIGHT), ("dark", DARK)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_theme_of_the_address_wins_over_the_system(visitor, theme, ground, scheme):
    visitor.page.emulate_media(color_scheme=scheme)
    visitor.open(f"/data_status?theme={theme}")
    expect(visitor.page.locator(APP)).to_have_css("background-color", ground)


def test_language_switches_words_and_the_document(visitor):
    visitor.open("/data_status")
    assert visitor.page.locator("html").get_attribute("lang") == "zh-CN"
    visitor.page.get_by_role("link", name="English").click()
    expect(heading(visitor)).to_have_text("Data status")
    assert visitor.page.locator("html").get_attribute("lang") == "en"


def test_reset_and_chips_take_filters_out(visitor):
    visitor.open("/enterprises?district_codes=990102&district_codes=990103&lang=en")
    visitor.page.locator(CHIP).first.click()
    expect(visitor.page.locator(CHIP)).to_have_count(1)
    assert parameters(visitor)["district_codes"] == ["990103"]
    visitor.page.get_by_role("link", name="Reset").click()
    expect(visitor.page.locator(CHIP)).to_have_count(0)
    assert "district_codes" not in parameters(visitor)


def test_copied_link_shows_a_colleague_the_same(visitor, second_visitor):
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.open("/?district_codes=990102")
    visitor.page.locator("[data-cc-copy]").click()
    copied = visitor.page.evaluate("() => navigator.clipboard.readText()")
    assert re.search(r"period_start=\d{4}-\d\d&period_end=\d{4}-\d\d", copied)
    second_visitor.open(copied.removeprefix(f"http://{visitor.address}"))
    cards = [each.page.locator(".cc-cards").inner_text() for each in (visitor, second_visitor)]
    assert cards[0] == cards[1]


def test_values_that_cannot_be_used_are_named(visitor):
    visitor.open("/?lang=en&district_codes=000000&period_end=9999-12&theme=blue&lang=zh")
    notice = visitor.page.locator(".cc-banner-notice").inner_text()
    assert "000000" in notice
    assert visitor.page.locator(CHIP).count() == 0
    assert visitor.errors == []


# The server takes 64 KiB of a request's head for certain, and more when it comes in one piece.
@pytest.mark.parametrize("length", [1_000, 60_000])
def test_endless_address_still_opens_the_page(visitor, length):
    visitor.open(f"/data_status?lang=en&x={'a' * length}&district_codes=000000")
    expect(heading(visitor)).to_have_text("Data status")
    assert "000000" in visitor.page.locator(".cc-banner-notice").inner_text()


def test_address_beyond_what_the_server_takes_leaves_it_as_it_was(visitor):
    asking = HTTPConnection(visitor.address, timeout=20)
    with suppress(OSError, HTTPException):
        asking.request("GET", f"/data_status?x={'a' * 500_000}")
        assert asking.getresponse().status < 500
    asking.close()
    visitor.open("/data_status?lang=en")
    expect(heading(visitor)).to_have_text("Data status")


def test_thousands_of_parameters_still_open_the_page(visitor):
    many = "&".join(f"district_codes={number}" for number in range(3_000))
    visitor.open(f"/data_status?lang=en&{many}")
    expect(heading(visitor)).to_have_text("Data status")
    notice = visitor.page.locator(".cc-banner-notice").inner_text()
    assert "The address was too long; 2501 of its values were left out." in notice
