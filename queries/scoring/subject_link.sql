-- Which subjects are linked to a subject that is or was listed, and how.
-- grain: one row per uscc, related_uscc, link_kind, linked_on, unlinked_on
-- The representative's document number links, stored as a keyed hash only; a name never does,
-- because names repeat. An address shared by more than 50 is an office building, not a cluster.
with register as (
    select
        uscc,
        legal_representative_id_hash,
        address,
        count(*) over (partition by address) as neighbour_count,
        registered_on
    from {{ ref('scored_subject') }}
    where is_active
),

listed as (
    select register.*
    from register
    inner join (
        select distinct uscc
        from {{ ref('scoring_adverse') }}
        where record_type in ('abnormal_listing', 'dishonest_listing')
    ) as listing on register.uscc = listing.uscc
),

relation as (
    select relation_type, uscc, related_uscc, valid_from, valid_to
    from {{ ref('stg_relations') }}
    union all
    select relation_type, related_uscc as uscc, uscc as related_uscc, valid_from, valid_to
    from {{ ref('stg_relations') }}
)

select
    relation.relation_type as link_kind,
    relation.uscc,
    relation.related_uscc,
    relation.valid_from as linked_on,
    relation.valid_to + 1 as unlinked_on
from relation
inner join listed on relation.related_uscc = listed.uscc
where relation.uscc <> relation.related_uscc
{%- for kind, shared in {
    'representative': 'legal_representative_id_hash', 'address': 'address'
}.items() %}
union all
select
    '{{ kind }}' as link_kind,
    register.uscc,
    listed.uscc as related_uscc,
    greatest(register.registered_on, listed.registered_on) as linked_on,
    cast(null as date) as unlinked_on
from register
inner join listed
    on register.{{ shared }} = listed.{{ shared }} and register.uscc <> listed.uscc
{%- if kind == 'address' %}
where listed.neighbour_count between 3 and 50
{%- endif %}
{%- endfor %}
