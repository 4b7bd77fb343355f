-- Which subjects are linked to a subject that is or was listed, and how.
-- grain: one row per uscc, related_uscc, link_kind, linked_on, unlinked_on
-- The representative's document number links, as a keyed hash; a name never does, because names
-- repeat. An address shared by more than 50 is an office building.
with register as (
    select
        uscc,
        legal_representative_id_hash, address, registered_on,
        count(*) over (partition by address) as neighbour_count
    from {{ ref('scored_subject') }}
    where is_active
),

listed_once as (
    select distinct uscc from {{ ref('scoring_adverse') }}
    where indicator_id in ('SU03', 'SU04')
),

listed as (
    select register.*
    from register
    inner join listed_once on register.uscc = listed_once.uscc
),

relation as (
    {%- for mine, theirs in [('uscc', 'related_uscc'), ('related_uscc', 'uscc')] %}
    select
        {{ mine }} as uscc, {{ theirs }} as related_uscc,
        relation_type, valid_from, valid_to
    from {{ ref('stg_relations') }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select
    relation.relation_type as link_kind,
    relation.uscc,
    relation.related_uscc,
    relation.valid_from as linked_on,
    relation.valid_to + 1 as unlinked_on
from relation
inner join listed on relation.related_uscc = listed.uscc
where relation.uscc <> listed.uscc
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
