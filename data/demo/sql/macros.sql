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

-- A day before the window, for what was there already: up to two years before it.
create macro old_day(key, salt) as
greatest(registered_on, getvariable('window_start') - 730)
+ floor(chance(key, salt) * greatest(
    0,
    getvariable('window_start') - 20
    - greatest(registered_on, getvariable('window_start') - 730)
))::integer;

-- A moment in office hours of a working day of the window.
create macro moment(day, key, salt) as
workday(day)::timestamp + to_seconds(31200 + below(key, salt, 30000));
