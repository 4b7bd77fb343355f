-- Subjects that the map shows: on a serious dishonesty list now, in force as integrity model
-- stores, or graded A by the tax authority.
-- grain: one row per map_layer, uscc
with list_of as (
    select distinct uscc, list_code
    from {{ ref('fct_dishonest_listing') }}
    where uscc is not null
),

listed as (
    select
        uscc,
        string_agg(list_code, ';' order by list_code) as list_codes
    from list_of
    group by uscc
),

shown as (
    select
        'dishonest' as map_layer,
        span.uscc,
        listed.list_codes,
        span.started_on
    from {{ ref('fct_listing_interval') }} as span
    left join listed on span.uscc = listed.uscc
    where span.listing_kind = 'dishonest' and span.uscc is not null
    union all
    select
        'integrity_store' as map_layer,
        uscc,
        cast(null as string) as list_codes,
        min(awarded_on) as started_on
    from {{ ref('fct_honour') }}
    where honour_type = 'integrity_store' and is_in_force and uscc is not null
    group by uscc
    union all
    select
        'tax_a' as map_layer,
        uscc,
        cast(null as string) as list_codes,
        evaluated_on as started_on
    from {{ ref('fct_grade') }}
    where scheme_code = 'TAX' and grade_code = 'A'
)

{{ map_subject_columns() }}
from shown
left join {{ ref('dim_subject') }} as subject on shown.uscc = subject.uscc
left join {{ ref('stg_subject_point') }} as point on shown.uscc = point.uscc
order by map_layer, district_code, uscc
