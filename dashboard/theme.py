"""The colours, the only place where a colour has a meaning; `tokens.css` is written from here."""

from dashboard import viewer
from dashboard.viewer import Theme

TOKENS: dict[Theme, dict[str, str]] = {
    "light": {
        "page": "#F7F9FB",
        "panel": "#FFFFFF",
        "border": "#DFE5EB",
        "text": "#14212B",
        "secondary": "#51616E",
        "faint": "#84929E",
        "accent": "#0B6E8F",
        "on_accent": "#FFFFFF",
        "tint": "#E6F1F5",
        "caution": "#8F4F00",
        "tier_a": "#1F5F86",
        "tier_b": "#5B9BC0",
        "tier_c": "#CF7A12",
        "tier_d": "#A81C26",
        "good": "#23806A",
        "bad": "#B23A48",
        "on_bad": "#FFFFFF",
        "neutral": "#647380",
        "seq_1": "#EAF2F7",
        "seq_2": "#ABC8DB",
        "seq_3": "#6F9FBA",
        "seq_4": "#3C7695",
        "seq_5": "#0B4F6C",
        "mark_1": "#7A3FA8",
        "mark_2": "#0F7F6C",
        "mark_3": "#B4327C",
        "mark_4": "#876A00",
        "mark_5": "#3559C7",
        "scene": "#16202A",
        "hatch": "#E9EDF1",
        "hatch_line": "#84929E",
    },
    "dark": {
        "page": "#07131F",
        "panel": "#0D1F30",
        "border": "#1D3448",
        "text": "#E8EFF5",
        "secondary": "#A9BACA",
        "faint": "#6E8396",
        "accent": "#3FB8D0",
        "on_accent": "#07131F",
        "tint": "#10364A",
        "caution": "#F2B25C",
        "tier_a": "#3C8DBF",
        "tier_b": "#B3D5E7",
        "tier_c": "#F7BF66",
        "tier_d": "#DC4B53",
        "good": "#4CC3A1",
        "bad": "#F07178",
        "on_bad": "#07131F",
        "neutral": "#8FA1B1",
        "seq_1": "#12304A",
        "seq_2": "#235473",
        "seq_3": "#387B9A",
        "seq_4": "#52A5C1",
        "seq_5": "#6FD0E6",
        "mark_1": "#C59BF0",
        "mark_2": "#45CBA8",
        "mark_3": "#F28AC0",
        "mark_4": "#E3C458",
        "mark_5": "#8FB0FF",
        "scene": "#FFF6E5",
        "hatch": "#142536",
        "hatch_line": "#6E8396",
    },
}
FONTS = (
    '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", '
    '"WenQuanYi Micro Hei", sans-serif'
)
TIERS = ("A", "B", "C", "D")


def colour(token: str, theme: Theme | None = None) -> str:
    """Return a colour as #RRGGBB, in the viewer's theme unless another is named.

    Raises:
        KeyError: No such token.
    """
    return TOKENS[theme or viewer.current().theme][token]


def tier_colours(theme: Theme | None = None) -> dict[str, str]:
    """Return the colour of each risk tier; used for tiers and nothing else."""
    return {tier: colour(f"tier_{tier.lower()}", theme) for tier in TIERS}


def on_tier(tier: str, theme: Theme | None = None) -> str:
    """Return the ink that can be read on the colour of a tier, as the tables have it."""
    if (theme or viewer.current().theme) == "dark":
        return colour("page", theme)
    return colour("text" if tier in ("B", "C") else "panel", theme)


def sequential(theme: Theme | None = None) -> list[str]:
    """Return the five steps of maps and heat tables, from little to much."""
    return [colour(f"seq_{step}", theme) for step in range(1, 6)]


def marks(theme: Theme | None = None) -> list[str]:
    """Return the colours that tell kinds apart where no order is meant, the first for the most."""
    return [colour(f"mark_{place}", theme) for place in range(1, 6)]


def readable_on(ground: str) -> str:
    """Return the text, panel or page colour, whichever stands out most on a ground colour."""
    inks = [colour(token) for token in ("text", "panel", "page")]
    return max(inks, key=lambda ink: _contrast(ink, ground))


def stylesheet() -> str:
    """Return the colours as CSS variables `--cc-<token>` for both themes."""
    blocks = []
    for name, tokens in TOKENS.items():
        lines = [f"  --cc-{token.replace('_', '-')}: {value};" for token, value in tokens.items()]
        selector = ":root" if name == "light" else ':root[data-theme="dark"]'
        blocks.append("\n".join([f"{selector} {{", f"  color-scheme: {name};", *lines, "}"]))
    return "\n".join(blocks) + f"\n:root {{\n  --cc-fonts: {FONTS};\n}}\n"


def _contrast(ink: str, ground: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(ink), _luminance(ground)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(shade: str) -> float:
    channels = [int(shade[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
