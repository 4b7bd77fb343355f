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
+ case organisation_digit when 10 then 29 when 11 then 0 else organisation_digit end
* 28;
create macro credit_code(prefix, share, letter, n) as
prefix || 'M' || chr((55 + letter)::integer) || lpad(n::varchar, 6, '0')
|| substr('0123456789X0', organisation_check(letter, n) + 1, 1)
|| substr(
    '0123456789ABCDEFGHJKLMNPQRTUWXY',
    (31 - code_sum(share, letter, n, organisation_check(letter, n)) % 31) % 31 + 1,
    1
);

-- An identity number that nobody can have: division 99 is assigned to no province (GB 11643
-- weights and check character, so that it has the form of a real one). `a` and `s` are the
-- digits after 99 and after the birth date; 144 is what 99 adds to the sum.
create macro person_check(a, y, m, d, s) as substr('10X98765432', (
    144 + a // 1000 * 10 + a // 100 % 10 * 5 + a // 10 % 10 * 8 + a % 10 * 4
    + y // 1000 * 2 + y // 100 % 10 + y // 10 % 10 * 6 + y % 10 * 3
    + m // 10 * 7 + m % 10 * 9 + d // 10 * 10 + d % 10 * 5
    + s // 100 * 8 + s // 10 % 10 * 4 + s % 10 * 2
) % 11 + 1, 1);
create macro identity_number(born, k) as concat(
    990000 + k % 10000,
    strftime(born, '%Y%m%d'),
    lpad((k // 10000 % 1000)::varchar, 3, '0'),
    person_check(k % 10000, year(born), month(born), day(born), k // 10000 % 1000)
);
create macro person_name(key) as
concat(
    pick(getvariable('surnames'), key, 901),
    '拟',
    pick(getvariable('given_names'), key, 902)
);
