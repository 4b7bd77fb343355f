-- Draws that are the same on every machine and version: a 32-bit mixing function on integers.
-- chance(key, salt) is a fraction in [0, 1) fixed by the seed, a row's key and a salt per use.
create macro mixed(x) as
    (xor(x, x >> 16) * 2146121005::ubigint) & 4294967295::ubigint;
create macro stirred(x) as
    (xor(x, x >> 15) * 2221713035::ubigint) & 4294967295::ubigint;
create macro bits(key, salt) as
    stirred(mixed((
        (key & 4294967295)::ubigint * 2654435769::ubigint
        + salt::ubigint * 1013904223::ubigint
        + getvariable('seed_offset')::ubigint
    ) & 4294967295::ubigint)) >> 8;
create macro chance(key, salt) as (bits(key, salt)::double / 16777216.0);
create macro below(key, salt, n) as ((bits(key, salt)::bigint * n) >> 24)::integer;

-- pick(list, key, salt): one element of a list, all equally likely.
create macro pick(choices, key, salt) as choices[1 + below(key, salt, len(choices))];

-- How many records a subject has: mean `rate`, spread like a geometric distribution.
create macro many(rate, key, salt) as least(
    255,
    floor(-ln(1 - chance(key, salt)) * rate + chance(key, salt + 1))
)::integer;

-- Working days: the list starts at index 1 with the first working day of the window.
create macro workday(n) as getvariable('workdays')[n::integer];

-- GB 32100 check character and the GB 11714 one inside, over a body of 'M', a letter A-H
-- (10-17 in both alphabets) and six digits. `share` is the sum over the first eight characters.
create macro organisation_check(letter, n) as
    11 - (
        66 + letter * 7 + (n // 100000) % 10 * 9 + (n // 10000) % 10 * 10
        + (n // 1000) % 10 * 5 + (n // 100) % 10 * 8 + (n // 10) % 10 * 4 + n % 10 * 2
    ) % 11;
create macro code_sum(share, letter, n, organisation_digit) as
    share + 420 + letter * 29 + (n // 100000) % 10 * 25 + (n // 10000) % 10 * 13
    + (n // 1000) % 10 * 8 + (n // 100) % 10 * 24 + (n // 10) % 10 * 10 + n % 10 * 30
    + case organisation_digit when 10 then 29 when 11 then 0 else organisation_digit end * 28;
create macro credit_code(prefix, share, letter, n) as
    prefix || 'M' || chr((55 + letter)::integer) || lpad(n::varchar, 6, '0')
    || substr('0123456789X0', organisation_check(letter, n) + 1, 1)
    || substr(
        '0123456789ABCDEFGHJKLMNPQRTUWXY',
        (31 - code_sum(share, letter, n, organisation_check(letter, n)) % 31) % 31 + 1,
        1
    );

-- An identity number that nobody can have: division 99 is assigned to no province (GB 11643
-- weights and check character, so that it has the form of a real one).
create macro person_number(born, k) as '99' || lpad((k % 10000)::varchar, 4, '0')
    || strftime(born, '%Y%m%d') || lpad((k // 10000 % 1000)::varchar, 3, '0');
create macro person_sum(s) as
    substr(s, 1, 1)::integer * 7 + substr(s, 2, 1)::integer * 9
    + substr(s, 3, 1)::integer * 10 + substr(s, 4, 1)::integer * 5
    + substr(s, 5, 1)::integer * 8 + substr(s, 6, 1)::integer * 4
    + substr(s, 7, 1)::integer * 2 + substr(s, 8, 1)::integer
    + substr(s, 9, 1)::integer * 6 + substr(s, 10, 1)::integer * 3
    + substr(s, 11, 1)::integer * 7 + substr(s, 12, 1)::integer * 9
    + substr(s, 13, 1)::integer * 10 + substr(s, 14, 1)::integer * 5
    + substr(s, 15, 1)::integer * 8 + substr(s, 16, 1)::integer * 4
    + substr(s, 17, 1)::integer * 2;
create macro identity_number(born, k) as person_number(born, k)
    || substr('10X98765432', person_sum(person_number(born, k)) % 11 + 1, 1);
create macro person_name(key) as
    pick(getvariable('surnames'), key, 901) || '拟' || pick(getvariable('given_names'), key, 902);

-- A moment in office hours of a working day of the window.
create macro moment(day, key, salt) as
    workday(day)::timestamp + to_seconds(31200 + below(key, salt, 30000));

-- A subject's score wanders within 0.06 of its risk, at a pace of its own, reflected at 0 and 1;
-- in the district that drifts it climbs by `rise` a month. The grade is cut from it.
create macro wandered(i, risk, month) as
    abs(risk + 0.06 * (chance(i * 64 + (month + i % 9) // 9, 231) - 0.5));
create macro strain(wander, rise, month) as
    least(wander, 2 - wander) + rise * greatest(0, month - getvariable('drift_month') + 1);
create macro grade(score) as case
    when score < 0.652 then 'A' when score < 0.903 then 'B' when score < 0.982 then 'C' else 'D'
end;
