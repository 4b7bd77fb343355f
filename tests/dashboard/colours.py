"""Measures of colour: WCAG contrast, colour-blind sight, and distance as the eye sees it."""

from math import atan2, cos, degrees, dist, exp, hypot, radians, sin, sqrt

RGB = tuple[float, float, float]

# Machado, Oliveira and Fernandes 2009, complete deficiency, applied to linear light.
SIGHTS: dict[str, tuple[RGB, RGB, RGB]] = {
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}
WHITE = (0.95047, 1.0, 1.08883)


def linear(colour: str) -> RGB:
    """Return the light of `#RRGGBB`, each part 0-1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    lights = sorted(
        (
            0.2126 * red + 0.7152 * green + 0.0722 * blue
            for red, green, blue in map(linear, (one, other))
        ),
        reverse=True,
    )
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def seen(colour: str, sight: str) -> RGB:
    """Return the light of a colour as somebody with this deficiency sees it."""
    light = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, light, strict=True))))
        for row in SIGHTS[sight]
    )
    return red, green, blue


def lab(light: RGB) -> RGB:
    """Return CIE L*a*b* (D65) of linear light."""
    red, green, blue = light
    xyz = (
        0.4124564 * red + 0.3575761 * green + 0.1804375 * blue,
        0.2126729 * red + 0.7151522 * green + 0.0721750 * blue,
        0.0193339 * red + 0.1191920 * green + 0.9503041 * blue,
    )
    x, y, z = (
        part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
        for part in (value / white for value, white in zip(xyz, WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: RGB, other: RGB) -> float:
    """Return the difference of two L*a*b* colours (CIE 1976)."""
    return dist(one, other)


def distance_2000(one: RGB, other: RGB) -> float:
    """Return the difference of two L*a*b* colours (CIEDE2000).

    After Sharma, Wu and Dalal 2005, whose pairs the test of this function uses.
    """
    mean_chroma = (hypot(*one[1:]) + hypot(*other[1:])) / 2
    stretch = 1 + 0.5 * (1 - sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7)))
    (l_1, c_1, h_1), (l_2, c_2, h_2) = (
        (light, hypot(stretch * a, b), degrees(atan2(b, stretch * a)) % 360)
        for light, a, b in (one, other)
    )
    turn = (h_2 - h_1 + 180) % 360 - 180 if c_1 * c_2 else 0.0
    hue = h_1 + turn / 2 if c_1 * c_2 else h_1 + h_2
    light, chroma = (l_1 + l_2) / 2 - 50, (c_1 + c_2) / 2
    by_light = (l_2 - l_1) / (1 + 0.015 * light**2 / sqrt(20 + light**2))
    by_chroma = (c_2 - c_1) / (1 + 0.045 * chroma)
    by_hue = 2 * sqrt(c_1 * c_2) * sin(radians(turn / 2)) / (1 + 0.015 * chroma * _hue_weight(hue))
    rotation = -2 * sqrt(chroma**7 / (chroma**7 + 25**7))
    rotation *= sin(radians(60 * exp(-(((hue % 360 - 275) / 25) ** 2))))
    return sqrt(by_light**2 + by_chroma**2 + by_hue**2 + rotation * by_chroma * by_hue)


def _hue_weight(hue: float) -> float:
    parts = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))
    return 1 + sum(weight * cos(radians(times * hue + turn)) for weight, times, turn in parts)
