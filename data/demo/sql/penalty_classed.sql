-- One row a penalty decision with its violation and its severity class.
create view penalty_classed as
select
    penalty_event.*,
    violation.violation_type,
    violation.facts,
    violation.basis,
    case
        when class_draw < 0.18 then 'minor'
        when class_draw < (case when violation.is_large then 0.80 else 0.95 end)
            then 'general'
        else 'serious'
    end as severity_class,
    mark || '罚〔' || year(decided_on) || '〕第' || k || '号' as document_no,
from penalty_event
join violation using (violation_no)
