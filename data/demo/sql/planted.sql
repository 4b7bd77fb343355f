-- Every spoilt row by the line of its file; the header is line 1, repeated rows are last.
with placed as (
    select
        file_no,
        fault_no,
        row_number() over (partition by file_no order by rowid) as place,
        count(*) over (partition by file_no) as file_rows,
    from staged
)

select
    file_no,
    fault_no,
    1 + case
        when fault_no = $doubled then file_rows
            + row_number() over (partition by file_no, fault_no order by place)
        else place
    end as line,
from placed
where fault_no >= 0
order by file_no, line
