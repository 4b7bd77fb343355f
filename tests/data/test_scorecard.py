"""A scorecard that contradicts itself is refused with file, line and what is wrong."""

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest

from data import scorecard
from data.problems import Refused
from data.scorecard_checks import INDICATORS
from data.settings import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(scorecard.FOLDER, tmp_path / "scorecard"))


def change(folder: Path, name: str, line: int, **cells: str) -> None:
    """Change cells of one line of a table; line 2 is the first below the header."""
    path = folder / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[line - 2] |= cells
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def line_of(folder: Path, name: str, **cells: str) -> int:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            if cells.items() <= row.items():
                return line
    raise KeyError(cells)


def test_the_scorecard_shipped_is_in_order_and_covers_every_day_from_2022() -> None:
    found = scorecard.load()
    for day in (date(2022, 1, 1), date(2026, 3, 31), date(2026, 4, 1), date(2040, 1, 1)):
        scorecard.require_in_force(found, day)


def test_a_day_before_the_first_edition_is_refused() -> None:
    with pytest.raises(Refused, match=r"No edition .* in force on 2021-12-31: add one to versions"):
        scorecard.require_in_force(scorecard.load(), date(2021, 12, 31))


NEW = {"scorecard_version": "2026"}
CASES = [
    ("versions", {"scorecard_version": "2025"}, {"effective_to": "2026-04-01"}, "overlaps edition"),
    ("versions", {"scorecard_version": "2025"}, {"effective_to": "2026-03-01"}, "no edition is in"),
    ("versions", NEW, {"source": ""}, "source cannot be ''"),
    ("points", NEW | {"indicator_id": "SU01"}, {"indicator_id": "XX99"}, "no indicator XX99"),
    ("points", NEW, {"scorecard_version": "2099"}, "there is no edition 2099"),
    ("points", NEW, {"points": "-3"}, "points cannot be '-3'"),
    ("indicators", NEW | {"indicator_id": "SU01"}, {"indicator_id": "SU77"}, "no indicator SU77"),
    ("indicators", NEW, {"cap_points": "-1"}, "cap_points cannot be '-1'"),
    ("indicators", NEW, {"dimension_id": "luck"}, "there is no dimension luck"),
    ("indicators", NEW, {"decay_id": "never"}, "there is no decay never"),
    ("dimensions", NEW | {"dimension_id": "supervision"}, {"cap_points": "70"}, "could take 105"),
    ("decay", NEW | {"decay_id": "three_years", "age_from_days": "365"}, {"age_from_days": "400"},
     "end where the next one begins"),
    ("decay", NEW | {"decay_id": "first_year"}, {"age_from_days": "3"}, "begin at age 0"),
    ("direct_rules", NEW, {"grade_code": "E"}, "there is no grade E"),
    ("direct_rules", NEW | {"severity": "licence_revoked"}, {"severity": "lost"}, "severity lost"),
    ("grades", NEW | {"scheme_code": "MODEL_ABCD", "grade_code": "C"}, {"score_from": "80"},
     "limits cross: C begins at 80, B at 78"),
    ("grades", NEW | {"scheme_code": "MODEL_ABCD", "grade_code": "D"}, {"score_from": "5"},
     "worst grade has to begin at 0"),
    ("schemes", {"scheme_code": "TAX"}, {"is_shown": "true"}, "exactly one scheme"),
    ("exposure_bands", NEW | {"band_no": "2"}, {"exposure": "3"}, "bands have to rise"),
    ("exposure_bands", NEW | {"band_no": "2"}, {"band_no": "1"}, "says again what line"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "row", "cells", "said"), CASES)
def test_a_contradiction_is_named_with_its_file_and_line(
    name: str, row: dict[str, str], cells: dict[str, str], said: str, folder: Path
) -> None:
    change(folder, name, line_of(folder, name, **row), **cells)
    with pytest.raises(Refused, match=said) as refusal:
        scorecard.load(folder)
    assert "line" in str(refusal.value)
    assert refusal.value.messages[0].text("zh").startswith("评分表")


def test_a_shown_scheme_needs_four_grades(folder: Path) -> None:
    change(
        folder, "schemes", line_of(folder, "schemes", scheme_code="MODEL_ABCD"), is_shown="false"
    )
    change(folder, "schemes", line_of(folder, "schemes", scheme_code="MODEL_3"), is_shown="true")
    with pytest.raises(Refused, match="grades A to D"):
        scorecard.load(folder)


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "cannot be read"), (b"\xff\xfe", "UTF-8"), (b"scheme_code\n", "no rows")],
)
def test_a_file_that_cannot_be_used_is_named(
    content: bytes | None, said: str, folder: Path
) -> None:
    place = folder / "schemes.csv"
    place.unlink()
    if content is not None:
        place.write_bytes(content)
    with pytest.raises(Refused, match=said):
        scorecard.load(folder)


def test_every_indicator_has_records_in_the_models() -> None:
    text = "".join(path.read_text("utf-8") for path in ROOT.glob("queries/scoring/*.sql"))
    assert {name for name in INDICATORS if f"'{name}'" not in text} == set()
