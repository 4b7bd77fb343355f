-- A table's rows with the number of the file each goes into; none is spoilt yet.
create or replace table staged as
select
    *,
    {is_yuan_file} as is_yuan_file,
    -1 as fault_no,
from (select *, case {branches} end as file_no, from {table})
