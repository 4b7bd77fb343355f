"""What the page of the risk tiers is asked for beyond the filters: months, measure, and a list."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dashboard import labels, links, mart
from dashboard.choices import TIERS
from dashboard.kept import kept
from dashboard.periods import following, previous, read_month, shifted
from dashboard.selection import Dropped, Selection, shortened

LISTS = ("move", "reason", "graded")
ANCHOR = "#subjects"
SHARE, COUNT, LIFT = "share", "count", "lift"
NEW, LEFT, ANY, WORSE, BETTER = "new", "left", "any", "worse", "better"
# The months of which a build knows the tiers.
KNOWN_MONTHS, APART = 36, 12
BEFORE, AFTER = (*TIERS, NEW), (*TIERS, LEFT)
# The tiers that a page asks about when none is chosen.
HIGHER, GRADES = ("C", "D"), ("A", "B", "C", "D")


@dataclass(frozen=True)
class Asked:
    """The page's own parameters, checked; of the three lists at most one is not None.

    `graded` is a tier and a grade of `scheme`. `scheme` is empty when there is no other.
    """

    measure: str
    moved_from: date
    moved_to: date
    scheme: str
    move: str | None
    reason: str | None
    graded: tuple[str, str] | None
    dropped: tuple[Dropped, ...]


def of(selection: Selection) -> Asked:
    """Return what the address asks for; what it cannot mean is left out and named."""
    dropped: list[Dropped] = []
    first, last = _months(selection, dropped)
    schemes = other_schemes(selection)
    found = {
        "heat": _one_of(selection, "heat", (SHARE, COUNT, LIFT), dropped),
        "scheme": _one_of(selection, "scheme", schemes, dropped),
        "move": _list(selection, "move", dropped),
        "reason": _list(selection, "reason", dropped),
        "graded": _list(selection, "graded", dropped),
    }
    name = next((name for name in LISTS if found[name]), None)
    tier, _sign, grade = str(found["graded"] or "").partition("-")
    return Asked(
        measure=found["heat"] or SHARE,
        moved_from=first,
        moved_to=last,
        scheme=found["scheme"] or (schemes[0] if schemes else ""),
        move=found["move"] if name == "move" else None,
        reason=found["reason"] if name == "reason" else None,
        graded=(tier, grade) if name == "graded" else None,
        dropped=tuple(dropped),
    )


def ahead(asked: Asked, selection: Selection) -> None:
    """Begin to read what the page asks for in any case."""
    tiers = higher(selection)
    sections = replace(selection, industry_sections=())
    mart.ahead(["risk_tiers/by_section"], sections)
    mart.ahead(["risk_tiers/cells"], replace(sections, district_codes=()), higher_tiers=tiers)
    moved = {"moved_from": asked.moved_from, "moved_to": asked.moved_to}
    mart.ahead(["risk_tiers/transitions"], selection, **moved)
    why = ("risk_tiers/reasons", "risk_tiers/scheme_cross") if is_now(selection) else ()
    mart.ahead(why, selection, higher_tiers=tiers, scheme=asked.scheme)


def opening(selection: Selection, **params: links.Param) -> str:
    """Return the address at which the list of the page shows what is behind a figure."""
    nothing: dict[str, links.Param] = dict.fromkeys((*LISTS, "sort", "page", "columns"))
    return links.with_(selection, **(nothing | params)) + ANCHOR


def higher(selection: Selection) -> tuple[str, ...]:
    """Return the tiers asked about: those chosen, else C and D."""
    return selection.risk_tiers or HIGHER


def graded_tiers(selection: Selection) -> tuple[str, ...]:
    """Return the tiers to compare over time: those chosen, else all four."""
    return tuple(t for t in GRADES if t in selection.risk_tiers) or GRADES


def is_now(selection: Selection) -> bool:
    """Return whether the period reaches the build's day, of which reasons are known."""
    return selection.period_end > selection.as_of


