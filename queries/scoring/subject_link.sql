-- Which subjects are linked to a subject that is or was listed, and how.
-- grain: one row per uscc, related_uscc, link_kind, linked_on, unlinked_on
-- The representative's document number links, as a keyed hash; a name never does, because names
-- repeat. An address shared by more than 50 is an office building. Whoever left operation still
-- links through its representative, no longer through its address.
with register as (
    select
        uscc, registered_on, legal_representative_id_hash,
        if({{ in_operation() }}, address, null) as address
    from {{ ref('stg_subjects') }}
),

sharing as (
    select
        *,
        count(*) over (partition by address) between 3 and 50 as is_cluster
    from register
),

listed_once as (
    select distinct uscc from {{ ref('scoring_adverse') }}
    where indicator_id in ('SU03', 'SU04')
),

listed as (
    select sharing.*
    from sharing
    inner join listed_once on sharing.uscc = listed_once.uscc
),

relation as (
    {%- for mine, theirs in [('uscc', 'related_uscc'), ('related_uscc', 'uscc')] %}
    select
        {{ mine }} as uscc, {{ theirs }} as related_uscc, relation_type,
        valid_from as linked_on, valid_to + 1 as unlinked_on
    from {{ ref('stg_relations') }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select relation_type as link_kind, relation.* exclude (relation_type)
from relation
inner join listed_once as listed on relation.related_uscc = listed.uscc
where relation.uscc <> listed.uscc
{%- for kind, shared in {
    'representative': 'legal_representative_id_hash', 'address': 'address'
}.items() %}
union all
select
    '{{ kind }}' as link_kind, sharing.uscc, listed.uscc as related_uscc,
    greatest(sharing.registered_on, listed.registered_on) as linked_on,
    cast(null as date) as unlinked_on
from sharing
inner join listed
    on sharing.{{ shared }} = listed.{{ shared }} and sharing.uscc <> listed.uscc
where '{{ kind }}' = 'representative' or sharing.is_cluster
{%- endfor %}
