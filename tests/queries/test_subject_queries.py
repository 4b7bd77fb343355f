"""Finding a subject, and its file: what is shown is what the marts hold of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import duckdb
import pytest

from queries import runner
from tests.queries.selections import months_after, whole

SECTIONS = {
    "licences": ("licence", "decided_on"),
    "penalties": ("penalty", "decided_on"),
    "inspections": ("inspection", "inspected_on"),
    "dishonest_listings": ("dishonest_listing", "listed_on"),
    "abnormal_listings": ("abnormal_listing", "listed_on"),
    "honours": ("honour", "awarded_on"),
    "commitments": ("commitment", "made_on"),
    "joint_cases": ("joint_case", "initiated_at"),
    "repairs": ("repair", "submitted_on"),
    "evaluations": ("evaluation", "evaluated_on"),
    "objections": ("objection", "submitted_on"),
    "changes": ("subject_change", "changed_on"),
}


def subjects(mart: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    columns = ["uscc", "subject_name", "former_names", "name_initials", "address", "is_active"]
    rows = mart.execute(f"select {', '.join(columns)} from dim_subject").fetchall()
    return [dict(zip(columns, row, strict=True)) for row in rows]


def rank_of(subject: dict[str, Any], text: str) -> int | None:
    """Returns how well a text fits a subject, 1 best, or None when it does not."""
    wanted = text.strip().lower().replace("(", "（").replace(")", "）")
    if re.fullmatch("[0-9a-z]+", wanted):
        parts = [subject["uscc"].lower(), subject["name_initials"] or ""]
        inner = [(parts[1], 3), (parts[0], 5)]
    else:
        keys = ("subject_name", "former_names", "address")
        parts = [(subject[key] or "").lower() for key in keys]
        inner = [(parts[0], 3), (parts[1], 4), (parts[2], 5)]
    if len(wanted) < 2:
        return None
    if wanted == parts[0]:
        return 1
    if parts[0].startswith(wanted):
        return 2
    return min((rank for part, rank in inner if wanted in part), default=None)


def texts(mart: duckdb.DuckDBPyConnection) -> list[str]:
    """Returns texts that ask in each of the ways there are."""
    some = subjects(mart)[::97]
    renamed = next(one for one in subjects(mart) if one["former_names"])
    found = [one["uscc"] for one in some[:3]] + [one["uscc"][:9].lower() for one in some[:2]]
    found += [one["subject_name"] for one in some[:3]] + [one["subject_name"][2:5] for one in some]
    found += [one["name_initials"][1:5] for one in some if one["name_initials"]][:5]
    found += [one["name_initials"][:4].upper() for one in some if one["name_initials"]][:3]
    found += [one["address"][4:9] for one in some if one["address"]][:3]
    return [
        *found,
        renamed["former_names"][:6],
        "有限公司",
        " 公司 ",
        "不存在的",
        "%",
        "a",
        "",
        "'|",
    ]


def test_search_finds_the_best_first(mart: duckdb.DuckDBPyConnection) -> None:
    everyone = subjects(mart)
    for text in texts(mart):
        ranked = sorted(
            (rank, not one["is_active"], len(one["subject_name"]), one["uscc"])
            for one in everyone
            if (rank := rank_of(one, text))
        )
        frame = runner.run(mart, "enterprises/search", whole(mart, search_text=text))
        assert frame["uscc"].tolist() == [one[3] for one in ranked[:20]], text
        assert frame["match_rank"].tolist() == [one[0] for one in ranked[:20]], text
        assert frame["match_count"].tolist() == [len(ranked)] * len(frame)
        total = runner.count(mart, "enterprises/list", whole(mart, search_text=text))
        assert total == (len(ranked) if text.strip() else len(everyone)), text


def test_search_says_where_it_found(mart: duckdb.DuckDBPyConnection) -> None:
    for text in texts(mart):
        frame = runner.run(mart, "enterprises/search", whole(mart, search_text=text))
        wanted = text.strip().lower()
        for row in frame.to_dict("records"):
            known = mart.execute(
                "select name_initials from dim_subject where uscc = $uscc", {"uscc": row["uscc"]}
            ).fetchone()
            assert known
            row["name_initials"] = known[0]
            assert wanted in str(row[row["matched_on"]]).lower(), (text, row)


def test_search_keeps_to_the_filters(mart: duckdb.DuckDBPyConnection) -> None:
    chosen = {"district_codes": ["990102"], "risk_tiers": ["A", "B"]}
    params = whole(mart, search_text="公司", **chosen)
    frame = runner.run(mart, "enterprises/search", params)
    assert set(frame["district_code"]) == {"990102"}
    assert set(frame["risk_tier"]) <= {"A", "B"}
    assert frame["match_count"].iloc[0] == runner.count(mart, "enterprises/list", params)


@pytest.mark.parametrize("section", SECTIONS)
def test_section_holds_the_subject_records_only(
    section: str, mart: duckdb.DuckDBPyConnection
) -> None:
    kind, day = SECTIONS[section]
    rows = mart.execute(
        f"select uscc, count(*) from fct_{kind} where uscc is not null group by 1 order by 2 desc"
    ).fetchall()
    assert rows
    for uscc, records in rows[:5]:
        params = whole(mart, uscc=uscc)
        frame = runner.run(mart, f"enterprise/{section}", params)
        assert len(frame) == records
        assert frame[day].is_monotonic_decreasing
        counts = runner.run(mart, "enterprise/counts", params)
        counts = counts[counts["record_type"] == kind]
        assert counts["record_count"].sum() == records
        assert counts["last_on"].max() == frame[day].max().normalize()


def test_quarters_add_up_to_the_records(mart: duckdb.DuckDBPyConnection) -> None:
    for one in subjects(mart)[:40]:
        params = whole(mart, uscc=one["uscc"])
        wanted: Counter[tuple[str, Any]] = Counter()
        for section, (kind, column) in SECTIONS.items():
            for moment in runner.run(mart, f"enterprise/{section}", params)[column]:
                then = moment.date()
                wanted[(kind, months_after(then, -((then.month - 1) % 3)))] += 1
        frame = runner.run(mart, "enterprise/counts", params)
        frame = frame[frame["record_type"] != "relation"]
        found = {(r.record_type, r.period.date()): r.record_count for r in frame.itertuples()}
        assert found == wanted


def test_relations_are_shown_from_both_sides(mart: duckdb.DuckDBPyConnection) -> None:
    rows = mart.execute("select uscc, related_uscc from fct_relation limit 20").fetchall()
    assert rows
    for owner, owned in rows:
        outgoing = runner.run(mart, "enterprise/relations", whole(mart, uscc=owner))
        incoming = runner.run(mart, "enterprise/relations", whole(mart, uscc=owned))
        assert owned in set(outgoing[outgoing["is_outgoing"]]["related_uscc"])
        assert owner in set(incoming[~incoming["is_outgoing"]]["related_uscc"])


def test_subject_of_another_district_is_not_shown(mart: duckdb.DuckDBPyConnection) -> None:
    row = mart.execute(
        "select uscc from dim_subject where district_code = '990103' limit 1"
    ).fetchone()
    assert row
    for name in [*(f"enterprise/{section}" for section in SECTIONS), "enterprise/header"]:
        params = whole(mart, uscc=row[0], district_codes=["990104"])
        assert runner.count(mart, name, params) == 0
    assert runner.count(mart, "enterprise/header", whole(mart, uscc=row[0])) == 1