@kept
def other_schemes(selection: Selection) -> tuple[str, ...]:
    """Return the schemes beside the shown one in which somebody has a grade.

    Delivered ones come first: what is cut from the same score says little about it.
    """
    frame = mart.frame("risk_tiers/schemes", selection)
    graded = frame[~frame["is_shown"] & (frame["subject_count"] > 0)]
    own = graded["basis"] == "score"
    return (*graded.loc[~own, "scheme_code"], *graded.loc[own, "scheme_code"])


def months(selection: Selection) -> list[date]:
    """Return the months of which tiers are known, oldest first."""
    newest = selection.as_of.replace(day=1)
    return [shifted(newest, -back) for back in range(KNOWN_MONTHS - 1, -1, -1)]


def look(month: date, selection: Selection) -> date:
    """Return the day a month is looked at: its last, or the build's day in its own month."""
    return min(following(month) - timedelta(days=1), selection.as_of)


def moves(move: str) -> list[str]:
    """Return the moves, as 'A-C', that an address means: one, a whole line, or a direction."""
    ranks = {tier: rank for rank, tier in enumerate(GRADES)}
    if move in (WORSE, BETTER):
        sign = 1 if move == WORSE else -1
        return [f"{a}-{b}" for a in ranks for b in ranks if (ranks[b] - ranks[a]) * sign > 0]
    before, _sign, after = move.partition("-")
    return [
        f"{a}-{b}"
        for a in (BEFORE if before == ANY else (before,))
        for b in (AFTER if after == ANY else (after,))
        if (a, b) != (NEW, LEFT)
    ]


def on_path(moves: Iterable[str]) -> list[str]:
    """Return moves as the letters that the path of a subject has in the two months."""
    letters = {NEW: "-", LEFT: "-", "unrated": "u"}
    return ["".join(letters.get(code, code) for code in move.split("-")) for move in moves]


def _months(selection: Selection, dropped: list[Dropped]) -> tuple[date, date]:
    """Return the months compared: by default the last complete one and that of a year before."""
    known = months(selection)
    complete = known[-1] if following(known[-1]) - timedelta(1) == selection.as_of else known[-2]
    last = max(min(complete, previous(selection.period_end)), known[1])
    first = max(shifted(last, -APART), known[0])
    asked_first = _month(selection, "from", known, dropped)
    asked_last = _month(selection, "to", known, dropped)
    begins, ends = asked_first or first, asked_last or last
    if asked_last and not asked_first:
        begins = max(shifted(ends, -APART), known[0])
    if begins < ends:
        return begins, ends
    if asked_last:
        dropped.append(Dropped("to", f"{asked_last:%Y-%m}", "order"))
    return first, last


def _month(
    selection: Selection, name: str, known: list[date], dropped: list[Dropped]
) -> date | None:
    text = selection.extra_value(name)
    month = read_month(text) if text else None
    if text and month not in known:
        reason = "unknown" if month is None else "outside"
        dropped.append(Dropped(name, shortened(text), reason))
        return None
    return month


def _one_of(
    selection: Selection, name: str, known: tuple[str, ...], dropped: list[Dropped]
) -> str | None:
    text = selection.extra_value(name)
    if text and text not in known:
        dropped.append(Dropped(name, shortened(text)))
        return None
    return text


def _list(selection: Selection, name: str, dropped: list[Dropped]) -> str | None:
    text = selection.extra_value(name)
    if text and not _is_known(name, text):
        dropped.append(Dropped(name, shortened(text)))
        return None
    return text or None


def _is_known(name: str, text: str) -> bool:
    before, sign, after = text.partition("-")
    if name == "reason":
        return labels.word("score_reason", text) != text
    if name == "graded":
        return before in TIERS and bool(after)
    return text in (WORSE, BETTER) or (
        bool(sign) and before in (*BEFORE, ANY) and after in (*AFTER, ANY)
    )
