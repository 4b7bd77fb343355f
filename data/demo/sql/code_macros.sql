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
