"""Whatever people typed stays text."""

import unicodedata

import pytest

from dashboard import markup

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "\u202eevil\u202c",
    "\u4fe1" * 10_000,
]


@pytest.mark.parametrize("name", HOSTILE)
def test_el_shows_hostile_text_as_text(name):
    written = markup.el("p", markup.isolated(name), title=name)
    inside = str(written).removeprefix("<p").removesuffix("</p>")
    assert "<script" not in inside
    assert "<img" not in inside
    assert "onmouseover='" not in inside
    assert str(written).count("<") == 4


TURNING = {"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"}


def test_apart_leaves_no_sign_that_turns_words_without_an_element():
    signs = map(chr, range(0x110000))
    turning = [one for one in signs if unicodedata.bidirectional(one) in TURNING]
    assert len(turning) > 1000
    assert [one for one in turning if not markup.apart(one).startswith("<bdi>")] == []
    plain = "\u4fe1\u5b89\u5e02 91-9901\u2026 <b>"
    assert markup.apart(plain) == plain.replace("<", "&lt;").replace(">", "&gt;")


def test_el_leaves_out_what_is_none_or_false():
    assert markup.el("a", None, False, "x", href=None, hidden=False) == "<a>x</a>"


def test_el_writes_lists_and_names_of_attributes():
    written = markup.el("ul", [markup.el("li", "1"), ["2"]], class_="a", aria_label="b")
    assert written == '<ul class="a" aria-label="b"><li>1</li>2</ul>'


def test_svg_source_cannot_leave_its_attribute():
    assert '"' not in markup.svg_source('<svg a="b">#</svg>')
