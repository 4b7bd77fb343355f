-- Repairs whose twelve months ended in the period, and how many were followed by a new penalty.
-- grain:  one row
-- units:  repaired_count, relapsed_count = records
-- params: period_start date, period_end date (exclusive), severity_classes text[],
--         district_codes text[], department_codes text[]
-- source: agg_repair_relapse
-- Counted by district, department and class only; the subject is dropped before.
select
    coalesce(sum(repaired_count), 0) as repaired_count,
    coalesce(sum(relapsed_count), 0) as relapsed_count
from agg_repair_relapse
where
    period >= $period_start
    and period < $period_end
    and (len($district_codes) = 0 or district_code in $district_codes)
    and (len($severity_classes) = 0 or severity_class in $severity_classes)
    and (len($department_codes) = 0 or department_code in $department_codes)
