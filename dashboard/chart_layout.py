"""What all charts share: type, grid, margins, title block, source line and hover box."""

import unicodedata
from dataclasses import dataclass

from dashboard import theme

Figure = dict[str, object]

HEIGHT = 264
# A page shows the words of a chart as text, which wraps at every width; a saved picture carries
# them itself. Room for them is kept at the edges of the picture that kit.css covers on a page.
ROOM_ABOVE, ROOM_BELOW = 100, 40
# Title, subtitle and source line: the first annotations of every chart.
CAPTION_PARTS = 3
# The narrowest panel (a phone) holds a title line of so many half-width signs.
TITLE_WIDTH, SUBTITLE_WIDTH, NOTE_WIDTH = 44, 58, 64
_TITLE_LINE = 20


@dataclass(frozen=True)
class Caption:
    """The words of a chart: they travel inside the picture when it is saved as PNG.

    Attributes:
        title: The question or the finding.
        subtitle: Unit, period and scope.
        note: As-of date, build and, for synthetic data, that it is synthetic.
    """

    title: str
    subtitle: str
    note: str


def layout(
    caption: Caption,
    *,
    height: int = HEIGHT,
    left: int = 8,
    below: int = 0,
    **changes: object,
) -> Figure:
    """Return the layout of a chart: title block above, source line below, no decoration.

    The first annotations are title, subtitle and source line: a page leaves them out.

    Args:
        caption: The words.
        height: Pixels of the drawing with its axis labels.
        left: Pixels kept free for the labels of the vertical axis.
        below: Pixels kept free under the drawing for axis labels or a legend.
        **changes: Entries that replace or extend the layout.
    """
    note = wrapped(caption.note, NOTE_WIDTH)
    base: Figure = {
        "height": ROOM_ABOVE + height + ROOM_BELOW,
        "margin": {"l": left, "r": 8, "t": ROOM_ABOVE, "b": below + ROOM_BELOW, "pad": 0},
        "font": {"family": theme.FONTS, "size": 12, "color": theme.colour("secondary")},
        "paper_bgcolor": theme.colour("panel"),
        "plot_bgcolor": theme.colour("panel"),
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": hover_box(),
        "modebar": {
            "bgcolor": "rgba(0,0,0,0)",
            "color": theme.colour("faint"),
            "activecolor": theme.colour("accent"),
        },
        "annotations": [*_title(caption, left), source_line(note, left=left, below=below)],
        "template": None,
        "separators": ".,",
    }
    return base | changes


def hover_box() -> Figure:
    """Return the look of the box that follows the pointer."""
    return {
        "bgcolor": theme.colour("panel"),
        "bordercolor": theme.colour("border"),
        "align": "left",
        "font": {"family": theme.FONTS, "size": 12, "color": theme.colour("text")},
    }


def axis(**changes: object) -> Figure:
    """Return an axis without line or grid, its labels readable."""
    base: Figure = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "ticklabelstandoff": 6,
        "tickfont": {"size": 12, "color": theme.colour("secondary")},
    }
    return base | changes


def source_line(lines: list[str], *, left: int, below: int) -> Figure:
    """Return the line below a chart that makes a saved picture quotable."""
    line = text("<br>".join(_literal(line) for line in lines), x=0, y=0, size=10, ink="secondary")
    return line | {"yanchor": "top", "xshift": -left, "yshift": -below - 6}


def text(words: str, *, x: float, y: float, size: int, ink: str) -> Figure:
    """Return words at a place of the drawing, given as parts of its width and height."""
    return {
        "text": words,
        "xref": "paper",
        "yref": "paper",
        "x": x,
        "y": y,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "font": {"size": size, "color": theme.colour(ink)},
    }


def label_room(labels: list[str]) -> int:
    """Return the pixels that the longest of some axis labels needs, with a gap."""
    return 16 + round(6.4 * max((_width(label) for label in labels), default=0))


def cut(label: str, width: int) -> str:
    """Return a label of at most `width` half-width signs, its end left out where it is longer."""
    if _width(label) <= width:
        return label
    short = ""
    for sign in label:
        if _width(short + sign) > width - 1:
            break
        short += sign
    return short.rstrip() + "\u2026"


def wrapped(text: str, width: int) -> list[str]:
    """Return the text in lines of at most `width` half-width signs, cut at blanks where it can.

    Plotly never breaks a title by itself; Chinese may break anywhere, words only between.
    """
    lines, line = [], ""
    for word in _words(text):
        if line and _width(line + word.rstrip()) > width:
            lines.append(line.rstrip())
            line = word.lstrip()
        else:
            line += word
    return [*lines, line.rstrip()] if line.strip() else lines or [""]


def _title(caption: Caption, left: int) -> list[Figure]:
    """Return title and subtitle, at the upper edge of the picture.

    As annotations, because Plotly's own title neither wraps nor keeps its lines inside.
    """
    lines = wrapped(caption.title, TITLE_WIDTH)
    under = wrapped(caption.subtitle, SUBTITLE_WIDTH)
    found = []
    for words, size, ink, shift in (
        (lines, 15, "text", ROOM_ABOVE - 4),
        (under, 12, "secondary", ROOM_ABOVE - 6 - _TITLE_LINE * len(lines)),
    ):
        joined = "<br>".join(_literal(line) for line in words)
        block = text(joined, x=0, y=1, size=size, ink=ink)
        found.append(block | {"yanchor": "top", "xshift": -left, "yshift": shift})
    found[0]["font"] = found[0]["font"] | {"weight": 600}
    return found


def _literal(text: str) -> str:
    """Return text that Plotly shows as it stands: it reads a few HTML tags otherwise."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _words(text: str) -> list[str]:
    words = [""]
    for sign in text:
        if _is_wide(sign):
            words += [sign, ""]
        else:
            words[-1] += sign
            if sign == " ":
                words.append("")
    return [word for word in words if word]


def _width(text: str) -> int:
    return sum(2 if _is_wide(sign) else 1 for sign in text)


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in ("W", "F")
