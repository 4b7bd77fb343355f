-- The rows of one file as it is written; rows that are sent twice come again at the end.
select {spoilt},
from staged
where file_no = {file_no}
union all
select {clean},
from staged
where file_no = {file_no} and fault_no = {doubled}
