-- Joint cases of the period in every domain of the catalogue, also those without any.
-- grain:  one row per domain_code
-- units:  case_count, sanction_count, incentive_count = cases
-- params: period_start date, period_end date (exclusive), district_codes text[],
--         industry_sections text[], subject_types text[], risk_tiers text[],
--         case_kinds text[], initiating_codes text[], department_codes text[]
-- source: dim_code, fct_case_flow
with counted as (
    select
        domain_code,
        count(*) as case_count,
        count(*) filter (where case_kind = 'sanction') as sanction_count,
        count(*) filter (where case_kind = 'incentive') as incentive_count
    from fct_case_flow
    where
        domain_code is not null
        and initiated_on >= $period_start
        and initiated_on < $period_end
        and (len($district_codes) = 0 or district_code in $district_codes)
        and (len($industry_sections) = 0 or industry_section in $industry_sections)
        and (len($subject_types) = 0 or subject_type in $subject_types)
        and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
        and (len($case_kinds) = 0 or case_kind in $case_kinds)
        and (
            len($initiating_codes) = 0
            or initiating_department_code in $initiating_codes
        )
        and (
            len($department_codes) = 0
            or executing_department_code in $department_codes
        )
    group by domain_code
)

select
    domain.code as domain_code,
    coalesce(counted.case_count, 0) as case_count,
    coalesce(counted.sanction_count, 0) as sanction_count,
    coalesce(counted.incentive_count, 0) as incentive_count
from dim_code as domain
left join counted on domain.code = counted.domain_code
where domain.code_list = 'domain'
order by case_count desc, domain.code asc
