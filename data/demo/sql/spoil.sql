-- Give the few rows that are spoilt the number of their fault. Done in place: a join would
-- leave the order of the rows, and with it their line in the file, to chance.
update staged
set fault_no = {fault_no}
where {fault_no} >= 0
