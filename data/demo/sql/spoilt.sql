-- The few rows that are spoilt, each with the number of its fault.
create or replace temp table spoilt as
select place, fault_no,
from (select rowid as place, {fault_no} as fault_no, from staged)
where fault_no >= 0
