-- In bulk, words that repeat are numbers into a list of words. Parquet keeps them so, and a
-- word that arrives as its number need not be looked up again for every row. Readers see text
-- all the same.
create type word as enum (
    'natural_person', 'individual_business', 'organisation', 'identity_card',
    'valid', 'invalid',
    'SAMR_ABCD', 'NDRC_YLZC', 'TAX', 'A', 'B', 'C', 'D', 'M', '优', '良', '中', '差',
    'random', 'routine', 'special', 'individual',
    '登记事项检查', '公示信息检查', '食品安全检查', '安全生产检查', '产品质量检查',
    '劳动用工检查', '价格行为检查', '广告行为检查',
    '1', '6', '7', '8', 'E', 'F', 'B;6', 'E;B',
    'none', 'order_correction', 'transfer_clue', 'notify_department', 'return_to_routine'
);
create type wording as enum (
    select distinct concat(item.subject_of_licence, '，', town.town_name, '。') as content
    from licence_item as item
    cross join town
    order by content
);
create type office_code as enum (select department_code from department order by all);
create type office_name as enum (select department_name from department order by all);
create type item_name as enum (
    select document_name from licence_item
    union
    select certificate_name from licence_item where certificate_name is not null
    union
    select category from licence_item
    order by all
);
alter table department alter department_code type office_code;
alter table department alter department_name type office_name;
alter table licence_item alter document_name type item_name;
alter table licence_item alter certificate_name type item_name;
alter table licence_item alter category type item_name;
