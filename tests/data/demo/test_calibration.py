"""The figures the demo claims (docs/demo-city.md), each within its stated tolerance."""

import pytest

from data.demo import stories
from data.demo.steps import RECORD_TABLES

LAG = (
    "select avg((b.number - a.number > 7)::integer) from kept_{table} "
    "join day_number a on a.day = decided_on join day_number b on b.day = reported_on"
)


def test_records_are_as_many_as_asked_for(city, ask):
    total = sum(ask(f"select count(*) from {table}")[0][0] for table in RECORD_TABLES)
    assert total == pytest.approx(400_000, rel=0.05)


def test_subjects_are_as_many_active_ones_as_asked_for(ask):
    ((active, total),) = ask(
        "select count(*) filter (subject_status in ('active', 'suspended')), count(*) "
        "from kept_subjects"
    )
    assert active == 24_000
    assert total == pytest.approx(24_000 * 1.09, rel=0.001)


def test_delivered_grades_have_the_shares_of_a_real_city(ask):
    """Dandong 2023: 65.4, 25.3, 7.7, 1.5 %; full deliveries before the drift, within 1.5 points."""
    shares = dict(
        ask(
            "select grade_code, 100 * count(*) / sum(count(*)) over () from kept_evaluations "
            "where scheme_code = 'SAMR_ABCD' and evaluated_on in ("
            "  select evaluated_on from kept_evaluations where scheme_code = 'SAMR_ABCD' "
            "  and evaluated_on < date '2026-04-01' "
            "  group by evaluated_on having count(*) > 5000) group by 1"
        )
    )
    assert shares["A"] == pytest.approx(65, abs=1.5)
    assert shares["B"] == pytest.approx(25, abs=1.5)
    assert shares["C"] == pytest.approx(8, abs=1)
    assert shares["D"] == pytest.approx(2, abs=0.5)


def test_licences_are_late_as_often_as_in_qinghai(ask):
    """Bulletin of 2024-02: 3.6 %, within 0.4 points."""
    assert ask(LAG.format(table="licences"))[0][0] == pytest.approx(0.036, abs=0.004)


def test_penalties_are_almost_never_late(ask):
    """Bulletin of 2024-02: 0.08 %, within 0.15 points."""
    assert ask(LAG.format(table="penalties"))[0][0] == pytest.approx(0.001, abs=0.0015)


def test_commitments_per_enterprise_are_as_planned_in_each_district(ask):
    found = dict(
        ask(
            "with enterprise as (select district_code, uscc, "
            "  subject_status in ('active', 'suspended') as is_active from kept_subjects "
            "  where subject_type = 'enterprise') "
            "select district_code, count(commitment_no) / count(distinct uscc) filter (is_active) "
            "from enterprise left join kept_commitments using (uscc) group by 1"
        )
    )
    for code, planned in stories.COMMITMENTS_PER_ENTERPRISE.items():
        assert found[code] == pytest.approx(planned, rel=0.15)


def test_natural_persons_are_a_tenth_of_penalties(ask):
    share = "select avg((party_type = 'natural_person')::integer) from kept_{}"
    assert ask(share.format("penalties"))[0][0] == pytest.approx(0.10, abs=0.01)
    assert ask(share.format("licences"))[0][0] == pytest.approx(0.04, abs=0.005)


def test_dishonest_subjects_are_about_one_in_a_hundred(ask):
    ((rate,),) = ask(
        "select count(distinct uscc) / (select count(*) from kept_subjects) "
        "from dishonest_listings where removed_on is null"
    )
    assert 0.004 < rate < 0.015


def test_inspections_find_more_where_the_risk_is_higher(ask):
    rates = dict(
        ask(
            "with grade as (select uscc, arg_max(grade_code, evaluated_on) as grade "
            "  from kept_evaluations where scheme_code = 'SAMR_ABCD' group by 1) "
            "select grade, avg((result_codes not in ('1', 'F'))::integer) "
            "from inspections join grade using (uscc) group by 1"
        )
    )
    assert rates["A"] < rates["B"] < rates["C"] < rates["D"]
    assert rates["D"] > 4 * rates["A"]


def test_repairs_run_by_working_days_and_some_are_late(ask):
    ((accepted, done, median),) = ask(
        "select avg((b.number - a.number <= 3)::integer), "
        "avg((c.number - a.number <= 10)::integer), median(c.number - a.number) "
        "from repair_applications "
        "join day_number a on a.day = submitted_at::date "
        "left join day_number b on b.day = accepted_at::date "
        "left join day_number c on c.day = decided_at::date"
    )
    assert 0.93 < accepted < 0.995
    assert 0.90 < done < 0.98
    assert 4 <= median <= 7
