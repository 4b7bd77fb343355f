"""More hand-worked cases: days, limits and caps at which one more or less decides."""

from __future__ import annotations

# Written and read like those of scoring_cases.
TEXT = """
= leap 2026-11-20
# 29 Feb 2024 + 365 days is 28 Feb 2025, + 730 is 28 Feb 2026: days are counted, not years.
a | 100 A | is since=2024-02-29 | then 2024-01 none, 2024-02 94 B, 2025-01 94 B, 2025-02 100 A
# 15, 9, 4.5; the order of 2026 ends its publication on 31 March 2026, the last day of order 58.
b | 100 A | penalty p1 2024-02-29 | then 2024-02 85 B, 2025-01 85 B, 2025-02 91 B, 2026-01 91 B,
  2026-02 95.5 A, 2026-03 95.5 A, 2026-04 100 A
# A minor one is published on its own day only, here the day on which February is looked at.
c | 100 A | penalty p2 2024-02-29 class=minor | then 2024-01 100 A, 2024-02 95 A, 2024-03 100 A
# Serious, 995 days ago: 30 x 0.3.
d | 91 B: SU01 p3 -9 | penalty p3 2024-02-29 class=serious | then 2025-02 82 B
e | 100 A | inspection i1 2024-02-29 result=E | then 2024-02 94 B, 2025-02 97 A, 2026-02 100 A
= leapday 2028-02-29
# 1 March 2027 is 365 days ago, the day after it 364.
a | 100 A | change c1 2027-03-01 | is filed=2026 | then 2027-03 94 B, 2028-01 94 B, 2028-02 100 A
b | 94 B: DY01 c2 -6 | change c2 2027-03-02 | is filed=2026
c | 94 B: SU02 i1 -6 | inspection i1 2028-02-29 result=E | is filed=2026 |
  then 2028-01 100 A, 2028-02 94 B
# Twelve months after 28 Feb 2027 is 28 Feb 2028, yesterday; after 1 March it is tomorrow.
d | 100 A | penalty p1 2027-02-28 | is filed=2026 | then 2028-01 85 B, 2028-02 100 A
e | 91 B: SU01 p2 -9 | penalty p2 2027-03-01 | is filed=2026
= leapnext 2028-03-31
# February was looked at on the 29th: repaired on that day, and inspected.
a | 100 A | penalty p1 2028-02-01; repair x1 2028-02-29 of=p1 | is filed=2026 |
  then 2028-01 100 A, 2028-02 100 A
b | 85 B: SU01 p2 -15 | penalty p2 2028-02-29 | is filed=2026 | then 2028-02 85 B
c | 85 B: SU01 p3 -15 | penalty p3 2028-03-01 | is filed=2026 | then 2028-02 100 A, 2028-03 85 B
= future 2026-11-20
# Dated tomorrow, or reported tomorrow, is not known today; a repair of tomorrow ends nothing yet.
a | 100 A | penalty p1 2026-11-21; inspection i1 2026-11-21 result=8; serious l1 2026-11-21;
  abnormal l2 2026-11-21; change c1 2026-11-21; honour h1 2026-11-21;
  commitment k1 2026-11-21 kept=unfulfilled
b | 100 A | penalty p2 2026-11-20 reported_on=2026-11-21;
  serious l3 2026-11-01 reported_on=2026-11-21
c | 65 C: SU01 p3 -15, SU02 i2 -20 | penalty p3 2026-11-20; inspection i2 2026-11-20 result=8;
  repair x3 2026-11-21 of=p3
# Linked from tomorrow on; a link to itself is none; registered tomorrow, today.
d | 100 A | relation r1 2026-11-21 to=e
e | 75 C: SU03 l4 -25 | abnormal l4 2026-11-20; relation r2 2020-01-01 to=e
f | none | is since=2026-11-21 | then 2026-11 none
g | 94 B: BA01 g -6 | is since=2026-11-20 | then 2026-10 none, 2026-11 94 B
# A complaint of tomorrow is not pending today.
h | 85 B: SU01 p4 -15 | penalty p4 2026-06-01; objection y4 2026-11-21 of=p4 says=pending
i | 85 B: SU01 p5 -15 pending | penalty p5 2026-06-01; objection y5 2026-11-20 of=p5 says=pending
= twice 2026-11-20
# Repaired and expired, revoked and repaired: the earlier day counts, the later changes nothing.
a | 100 A | penalty p1 2026-06-01 publish_until=2026-09-10; repair x1 2026-10-05 of=p1 |
  then 2026-08 85 B, 2026-09 100 A, 2026-10 100 A
b | 100 A | penalty p2 2026-06-01 publish_until=2026-09-10; repair x2 2026-08-20 of=p2 |
  then 2026-07 85 B, 2026-08 100 A, 2026-09 100 A
c | 100 A | penalty p3 2026-06-01 publish_until=2026-08-19; repair x3 2026-08-20 of=p3 |
  then 2026-07 85 B, 2026-08 100 A
d | 100 A | penalty p4 2026-06-01 revoked_on=2026-08-31; repair x4 2026-09-01 of=p4 |
  then 2026-07 85 B, 2026-08 100 A
# Two repairs: the first. One that was refused ends nothing.
e | 100 A | penalty p5 2026-06-01; repair x5 2026-09-05 of=p5; repair z5 2026-08-05 of=p5 |
  then 2026-07 85 B, 2026-08 100 A
f | 85 B: SU01 p6 -15 | penalty p6 2026-06-01; repair x6 2026-08-05 of=p6 repair_status=rejected
# Repaired before it was reported: it never counted. Removed on the day of listing: neither.
g | 100 A | penalty p7 2026-06-01 reported_on=2026-10-15; repair x7 2026-09-01 of=p7 |
  then 2026-06 100 A, 2026-10 100 A
h | 100 A | abnormal l1 2026-10-31 removed_on=2026-10-31 | then 2026-10 100 A
# Removed today is off the list, removed tomorrow is on it; published until yesterday is over.
i | 100 A | abnormal l2 2026-10-01 removed_on=2026-11-20 | then 2026-10 75 C, 2026-11 100 A
j | 75 C: SU03 l3 -25 | abnormal l3 2026-10-01 removed_on=2026-11-21
k | 100 A | serious l4 2026-10-01 publish_until=2026-11-19 | then 2026-10 55 D, 2026-11 100 A
l | 55 D by DR01: SU04 l5 -45 | serious l5 2026-10-01 publish_until=2026-11-20
# Three months after 20 August is today, after the 19th it was yesterday.
m | 95 A: SU01 p8 -5 | penalty p8 2026-08-20 class=minor
n | 100 A | penalty p9 2026-08-19 class=minor
# A revoked licence is one whatever the class says, but the class says how long it is published.
o | 100 A | penalty q1 2026-08-19 class=minor category=revoke_licence |
  then 2026-08 55 D, 2026-10 55 D
= same 2026-11-20
# A penalty and an inspection of one number are two records.
a | 71 C: SU01 n1 -15, SU02 n1 -14 | penalty n1 2026-10-01; inspection n1 2026-10-01 result=A
# Both lists under one number against a head office: each has its own points for the branch.
b | 90 B: RE01 n2 -8, RE02 n2 -2 capped | relation r1 2020-01-01 to=c by=branch
c | 35 D: SU03 n2 -25, SU04 n2 -40 capped | serious n2 2026-10-01; abnormal n2 2026-10-01
# Of one number: a list until January, a licence revoked in September. In between there was neither.
d | 55 D by DR02: SU01 n3 -45 | serious n3 2025-11-01 removed_on=2026-01-10;
  penalty n3 2026-09-01 category=revoke_licence |
  then 2025-12 55 D, 2026-01 100 A, 2026-08 100 A, 2026-09 55 D
# Leaves tomorrow, so it is still here; left today; comes tomorrow.
e | 100 A | is status=cancelled status_changed_on=2026-11-21 | then 2026-10 100 A, 2026-11 100 A
f | none | is status=cancelled status_changed_on=2026-11-20 | then 2026-10 100 A, 2026-11 none
g | none | is since=2026-11-21 | then 2026-10 none, 2026-11 none
= again 2026-11-20
# Struck off and registered again in March under its old code: young again, with its old records.
a | 79 B: BA01 a -6, SU01 p1 -15 | penalty p1 2026-01-10 | is since=2026-03-02 |
  then 2026-01 none, 2026-02 none, 2026-03 79 B
# In operation again since October: the register tells of no time away.
b | 100 A | is status=active status_changed_on=2026-10-15 | then 2026-09 100 A
# Left on the day the month is looked at, and a day later.
c | none | is status=cancelled status_changed_on=2026-10-31 | then 2026-09 100 A, 2026-10 none
d | none | is status=revoked status_changed_on=2026-11-01 | then 2026-10 100 A, 2026-11 none
e | 92 B: DY03 e -8 | is status=suspended | then 2023-12 92 B
= limits 2026-11-20
# 95 is A, 78 is B, 45 is C; what is a little less is not.
a | 95 A: SU01 p1 -5 | penalty p1 2026-09-01 class=minor
b | 94.7 B: DY02 c2 -2, SU05 k2 -3.3 | change c2 2026-09-01 item=address;
  commitment k2 2024-09-01 kept=partly_fulfilled
c | 78 B: DY01 c3 -6, DY02 d3 -2, SU02 i3 -14 | change c3 2026-09-01;
  change d3 2026-09-01 item=address; inspection i3 2026-09-01 result=A
d | 77.9 C: DY01 c4 -6, DY01 d4 -4 capped, SU02 i4 -5.5, SU05 k4 -6.6 | change c4 2026-09-01;
  change d4 2026-08-01; inspection i4 2025-11-20 result=B;
  commitment k4 2025-11-20 kept=partly_fulfilled
e | 45 C: DY01 c5 -6, DY01 d5 -4 capped, SU01 p5 -30, SU01 q5 -15 | change c5 2026-09-01;
  change d5 2026-08-01; penalty p5 2026-09-01 class=serious; penalty q5 2026-09-01
f | 41.7 D: DY01 c6 -6, DY01 d6 -4 capped, SU01 p6 -30, SU01 q6 -15, SU05 k6 -3.3 |
  change c6 2026-09-01; change d6 2026-08-01; penalty p6 2026-09-01 class=serious;
  penalty q6 2026-09-01; commitment k6 2024-09-01 kept=partly_fulfilled
= met 2026-11-20
# Exactly the 65 of supervision, the 10 of changes, what was deducted: none is capped.
a | 35 D: SU01 p1 -30, SU01 p2 -15, SU02 i1 -20 | penalty p1 2026-10-01 class=serious;
  penalty p2 2026-10-01; inspection i1 2026-10-01 result=8
b | 90 B: DY02 c1 -2, DY03 b -8 | change c1 2026-10-01 item=address | is status=suspended
c | 100 A: DY01 c2 -6, SO01 h1 4, SO01 h2 2 | change c2 2026-10-01;
  honour h1 2026-10-01 type=customs_aeo; honour h2 2026-10-01 type=contract_keeping
# Nothing is below 0: 15 + 10 + 65 + 10 of 100.
d | 0 D: BA02 d -15, DY01 c3 -6, DY01 c4 -4 capped, SU01 p3 -45, SU02 i2 -20, SU04 l1 0 capped,
  RE01 l2 -8, RE02 l3 -2 capped | change c3 2026-10-01; change c4 2026-09-01;
  penalty p3 2026-10-01 category=revoke_licence; inspection i2 2026-10-01 result=8;
  serious l1 2026-10-01; relation r1 2020-01-01 to=e by=branch | is filed=2023
e | 27 D: SU03 l3 -25, SU04 l2 -40 capped, RE01 l1 -8 |
  serious l2 2026-10-01; abnormal l3 2026-10-01
# Amounts move nothing, whatever they are.
f | 85 B: SU01 p4 -15 | penalty p4 2026-10-01 fine_cny=-5
g | 85 B: SU01 p5 -15 | penalty p5 2026-10-01 fine_cny=0
= ages 2026-11-20
# 729 days and 730 of an inspection, then of a broken commitment: 20 x 0.6, x 0.3; 1094 and 1095.
a | 97 A: SU02 i1 -3 | inspection i1 2024-11-21 result=E
b | 100 A | inspection i2 2024-11-20 result=E
c | 80 B: SU05 k1 -20 | commitment k1 2025-11-21 kept=unfulfilled
d | 88 B: SU05 k2 -12 | commitment k2 2025-11-20 kept=unfulfilled
e | 88 B: SU05 k3 -12 | commitment k3 2024-11-21 kept=unfulfilled
f | 94 B: SU05 k4 -6 | commitment k4 2024-11-20 kept=unfulfilled
g | 94 B: SU05 k5 -6 | commitment k5 2023-11-22 kept=unfulfilled
h | 100 A | commitment k6 2023-11-21 kept=unfulfilled
# Without a day of confirmation its own day counts: 1 January 2025 is 688 days ago.
i | 88 B: SU05 k7 -12 | commitment k7 2026-06-01 kept=unfulfilled confirmed_on=never
"""


def _office(name: str, count: int, others: str) -> str:
    """Returns a case of so many subjects at one address, the first of them listed."""
    first, *rest = (chr(0x4E00 + number) for number in range(count))
    lines = [f"= {name} 2026-11-20"]
    lines.append(f"{first} | 75 C: SU03 l1 -25 | abnormal l1 2026-10-01 | is address=Tower")
    return "\n".join(lines + [f"{key} | {others} | is address=Tower" for key in rest])


# Up to 50 subjects are neighbours, more are those of an office building.
TEXT += _office("fifty", 50, "99 A: RE02 l1 -1") + "\n" + _office("tower", 51, "100 A") + "\n"
