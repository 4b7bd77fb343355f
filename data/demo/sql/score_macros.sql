-- A subject's score wanders within 0.06 of its risk, at a pace of its own, reflected at 0 and 1;
-- in the district that drifts it climbs by `rise` a month. The grade is cut from it.
create macro wandered(i, risk, month) as
abs(risk + 0.06 * (chance(i * 64 + (month + i % 9) // 9, 231) - 0.5));
create macro strain(wander, rise, month) as
least(wander, 2 - wander) + rise * greatest(0, month - getvariable('drift_month') + 1);
create macro grade(score) as case
    when score < 0.652 then 'A'::word when score < 0.903 then 'B'::word when
        score < 0.982
        then 'C'::word
    else 'D'::word
end;
