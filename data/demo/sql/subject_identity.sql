-- Names and codes. Every trade name starts with 拟 ("simulated"), the city does not exist, and
-- division 99 is assigned to no province: neither name nor code can be that of a real body.
create table subject_identity as
with named as (
    select
        *,
        case subject_type
            when 'enterprise'
                then case
                        when chance(i, 12) < 0.12 then trade_name || '（信安）'
                        when chance(i, 12) < 0.35 then '信安' || trade_name
                        when chance(i, 12) < 0.55
                            then '信安市' || district_name || trade_name
                        else '信安市' || trade_name
                    end
                    || firm_word
                    || ['有限公司', '有限公司', '有限公司', '有限公司', '有限责任公司', '股份有限公司'][
                        1 + below(i, 13, 6)
                    ]
                    || case
                        when chance(i, 14) < 0.06 then town_name || '分公司' else ''
                    end
            when 'individual_business' then district_name || trade_name || shop_word
            when 'cooperative' then district_name || trade_name || '农民专业合作社'
            when 'institution' then '信安市' || district_name || trade_name || '服务中心'
            else '信安市' || trade_name || '促进会'
        end as subject_name,
    from subject_spelt as spelt
)

select
    named.* exclude (firm_word, shop_word),
    subject_type = 'enterprise' and chance(i, 14) < 0.06 as is_branch,
    credit_code(
        prefix.code_start,
        prefix.code_share,
        10 + (i // 1000000) % 8,
        (i * 7919 + 130363) % 1000000
    ) as uscc,
    person_name(i) as representative,
from named
join code_prefix as prefix using (subject_type, register_no);
