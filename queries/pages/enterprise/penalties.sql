-- Penalty decisions of a subject that may be used today, newest first.
-- grain:  one row per record_id
-- units:  fine_cny, confiscated_cny = yuan
-- params: uscc text, district_codes text[]
-- source: fct_penalty
with record as materialized (
    select * from fct_penalty
    where uscc = $uscc
)

select
    record_id,
    decided_on,
    document_no,
    violation_type,
    violation_facts,
    legal_basis,
    penalty_categories,
    content,
    fine_cny,
    confiscated_cny,
    suspended_licence,
    severity_class,
    rule_version,
    publish_until,
    fulfilled_on,
    repairable_from,
    has_pending_objection,
    authority_name,
    department_code,
    reported_on,
    source_file,
    source_line
from record
where len($district_codes) = 0 or district_code in $district_codes
order by decided_on desc, record_id asc
