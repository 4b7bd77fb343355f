{#- Where a commitment (alias `record`, with is_checked and is_due_before) stands on the build's
    day. A deadline before the signing is no deadline: nothing can be late against it. -#}
{% macro commitment_state(record) -%}
    case
        when {{ record }}.fulfilment_status = 'fulfilled' then 'kept'
        when {{ record }}.fulfilment_status = 'partly_fulfilled' then 'partly_kept'
        when {{ record }}.is_checked then 'broken'
        when {{ record }}.check_due_on is null then 'no_check'
        when {{ record }}.is_due_before then 'deadline_wrong'
        when {{ record }}.check_due_on < {{ as_of() }} then 'overdue'
        else 'to_check'
    end
{%- endmacro %}

{#- Whether the convenience that a breach ends is really stopped; null where nothing was broken. -#}
{% macro restriction_state(record, convenience_count) -%}
    case
        when not {{ record }}.is_checked or {{ record }}.fulfilment_status = 'fulfilled' then null
        when {{ convenience_count }} > 0 then 'not_observed'
        when coalesce({{ record }}.pursued_liability, '') = '' then 'none'
        else 'observed'
    end
{%- endmacro %}
