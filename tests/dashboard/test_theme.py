"""Colours that everybody can read and tell apart, and that stand in one place only."""

import re
import tomllib
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from dashboard import document, theme, viewer
from tests.dashboard.colours import SIGHTS, contrast, distance, distance_2000, lab, linear, seen

ROOT = Path(__file__).resolve().parents[2]
THEMES = ("light", "dark")
TEXTS = ("text", "secondary", "accent", "good", "bad", "neutral", "caution")
MARKS = ("faint", "tier_a", "tier_b", "tier_c", "tier_d", "good", "bad", "neutral", "hatch_line")


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("token", TEXTS)
@pytest.mark.parametrize("ground", ["page", "panel"])
def test_text_stands_out_from_its_ground(name, token, ground):
    assert contrast(theme.colour(token, name), theme.colour(ground, name)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("text", "tint"),
        ("secondary", "tint"),
        ("accent", "tint"),
        ("on_accent", "accent"),
        ("on_bad", "bad"),
    ],
)
def test_text_on_a_coloured_ground_stands_out(name, text, ground):
    assert contrast(theme.colour(text, name), theme.colour(ground, name)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("token", MARKS)
def test_marks_stand_out_from_the_panel(name, token):
    assert contrast(theme.colour(token, name), theme.colour("panel", name)) >= 3


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("sight", [None, *SIGHTS])
@pytest.mark.parametrize(("one", "other"), list(combinations(theme.TIERS, 2)))
def test_tiers_differ_for_every_reader(name, sight, one, other):
    colours = theme.tier_colours(name)
    lights = [
        linear(colours[t]) if sight is None else seen(colours[t], sight) for t in (one, other)
    ]
    assert distance_2000(*map(lab, lights)) >= 20


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # Sharma, Wu and Dalal 2005, table 1: pairs 1, 7, 10, 17, 21 and 34.
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.49, -0.001), (50, -2.49, 0.0010), 7.1792),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (50, 3.1736, 0.5854), 1.0),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_distance_2000_agrees_with_published_pairs(one, other, expected):
    assert distance_2000(one, other) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("token", ["tier_a", "tier_b", "tier_c", "tier_d"])
def test_words_on_a_tier_can_be_read(monkeypatch, name, token):
    monkeypatch.setattr(viewer, "current", lambda: viewer.Viewer("en", name))
    ground = theme.colour(token)
    assert contrast(theme.readable_on(ground), ground) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_map_steps_are_even(name):
    shades = [lab(linear(colour)) for colour in theme.sequential(name)]
    steps = [distance(*pair) for pair in pairwise(shades)]
    assert min(steps) >= 14
    assert max(steps) <= 1.4 * min(steps)


def test_both_themes_have_the_same_tokens():
    assert list(theme.TOKENS["light"]) == list(theme.TOKENS["dark"])


def test_streamlit_has_our_colours_and_fonts():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]
    assert config["font"] == theme.FONTS
    for name in THEMES:
        token = theme.TOKENS[name]
        expected = {
            "primaryColor": token["accent"],
            "backgroundColor": token["page"],
            "secondaryBackgroundColor": token["panel"],
            "textColor": token["text"],
            "linkColor": token["accent"],
            "borderColor": token["border"],
        }
        assert expected.items() <= config[name].items()


def test_stylesheets_use_known_variables_and_no_colours_of_their_own():
    known = {f"--cc-{token.replace('_', '-')}" for token in theme.TOKENS["light"]}
    known |= {"--cc-fonts", "--cc-mask"}
    for sheet in (ROOT / "static" / "css").glob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        own = set(re.findall(r"(--cc-[a-z0-9-]+)\s*:", text))
        assert set(re.findall(r"var\((--cc-[a-z0-9-]+)", text)) - known - own == set(), sheet.name
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", text) == [], sheet.name


def test_no_colour_stands_outside_the_theme():
    allowed = {"theme.py"}
    for file in [*(ROOT / "dashboard").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]:
        if file.name not in allowed:
            found = re.findall(r"[\"'](#[0-9a-fA-F]{6})[\"']", file.read_text(encoding="utf-8"))
            assert found == [], file.name


def test_every_icon_that_is_named_is_shipped():
    rules = set(re.findall(r"\.cc-icon-([a-z_-]+)", document.stylesheet()))
    from dashboard.navigation import PAGES

    assert {page.icon for page in PAGES} <= rules
    for file in (ROOT / "dashboard").rglob("*.py"):
        named = re.findall(r"cc-icon-([a-z_]+)[\"' ]", file.read_text(encoding="utf-8"))
        assert set(named) <= rules, file.name
