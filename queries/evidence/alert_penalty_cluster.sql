-- Penalties of one industry division in one town in the months of the alert.
-- grain:  one row per record_id
-- units:  fine_cny = yuan
-- params: member_code text, district_codes text[]
-- source: fct_penalty, fct_alert, dim_month
select
    p.record_id,
    p.uscc,
    p.subject_name,
    p.district_code,
    p.town_code,
    p.industry_division,
    p.document_no,
    p.violation_type,
    p.penalty_categories,
    p.fine_cny,
    p.severity_class,
    p.decided_on,
    p.department_code
from fct_penalty as p
inner join fct_alert as a
    on
        concat(p.town_code, '|', p.industry_division) = a.member_code
        and p.district_code = a.district_code
        and p.decided_on >= a.since
where
    a.alert_rule_id = 'penalty_cluster'
    and a.member_code = $member_code
    and p.decided_on
    < (select max(m.period_end) from dim_month as m where m.is_complete)
    and (len($district_codes) = 0 or p.district_code in $district_codes)
order by p.decided_on desc, p.record_id asc
