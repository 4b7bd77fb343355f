-- Natural persons who hold licences or are fined, all of age throughout the window. Made once:
-- an identity number is too dear to be worked out row by row.
create table person as
select
    n::integer as person_no,
    person_name(n + 3000000000) as person_name,
    identity_number(date '1958-03-01' + below(n, 910, 17000), n * 7919) as person_id,
from range(getvariable('person_count')) as numbered (n);
