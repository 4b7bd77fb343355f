-- Rows of each file that has any, repeated ones included.
select file_no, count(*) + count(*) filter (fault_no = $doubled) as row_count,
from staged
group by file_no
order by file_no
