-- The thousand natural persons who hold licences or are fined, all of age throughout the
-- window. Made once and kept as lists: an identity number is too dear to work out row by row,
-- and a join could lose the order of the rows.
create table person as
select
    person_name(n + 3000000000) as person_name,
    identity_number(date '1958-03-01' + below(n, 910, 17000), n * 7919) as person_id,
from range(1000) as numbered(n)
order by n;
set variable person_names = (select list(person_name) from person);
set variable person_ids = (select list(person_id) from person);
