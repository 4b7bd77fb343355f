-- Where each subject stands among its peers: same industry division and subject type, weighed by
-- exposure.
-- grain: one row per uscc
-- In a band: weight of peers with a lower score plus half of those with the same, of all weight.
-- Who has no industry has no peers.
with part as (
    {%- for weight, step in {
        '1 - exposure.upper_part': 0, 'exposure.upper_part': 1
    }.items() %}
    select
        exposure.*,
        score.score,
        {{ weight }} as weight,
        exposure.band_no + {{ step }} as band
    from {{ ref('score_exposure') }} as exposure
    inner join {{ ref('score_version') }} as score on exposure.uscc = score.uscc
    inner join {{ ref('history_scheme') }} as scheme
        on score.scorecard_version = scheme.scorecard_version
    where {{ weight }} > 0
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

level as (
    select
        industry_division,
        subject_type,
        band,
        score,
        sum(weight) as weight,
        sum(sum(weight)) over (
            partition by industry_division, subject_type, band order by score
        ) as weight_up_to,
        sum(sum(weight)) over (
            partition by industry_division, subject_type, band
        ) as weight_all
    from part
    group by industry_division, subject_type, band, score
)

select
    part.uscc,
    any_value(part.exposure) as exposure,
    coalesce(sum(part.weight * level.weight_all), 0) as peer_size,
    case
        when sum(part.weight * level.weight_all) >= 30
            then sum(
                part.weight * (level.weight_up_to - level.weight / 2) / level.weight_all
            )
    end as peer_percentile
from part
left join level
    on
        part.industry_division = level.industry_division
        and part.subject_type = level.subject_type
        and part.band = level.band
        and part.score = level.score
group by part.uscc
