-- Table subject_changes: columns and order of data/contracts/subject_changes.yml.
with repeated as (
    select subject.*, unnest(range(change_count)) as ordinal,
    from subject
    where change_count > 0
),

drawn as (
    select
        repeated.*,
        i * 256 + ordinal as k,
        first_day + floor(
            (ordinal + chance(i * 256 + ordinal, 260))
            / change_count
            * (last_day - first_day + 1)
        )::integer as changed_day,
        -- A subject's changes go round the list, so that no two of a day share their item.
        [
            'subject_name',
            'address',
            'legal_representative',
            'shareholder',
            'registered_capital',
            'business_scope'
        ][1 + (ordinal + below(i, 261, 6)) % 6
        ] as change_item,
    from repeated
)

select
    uscc,
    workday(changed_day) as changed_on,
    change_item,
    case change_item
        when 'subject_name' then former_name
        when 'registered_capital' then (10 * (1 + below(k, 262, 50)))::varchar || '万元'
        when 'address'
            then '信安市' || district_name || '旧址' || (1 + below(k, 262, 300)) || '号'
        when 'business_scope' then '一般项目'
        else '原登记事项'
    end as value_before,
    case change_item
        when 'subject_name' then subject_name
        when 'registered_capital' then (10 * (51 + below(k, 263, 500)))::varchar || '万元'
        when 'address' then address
        when 'business_scope' then '一般项目；许可项目'
        else '变更后登记事项'
    end as value_after,
    department_code as authority_uscc,
    workday(least(getvariable('day_count'), changed_day + 1 + below(k, 264, 2)))
        as reported_on,
from drawn
join department on department_no = 23 + district_no
where changed_day <= getvariable('day_count')
