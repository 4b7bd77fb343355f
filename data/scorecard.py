"""The scorecard, read and checked: what must hold before anybody is scored by it."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from data.language import Message
from data.problems import Refused
from data.scorecard_checks import CHECKS
from data.scorecard_rows import TABLES, Row

FOLDER = Path(__file__).parent / "reference" / "scorecard"
SHOWN_GRADES = {"A", "B", "C", "D"}
DELIVERED_LIKE_SHOWN = "SAMR_ABCD"

Rows = list[Any]
Scorecard = dict[str, Rows]


def wrong(name: str, line: int, said: Message) -> Refused:
    """Return the refusal that names file and line of the scorecard."""
    return Refused(
        Message("Scorecard, {file}, line {line}: {said}.", file=f"{name}.csv", line=line, said=said)
    )


def load(folder: Path = FOLDER) -> Scorecard:
    """Return the rows of every table by its name, checked against each other.

    Raises:
        Refused: a file is missing or empty, a cell cannot be used, or two rows contradict each
            other; names file and line.
    """
    found = {name: _read(name, folder) for name in TABLES}
    for name, rows in found.items():
        _require_distinct(name, rows)
    editions = {one.scorecard_version for one in found["versions"]}
    for name, rows in found.items():
        for row in rows:
            if getattr(row, "scorecard_version", None) not in {*editions, None}:
                said = Message("there is no edition {name}", name=row.scorecard_version)
                raise wrong(name, row.line, said)
    for edition in found["versions"]:
        for name, line, said in _contradictions(found, edition):
            raise wrong(name, line, said)
    _check_editions(found["versions"])
    _check_schemes(found)
    return found


def require_in_force(scorecard: Scorecard, day: date) -> None:
    """Raise Refused when no edition of the scorecard is in force on `day`."""
    last = date.max
    if not any(
        one.effective_from <= day <= (one.effective_to or last) for one in scorecard["versions"]
    ):
        raise Refused(
            Message("No edition of the scorecard is in force on {day}: add one to {file}.",
                    day=day, file="versions.csv")
        )  # fmt: skip


def _read(name: str, folder: Path) -> Rows:
    """Return the rows of one table, typed, each with its line."""
    try:
        text = (folder / f"{name}.csv").read_text(encoding="utf-8-sig")
    except OSError as error:
        said = Message("it cannot be read ({reason})", reason=error.strerror or error)
        raise wrong(name, 0, said) from None
    except UnicodeDecodeError:
        raise wrong(name, 0, Message("it is not written in UTF-8")) from None
    rows: Rows = []
    for line, cells in enumerate(csv.DictReader(text.splitlines()), start=2):
        try:
            rows.append(TABLES[name].model_validate({**cells, "line": line}))
        except (ValidationError, TypeError) as error:
            raise wrong(name, line, _cell(error)) from None
    if not rows:
        raise wrong(name, 1, Message("there are no rows"))
    return rows


def _cell(error: ValidationError | TypeError) -> Message:
    if isinstance(error, TypeError):
        return Message("there are more cells than the header has")
    first = error.errors(include_url=False)[0]
    column = ".".join(str(part) for part in first["loc"])
    return Message(
        "{column} cannot be {value}: {reason}",
        column=column, value=repr(first["input"]), reason=first["msg"],
    )  # fmt: skip


def _require_distinct(name: str, rows: Iterable[Row]) -> None:
    seen: dict[tuple[object, ...], int] = {}
    for row in rows:
        key = tuple(getattr(row, part) for part in row.keys)
        if key in seen:
            said = Message("it says again what line {line} says", line=seen[key])
            raise wrong(name, row.line, said)
        seen[key] = row.line


def _check_editions(editions: Rows) -> None:
    ordered = sorted(editions, key=lambda one: one.effective_from)
    for before, after in pairwise(ordered):
        if before.effective_to is None or before.effective_to >= after.effective_from:
            said = Message(
                "edition {name} overlaps edition {other}: it has to end before {day}",
                name=before.scorecard_version, other=after.scorecard_version,
                day=after.effective_from,
            )  # fmt: skip
            raise wrong("versions", before.line, said)
        if before.effective_to + timedelta(days=1) != after.effective_from:
            said = Message("no edition is in force between {first} and {last}",
                           first=before.effective_to, last=after.effective_from)  # fmt: skip
            raise wrong("versions", after.line, said)


def _check_schemes(found: Scorecard) -> None:
    shown = [one for one in found["schemes"] if one.is_shown == "true"]
    if len(shown) != 1:
        line = shown[1].line if shown else found["schemes"][0].line
        raise wrong("schemes", line, Message("exactly one scheme has to be the one shown"))
    (scheme,) = shown
    grades = {one.grade_code for one in found["grades"] if one.scheme_code == scheme.scheme_code}
    if grades != SHOWN_GRADES and scheme.scheme_code != DELIVERED_LIKE_SHOWN:
        said = Message("only a scheme with the grades A to D can be the one shown")
        raise wrong("schemes", scheme.line, said)


def _contradictions(found: Scorecard, edition: Any) -> Iterator[tuple[str, int, Message]]:
    """Yield what is wrong between the tables of one edition: table, line, sentence."""
    mine: dict[str, Rows] = defaultdict(list)
    for name, rows in found.items():
        mine[name] = [
            row
            for row in rows
            if getattr(row, "scorecard_version", edition.scorecard_version)
            == edition.scorecard_version
        ]
    for check in CHECKS:
        yield from check(mine)
