-- What a licence says, for every item and town: made once, not for every licence. Kept as a
-- list, like `person`: the planner took the events for the smaller side of a join with it.
set variable licence_wordings = (
    select
        list(
            concat(item.subject_of_licence, '，', town.town_name, '。')::wording
            order by item.item_no, town.town_no
        )
    from licence_item as item
    cross join town
);
set variable town_count = (select count(*) from town);
