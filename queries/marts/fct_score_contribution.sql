-- Every point of every score with the record it comes from, as of the day of the build.
-- grain: one row per uscc, indicator_id, record_id
-- points: negative where they are deducted, so that base + sum(points) = score.
select
    record.uscc,
    coalesce(subject.district_code, 'unlocated') as district_code,
    subject.industry_section,
    subject.subject_type,
    coalesce(subject.risk_tier, 'unrated') as risk_tier,
    record.indicator_id,
    record.dimension_id,
    record.severity,
    record.record_type,
    record.record_id,
    record.related_uscc,
    record.happened_on,
    record.known_on,
    record.age_days,
    record.decay,
    cast(
        if(record.effect = 'add', 1, -1) * record.raw_points as decimal(9, 2)
    ) as raw_points,
    cast(if(record.effect = 'add', 1, -1) * record.points as decimal(9, 2)) as points,
    record.points < record.raw_points as is_capped,
    record.has_pending_objection,
    record.is_repairable,
    if(record.is_repairable, record.repairable_from, null) as repairable_from,
    record.counted_before as changes_on
from {{ ref('score_contribution') }} as record
left join {{ ref('dim_subject') }} as subject on record.uscc = subject.uscc
order by district_code, record.uscc, record.indicator_id, record.record_id
