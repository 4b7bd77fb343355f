"""Beside the map: a search that flies to a subject, and the areas from most to least."""

import pandas as pd
import streamlit as st

from dashboard import formats, labels, links, map_areas, map_asked, markup, mart, places
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.map_asked import FIND, FOCUS, LISTED, LONGEST_FIND, POINTS, UNKNOWN_TOWN, Asked
from dashboard.markup import Markup
from dashboard.selection import Selection

SHORTEST = 2


def search(asked: Asked, selection: Selection) -> None:
    """Show the search box and what it finds; a result flies the map to its subject."""
    key = "map_find"
    st.session_state[key] = asked.find

    def find() -> None:
        st.query_params.pop(FOCUS, None)
        text = st.session_state[key].strip()
        if text:
            st.query_params[FIND] = text
        else:
            st.query_params.pop(FIND, None)

    st.text_input(
        _("Find on the map"),
        key=key,
        on_change=find,
        max_chars=LONGEST_FIND,
        placeholder=_("Find on the map: name, initials or code"),
        label_visibility="collapsed",
    )
    if asked.find:
        st.html(_results(asked, selection))


def _results(asked: Asked, selection: Selection) -> Markup:
    if len(asked.find) < SHORTEST:
        said = _("Type at least {count} characters").format(count=SHORTEST)
        return markup.el("p", said, class_="cc-quiet cc-map-found")
    found = mart.frame("map/find", selection, search_text=asked.find)
    if found.empty:
        way = markup.el(
            "a", _("Search all subjects"), href=links.to("enterprises", selection, q=asked.find)
        )
        said = _("Nobody on the map is called so.")
        return markup.el("p", said, " ", way, class_="cc-quiet cc-map-found")
    entries = [_result(row, asked, selection) for row in records_of(found)]
    return markup.el("ul", entries, class_="cc-map-found", aria_label=_("Found on the map"))


def _result(row: dict[str, object], asked: Asked, selection: Selection) -> Markup:
    """Return one subject: to its point where it has one, else to its file."""
    uscc, layer = str(row["uscc"]), str(row["map_layer"])
    can_fly = row["map_place"] == "point" and selection.scope.sees_points
    if can_fly:
        shown = POINTS if layer == LISTED else layer
        left = [name for name in asked.layers if name not in (shown, map_asked.HEXAGONS)]
        layers = ",".join(name for name in map_asked.LAYERS if name in (*left, shown))
        address = links.with_(selection, focus=uscc, layers=layers, town=None, list=None)
    else:
        address = links.to("enterprise", selection, uscc=uscc)
    where = _(", ").join(
        [
            labels.word("map_layer", layer),
            labels.district(str(row["district_code"])),
            *([] if can_fly else [labels.word("map_place", str(row["map_place"]))]),
        ]
    )
    return markup.el(
        "li",
        markup.el("a", markup.isolated(row["subject_name"]), href=address),
        markup.el("small", where),
        aria_current="true" if asked.focus == uscc else None,
    )


def ranking(asked: Asked, selection: Selection) -> None:
    """Show the areas by what colours them; a name narrows the page, a count opens its list."""
    with st.container(border=True, key="cc_panel_map_ranking", height="stretch"):
        st.html(_ranked(asked, selection))
        _method()


@kept
def _ranked(asked: Asked, selection: Selection) -> Markup:
    frame = map_areas.shown(asked, selection)
    ranked = frame.sort_values(["value", "code"], ascending=[False, True], na_position="last")
    apart = [*places.buckets(), UNKNOWN_TOWN]
    is_apart = ranked["code"].isin(apart)
    ranked = pd.concat([ranked[~is_apart], ranked[is_apart & (ranked["count"] > 0)]])
    largest = max((float(v) for v in ranked["value"] if not formats.is_missing(v)), default=0.0)
    entries = [
        _entry(row, asked, selection, largest or 1.0, is_apart=row["code"] in apart)
        for row in records_of(ranked)
    ]
    body = markup.el("ol", entries, class_="cc-ranking cc-map-ranking")
    return markup.el("section", markup.el("h3", _headline(selection)), body, class_="cc-ranked")


def _headline(selection: Selection) -> str:
    return _("Towns, highest first") if map_areas.has_towns(selection) else _("Highest first")


def _entry(
    row: dict[str, object], asked: Asked, selection: Selection, largest: float, *, is_apart: bool
) -> Markup:
    code, value = str(row["code"]), row["value"]
    share = 0.0 if formats.is_missing(value) else float(str(value)) / largest * 100
    has_towns = map_areas.has_towns(selection)
    is_chosen = code == asked.town
    if has_towns:
        narrow = map_asked.narrowed(selection, town=None if is_chosen else code)
        opened = map_asked.narrowed(selection, town=code) + map_asked.ANCHOR
    else:
        narrow = map_asked.narrowed(selection, district_codes=(code,))
        ended = map_areas.is_past(selection) and map_areas.counts_ended(asked, selection)
        lists = {"open": "change-listed"} if ended else {}
        opened = map_asked.narrowed(selection, district_codes=(code,), **lists) + map_asked.ANCHOR
    is_told = not row["hidden"] and bool(row["count"])
    count = map_areas.written_count(row)
    return markup.el(
        "li",
        markup.el("a", row["name"], href=narrow),
        markup.el(
            "span",
            markup.el("span", style=f"width:{share:.1f}%"),
            class_="cc-bar",
            aria_hidden="true",
        ),
        markup.el("span", map_areas.written_rate(_rate(row)), class_="cc-number cc-quiet"),
        markup.el("a", count, href=opened, class_="cc-number")
        if is_told
        else markup.el("span", count, class_="cc-number cc-quiet"),
        class_=("cc-chosen " if is_chosen else "") + ("cc-apart" if is_apart else ""),
    )


def _rate(row: dict[str, object]) -> object:
    """Return the rate that colours an area, whatever measure is chosen."""
    if row["hidden"]:
        return None
    return row["rate"] if formats.is_missing(row["smoothed"]) else row["smoothed"]


def _method() -> None:
    with st.popover(_("How small numbers are handled"), width="stretch"):
        texts = [
            _("Rates are listed subjects per 1 000 active subjects of the same area and filters."),
            _(
                "A town's rate is drawn towards the rate of its district as far as chance explains "
                "the distance (empirical Bayes, Marshall 1991): two among three hundred say little."
            ),
            _("An area with fewer than 5 active subjects is hatched and has no rate."),
            _(
                "Hexagons with 1 to 4 subjects are hatched; where only one would be, the next "
                "smallest is as well, so that no sum tells it."
            ),
            _(
                "Individual businesses are natural persons in trade (Civil Code, article 54): on "
                "the dishonest lists they are counted in areas and hexagons, and are never a point."
            ),
        ]
        st.html(markup.el("ul", [markup.el("li", text) for text in texts], class_="cc-basis"))
