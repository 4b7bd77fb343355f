-- Alerts, those about areas, departments and sources first, then by severity.
-- grain:  one row per alert_id
-- units:  record_count = records; alert_value, reference_value = unit of the rule;
--         p_value = 0-1
-- params: district_codes text[], department_codes text[], rule_ids text[],
--         severities text[], alert_kinds text[]
-- source: fct_alert, dim_alert_rule, dim_subject, dim_district, dim_department, dim_town,
--         dim_industry, dim_code
-- alert_limit, alert_test and alert_owner are told by the rule.
with sorted as (
    select distinct alert_rule_id, sort_order from dim_alert_rule
)

select
    a.alert_id,
    a.alert_severity,
    coalesce(
        s.subject_name, w.town_name || ' · ' || i.division_zh, d.district_name,
        o.short_name, t.label_zh, a.member_code
    ) as member_zh,
    coalesce(
        s.subject_name, w.name_en || ' · ' || i.division_en, d.name_en, o.name_en,
        o.short_name, t.label_en, member_zh
    ) as member_en,
    s.risk_tier,
    a.alert_rule_id,
    a.since,
    a.alert_value,
    a.reference_value,
    a.p_value,
    a.alert_rule_id as alert_limit,
    a.alert_rule_id as alert_test,
    a.alert_rule_id as alert_owner,
    a.alert_status,
    a.member_kind,
    a.member_code,
    a.district_code,
    a.department_code,
    a.record_count
from fct_alert as a
inner join sorted as r on a.alert_rule_id = r.alert_rule_id
left join dim_subject as s on a.member_kind = 'subject' and a.member_code = s.uscc
left join dim_district as d
    on a.member_kind = 'district' and a.member_code = d.district_code
left join dim_department as o
    on a.member_kind = 'department' and a.member_code = o.department_code
left join dim_code as t
    on a.member_kind = 'source' and t.code_list = 'table' and a.member_code = t.code
left join dim_town as w on split_part(a.member_code, '|', 1) = w.town_code
left join dim_industry as i on split_part(a.member_code, '|', 2) = i.industry_division
where
    (len($district_codes) = 0 or a.district_code in $district_codes)
    and (len($department_codes) = 0 or a.department_code in $department_codes)
    and (len($rule_ids) = 0 or a.alert_rule_id in $rule_ids)
    and (len($severities) = 0 or a.alert_severity in $severities)
    and a.alert_kind in $alert_kinds
order by
    a.alert_kind = 'subject' asc, strpos('high medium low', a.alert_severity) asc,
    r.sort_order asc, a.since desc, a.alert_id asc
