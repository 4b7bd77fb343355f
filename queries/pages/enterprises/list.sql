-- All subjects under the filters, or of them those that a search text finds.
-- grain:  one row per uscc
-- units:  penalty_count, licence_count, commitment_count = records
-- params: search_text text (empty: all), district_codes text[], industry_sections text[],
--         subject_types text[], risk_tiers text[]
-- source: agg_subject_search
-- What a text finds is said in enterprises/search.
with looked as (
    select
        *,
        translate(lower(trim($search_text)), '()', '（）') as wanted,
        if(regexp_matches(wanted, '^[0-9a-z]+$'), latin_key, text_key) as key
    from agg_subject_search
)

select
    uscc, subject_name, former_names, address, subject_type, subject_status,
    is_active, district_code, industry_division, risk_tier, is_dishonest,
    is_abnormal, penalty_count, licence_count, commitment_count
from looked
where
    (wanted = '' or (length(wanted) >= 2 and contains(key, wanted)))
    and (len($district_codes) = 0 or list_contains($district_codes, district_code))
    and (
        len($industry_sections) = 0
        or list_contains($industry_sections, industry_section)
    )
    and (len($subject_types) = 0 or list_contains($subject_types, subject_type))
    and (len($risk_tiers) = 0 or list_contains($risk_tiers, risk_tier))
order by uscc
