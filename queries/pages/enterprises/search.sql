-- Subjects that a search text finds: the 20 best, best first, and how many there are.
-- grain:  one row per uscc
-- units:  match_rank = 1 to 5, 1 best; match_count = subjects found in all;
--         penalty_count, licence_count, commitment_count = records
-- params: search_text text, district_codes text[], industry_sections text[],
--         subject_types text[], risk_tiers text[]
-- source: agg_subject_search
-- Letters and digits ask for a code or the pinyin initials of a name, other text for a name, a
-- former name or an address; less than two characters find nothing. Ranks: the whole of it; its
-- beginning; within a name or initials; within a former name; elsewhere. Then active subjects
-- and short names first. One pass keeps the 20 smallest keys of rank, activity, length and row.
with looked as (
    select
        *,
        rowid as row_no,
        translate(lower(trim($search_text)), '()', '（）') as wanted,
        regexp_matches(wanted, '^[0-9a-z]+$') as is_latin,
        if(is_latin, latin_key, text_key) as key,
        instr(key, wanted) as place
    from agg_subject_search
),

hit as (
    select
        count(*) as match_count,
        min(case
            when starts_with(key, wanted || '|') then 1
            when starts_with(key, wanted) then 2
            when if(is_latin, place > 19, place <= name_length) then 3
            when not is_latin and place <= names_length + 1 then 4
            else 5
        end * 10_000_000_000_000 + if(is_active, 0, 1_000_000_000_000)
        + least(name_length, 999) * 1_000_000_000 + row_no, 20) as keys
    from looked
    where
        length(wanted) >= 2
        and contains(key, wanted)
        and (len($district_codes) = 0 or district_code in $district_codes)
        and (len($industry_sections) = 0 or industry_section in $industry_sections)
        and (len($subject_types) = 0 or subject_type in $subject_types)
        and (len($risk_tiers) = 0 or risk_tier in $risk_tiers)
),

best as (
    select match_count, unnest(keys) as sort_key from hit
)

select
    s.uscc, s.subject_name, s.former_names, s.address, s.subject_type, s.subject_status,
    s.is_active, s.district_code, s.industry_division, s.risk_tier, s.is_dishonest,
    s.is_abnormal, s.penalty_count, s.licence_count, s.commitment_count,
    b.match_count, b.sort_key // 10_000_000_000_000 as match_rank,
    if(
        regexp_matches(trim($search_text), '^[0-9A-Za-z]+$'),
        ['uscc', 'uscc', 'name_initials', '', 'uscc'],
        ['subject_name', 'subject_name', 'subject_name', 'former_names', 'address']
    )[match_rank] as matched_on
from best as b
inner join agg_subject_search as s on b.sort_key % 1_000_000_000 = s.rowid
order by b.sort_key
