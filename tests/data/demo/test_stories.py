"""What docs/demo-city.md promises to be found is there, for more than one seed."""

from datetime import date

import pytest

from data.demo import stories
from data.demo.city import City
from data.demo.departments import list_departments
from data.demo.sizes import plan_sizes

AS_OF = date(2026, 11, 20)


@pytest.fixture(scope="module", params=[1, 2])
def rows(request):
    made = City(plan_sizes(20_000, 200_000), seed=request.param, as_of=AS_OF)
    for table in ("subjects", "penalties", "evaluations"):
        made.connection.execute(f"create temp table kept_{table} as from {table}")
    return lambda sql, *values: made.connection.execute(sql, list(values)).fetchall()


def _code(number):
    return list_departments()[number - 1].code


def test_one_district_drifts_into_tier_d(rows):
    shares = rows(
        "with grade as (select uscc, arg_max(grade_code, evaluated_on) as now, "
        "  arg_max(grade_code, evaluated_on) filter (evaluated_on < date '2025-12-01') as before "
        "  from kept_evaluations where scheme_code = 'SAMR_ABCD' group by 1) "
        "select district_code = ?, avg((now = 'D')::integer), avg((before = 'D')::integer) "
        "from grade join kept_subjects using (uscc) where subject_status = 'active' group by 1",
        stories.DRIFT_DISTRICT,
    )
    now = {is_drifting: share for is_drifting, share, _ in shares}
    before = {is_drifting: share for is_drifting, _, share in shares}
    assert now[True] > 2.5 * now[False]
    assert before[True] < 1.6 * before[False]


def test_penalties_rise_in_the_district_that_drifts(rows):
    (((drifting, others)),) = rows(
        "select avg((decided_on >= date '2026-04-01')::integer) filter (district_code = $1), "
        "avg((decided_on >= date '2026-04-01')::integer) filter (district_code not in ($1, $2)) "
        "from kept_penalties join kept_subjects using (uscc)",
        stories.DRIFT_DISTRICT,
        stories.CLUSTER_TOWN[:6],
    )
    assert drifting > 1.35 * others


def test_one_department_stops_feeding_back(rows):
    shares = dict(
        rows(
            "select executing_department_uscc, avg((feedback_at is not null)::integer) "
            "from joint_cases where executed_at between date '2026-07-01' and date '2026-10-15' "
            "group by 1 having count(*) > 10"
        )
    )
    silent = shares.pop(_code(stories.SILENT_DEPARTMENT))
    assert silent < 0.3
    assert min(shares.values()) > 0.6


def test_one_department_has_a_backlog_of_repairs(rows):
    waiting = dict(
        rows(
            "select handling_department_uscc, count(*) from repair_applications "
            "where repair_status in ('pending', 'accepted') and submitted_at < date '2026-11-01' "
            "group by 1"
        )
    )
    backlog = waiting.pop(_code(stories.BACKLOG_DEPARTMENT))
    assert backlog >= 10
    assert backlog > 3 * max(waiting.values(), default=0)


def test_one_trade_in_one_town_is_fined_far_more_than_any_other_but_where_all_drift(rows):
    (first, second) = rows(
        "select town_code, industry_code, count(*) from kept_penalties "
        "join kept_subjects using (uscc) where decided_on >= date '2026-02-01' "
        "and town_code is not null and district_code <> ? group by all order by 3 desc limit 2",
        stories.DRIFT_DISTRICT,
    )
    assert first[:2] == (stories.CLUSTER_TOWN, stories.CLUSTER_INDUSTRY)
    assert first[2] > 2.5 * second[2]


def test_one_district_has_too_few_commitments():
    ratios = sorted(stories.COMMITMENTS_PER_ENTERPRISE.items(), key=lambda pair: pair[1])
    assert ratios[0] == ("990122", 0.6)
    assert ratios[-1][1] == 3.1
