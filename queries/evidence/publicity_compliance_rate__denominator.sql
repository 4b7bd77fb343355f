-- Licence and penalty records reported in the period, refused ones first with the rule.
-- grain:  one row per record_kind, record_id
-- units:  lag_wd = working days
-- params: period_start date, period_end date (exclusive), as_of date,
--         district_codes text[], department_codes text[]
-- source: fct_publicity, load_refusal
select
    p.record_kind,
    p.record_id,
    p.reporting_department_code,
    p.district_code,
    p.decided_on,
    p.reported_on,
    p.lag_wd,
    p.is_late,
    p.is_valid,
    r.rule_id,
    r.message_zh,
    r.message_en,
    r.source_file,
    r.source_line
from fct_publicity as p
left join load_refusal as r
    on
        not p.is_valid
        and p.record_id = concat_ws('|', r.source_file, r.source_sheet, r.source_line)
where
    coalesce(p.reported_on, p.decided_on, $as_of) >= $period_start
    and coalesce(p.reported_on, p.decided_on, $as_of) < $period_end
    and not coalesce(p.is_not_publishable, false)
    and (len($district_codes) = 0 or p.district_code in $district_codes)
    and (
        len($department_codes) = 0
        or p.reporting_department_code in $department_codes
    )
order by
    p.is_valid asc, p.reported_on desc nulls last, p.record_kind asc, p.record_id asc
