"""5,000 subjects of the demo city, read as a city's files are: every figure of every score."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from data import demo, intake, journal, placement, reference_tables, source
from tests.conftest import once
from tests.queries.conftest import Modelled
from tests.queries.landing import Row
from tests.queries.oracles.scoring import Scorer

SUBJECTS = 5_000
# The intake refuses a few.
MADE, RECORDS, SEED = 5_100, 80_000, 11
AS_OF = date(2026, 10, 31)
TABLES = ("fct_score", "fct_grade", "fct_score_interval", "fct_score_contribution", "dim_month")
READ = (
    "subjects", "subject_changes", "relations", "licences", "penalties", "inspections",
    "dishonest_listings", "abnormal_listings", "honours", "commitments", "repair_applications",
    "objections", "evaluations",
)  # fmt: skip


@pytest.fixture(scope="module")
def landed(shared: Path, modelled: Modelled) -> Path:
    """The folder of the landing and of the mart; the test process that comes first makes them."""
    folder = shared / "5000"

    def make() -> None:
        _land(folder)
        mart = folder / "mart.duckdb"
        modelled.compiled.replay(folder, mart, as_of=AS_OF, tables=TABLES)

    return once(folder, make)


def _land(folder: Path) -> None:
    """Makes the landing by the intake from messy files, as a build makes it."""
    files, places = folder / "files", folder / "landing"
    demo.write_city(files, subjects=MADE, records=RECORDS, seed=SEED, as_of=AS_OF)
    report = intake.run(
        files, landing=places, quarantine=folder / "quarantine", hash_key=b"tests only",
        as_of=AS_OF,
    )  # fmt: skip
    report.raise_for_problems()
    reference_tables.write_reference(places / "_reference")
    record = journal.BuildRecord(
        build_id="test", as_of=AS_OF, source_name="demo", mart_folder="", is_synthetic=True,
        started_at=datetime.now(UTC),
    )  # fmt: skip
    placement.write_places(source.describe(str(files)), places, record, var=folder)


@pytest.fixture(scope="module")
def scorer(landed: Path) -> Scorer:
    """The slow scorer of the landed rows."""
    return Scorer({table: _read(landed / "landing" / table) for table in READ}, AS_OF)


@pytest.fixture(scope="module")
def mart(landed: Path) -> Any:
    """A connection to what the models make of the landed rows."""
    connection = duckdb.connect(landed / "mart.duckdb", read_only=True)
    yield connection
    connection.close()


def _read(folder: Path) -> list[Row]:
    return [
        row for part in sorted(folder.glob("*.parquet")) for row in pq.read_table(part).to_pylist()
    ]


def scored(scorer: Scorer) -> list[str]:
    return [uscc for uscc in scorer.subjects if scorer.in_operation(uscc)]


def test_every_point_of_5000_subjects_equals_its_recomputation(mart: Any, scorer: Scorer) -> None:
    names = (
        "indicator_id", "record_id", "severity", "points", "raw_points", "age_days", "decay",
        "is_capped", "has_pending_objection", "related_uscc", "happened_on", "known_on",
    )  # fmt: skip
    found: dict[str, list[tuple[Any, ...]]] = {uscc: [] for uscc in scored(scorer)}
    assert len(found) >= SUBJECTS
    rows = mart.execute(f"select uscc, {', '.join(names)} from fct_score_contribution").fetchall()
    for uscc, *row in rows:
        found[uscc].append(tuple(row))
    for uscc, given in found.items():
        wanted = [tuple(row[name] for name in names) for row in scorer.contributions(uscc)]
        assert sorted(given, key=str) == sorted(wanted, key=str), uscc
    # Every kind of record has its part in the comparison.
    indicators = {row[1] for row in rows}
    assert indicators == set(scorer.edition.indicators)
    assert len(rows) > 3_000


def test_every_score_and_grade_of_5000_subjects_equals_its_recomputation(
    mart: Any, scorer: Scorer
) -> None:
    codes = scored(scorer)
    scores = dict(mart.execute("select uscc, score from fct_score").fetchall())
    assert scores == {uscc: scorer.score(uscc) for uscc in codes}
    grades = {
        (scheme, uscc): grade
        for scheme, uscc, grade in mart.execute(
            "select scheme_code, uscc, grade_code from fct_grade"
        ).fetchall()
    }
    wanted = {
        (scheme, uscc): scorer.grade(uscc, scheme)
        for scheme in scorer.edition.basis
        for uscc in codes
    }
    assert grades == {key: grade for key, grade in wanted.items() if grade != "unrated"}
    tiers = dict(mart.execute("select uscc, risk_tier from fct_score").fetchall())
    assert tiers == {uscc: wanted[scorer.edition.shown, uscc] for uscc in codes}
    assert set(tiers.values()) == set("ABCD")


def decisive_rule(scorer: Scorer, uscc: str) -> str | None:
    """Returns the direct rule without which the shown grade would be better, if there is one."""
    shown, score = scorer.edition.shown, scorer.score(uscc)
    limits = [row for row in scorer.edition.grades if row["scheme_code"] == shown]
    ranks = {row["grade_code"]: int(row["grade_rank"]) for row in limits}
    earned = min(ranks[row["grade_code"]] for row in limits if Decimal(row["score_from"]) <= score)
    held = [row for row in scorer.direct_rules(uscc) if row["scheme_code"] == shown]
    # The worst grade; of several rules for it the first.
    rank, rule = min(((-ranks[r["grade_code"]], r["rule_id"]) for r in held), default=(0, None))
    return rule if -rank > earned else None


def test_decisive_rules_of_5000_subjects_equal_their_recomputation(
    mart: Any, scorer: Scorer
) -> None:
    found = dict(mart.execute("select uscc, direct_rule_id from fct_score").fetchall())
    assert found == {uscc: decisive_rule(scorer, uscc) for uscc in scored(scorer)}
    assert len(set(found.values())) > 1


def test_peers_of_5000_subjects_equal_their_recomputation(mart: Any, scorer: Scorer) -> None:
    columns = "uscc, exposure, peer_count, peer_percentile"
    found = {
        uscc: row for uscc, *row in mart.execute(f"select {columns} from fct_score").fetchall()
    }
    wanted = scorer.peers()
    assert found.keys() == wanted.keys()
    for uscc, (exposure, percentile, size) in wanted.items():
        assert found[uscc][:2] == [exposure, int(size)], uscc
        assert found[uscc][2] == pytest.approx(percentile, abs=1e-9), uscc
    assert sum(percentile is not None for _, percentile, _ in wanted.values()) > SUBJECTS / 2


def test_every_month_of_5000_histories_equals_its_recomputation(mart: Any, scorer: Scorer) -> None:
    looks = mart.execute("select period, stock_on from dim_month order by period").fetchall()[-36:]
    columns = "uscc, started_on, ended_on, score, grade_code"
    steps: dict[str, list[tuple[Any, ...]]] = {uscc: [] for uscc in scorer.subjects}
    for uscc, *step in mart.execute(f"select {columns} from fct_score_interval").fetchall():
        steps[uscc].append(tuple(step))
    compared = 0
    for uscc in scorer.subjects:
        found = {
            month: (score, grade)
            for started, ended, score, grade in steps[uscc]
            for month, day in looks
            if started <= day < (ended or date.max)
        }
        assert found == scorer.tier_history(uscc), uscc
        compared += len(found)
    assert compared > 30 * SUBJECTS
