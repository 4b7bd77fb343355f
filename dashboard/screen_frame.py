"""All scenes of the command screen as one answer, made once for everyone with the same rights."""

import gzip
import hashlib
import json
from dataclasses import dataclass
from datetime import date

from dashboard import (
    choices,
    formats,
    freshness,
    labels,
    screen_attention,
    screen_charts,
    screen_scenes,
    screen_tiles,
    settings,
    viewer,
)
from dashboard.access import Scope
from dashboard.i18n import _, ngettext
from dashboard.markup import Markup, join
from dashboard.periods import default_period
from dashboard.published import BuildInfo
from dashboard.results import Results
from dashboard.screen_parts import Asked
from dashboard.screen_scenes import Scene, box
from dashboard.selection import FILTERS, Selection
from dashboard.viewer import Language, Viewer

MOST_BYTES = 32 * 2**20
# The page a selection of the screen belongs to: links are made from the overview.
_PAGE = "overview"


@dataclass(frozen=True)
class Frame:
    """An answer ready to be sent: JSON, the same compressed, and its mark for `If-None-Match`."""

    body: bytes
    packed: bytes
    etag: str


FRAMES: Results[Frame] = Results(MOST_BYTES, lambda frame: len(frame.body) + len(frame.packed))


def frame(build: BuildInfo, scope: Scope, language: Language, district: str | None) -> Frame:
    """Return all scenes of a build for a viewer, in a language, for a district or the city."""
    day = freshness.today()
    known = choices.of_build(build.build_id, scope).values["district_codes"]
    own = district if district in known else None
    unknown = district is not None and own is None
    key = (build.build_id, scope.rights(), language, own, unknown, day)
    return FRAMES.get(key, lambda: _made(build, scope, language, own, unknown, day))


def _made(build: BuildInfo, scope: Scope, language: Language, district: str | None,
          is_unknown: bool, day: date) -> Frame:  # fmt: skip
    viewer.become(Viewer(language, "dark", scope, build.build_id))
    chosen = selection_of(build, scope, language, district)
    content = {
        "build_id": build.build_id,
        "day": day.isoformat(),
        "title": _title(build, district, language),
        "as_of": _("Data as of {day}").format(day=formats.date(build.as_of)),
        "lag": _lag(build),
        "is_stale": freshness.lag_days(build) > settings.get().stale_days,
        "build": _("build {build_id}").format(build_id=build.build_id),
        "is_synthetic": build.is_synthetic,
        "note": _("The address names an unknown district; the whole city is shown.")
        if is_unknown
        else "",
        "scenes": [_scene(name, one, chosen) for name, one in screen_scenes.scenes().items()],
    }
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return Frame(body, gzip.compress(body, 6), f'"{hashlib.sha256(body).hexdigest()[:20]}"')


def selection_of(
    build: BuildInfo, scope: Scope, language: Language, district: str | None
) -> Selection:
    """Return the selection of the screen: everything, or one district, over the default period."""
    begins, ends = default_period(build.as_of)
    nothing: tuple[str, ...] = ()
    filters = dict.fromkeys(FILTERS, nothing)
    if district is not None:
        filters["district_codes"] = (district,)
    return Selection(
        page_id=_PAGE,
        **filters,
        period_start=begins,
        period_end=ends,
        as_of=build.as_of,
        build_id=build.build_id,
        language=language,
        theme="dark",
        scope=scope,
    )


def _title(build: BuildInfo, district: str | None, language: Language) -> str:
    city = build.city_name if language == "zh" else build.city_name_en
    place = city if district is None else labels.district(district)
    return _("{place} credit supervision").format(place=place)


def _lag(build: BuildInfo) -> str:
    lag = freshness.lag_days(build)
    if lag <= 0:
        return ""
    return ngettext("{count} day ago", "{count} days ago", lag).format(count=lag)


def _scene(name: str, scene: Scene, selection: Selection) -> dict[str, object]:
    tiles = screen_tiles.column(name, scene.figures, scene.opens, selection)
    pictures = [_picture(name, part, scene, selection) for part in scene.parts]
    found = screen_attention.items(scene.attention, selection)
    return {
        "id": name,
        "title": labels.in_language(scene.title),
        "sheet": str(join([*tiles, *pictures])),
        "attention": [
            {"text": one.text, "why": one.why, "href": one.href, "tone": one.tone} for one in found
        ],
        "nothing": "" if found else screen_attention.nothing(scene.attention),
    }


def _picture(scene_id: str, name: str, scene: Scene, selection: Selection) -> Markup:
    part = scene.parts[name]
    asked = Asked(f"{scene_id}/{name}", part, part.opens or scene.opens, box(part.place), selection)
    return screen_charts.CHARTS[part.chart].draw(asked)
