"""Small cities whose scores were worked out by hand, with what each subject should get."""

from __future__ import annotations

from tests.queries.scoring_case import Case
from tests.queries.scoring_edges import TEXT as EDGES

# "= name day", then a subject a line: its key | score, grade: what each record gives ("indicator
# record points"; a register row is called by the key) | "kind number day …" of its records | "is"
# what else the register says | "then" past months. By edition 2026; A from 95, B 78, C 45.
TEXT = """
= decay 2026-11-20
# 21 Nov 2025 is 364 days ago, 20 Nov is 365: a change counts below 365, an inspection halves then.
a | 94 B: DY01 c1 -6 | change c1 2025-11-21
b | 100 A | change c2 2025-11-20
c | 94 B: SU02 i1 -6 | inspection i1 2025-11-21 result=E
d | 97 A: SU02 i2 -3 | inspection i2 2025-11-20 result=E
f | 100 A | inspection i4 2024-11-20 result=E
# General, decided 365 days ago, published until today: 15 x 0.6.
g | 91 B: SU01 p1 -9 | penalty p1 2025-11-20
h | 94 B: BA01 h -6 | is since=2025-11-21 | then 2025-10 none, 2025-11 94 B
= caps 2026-11-20
# SU01 has 45: 30 + 15 of the older 30 + 0 of the newest, which is the least.
a | 55 C: SU01 p1 -30, SU01 p2 -15 capped, SU01 p3 0 capped |
  penalty p3 2026-10-10; penalty p1 2026-10-01 class=serious; penalty p2 2026-09-01 class=serious |
  then 2026-09 70 C, 2026-10 55 C
b | 55 C: SU01 q1 -30, SU01 q2 -15, SU01 q3 0 capped |
  penalty q3 2026-10-05; penalty q2 2026-10-05; penalty q1 2026-09-01 class=serious
# Supervision has 65: 30 + 20 + 15 of the listing's 25. Below 45 is D, worse than the list's C.
c | 35 D: SU01 r1 -30, SU02 r2 -20, SU03 r3 -15 capped |
  abnormal r3 2026-10-01; penalty r1 2026-10-01 class=serious; inspection r2 2026-10-01 result=E;8 |
  then 2026-09 100 A, 2026-10 35 D
# DY01 has 10 (6 + 4), and so has its dimension: nothing is left for the address.
d | 90 B: DY01 c1 -6, DY01 c2 -4 capped, DY02 c3 0 capped |
  change c1 2026-09-01; change c2 2026-08-01; change c3 2026-10-01 item=address |
  then 2026-08 94 B, 2026-09 90 B, 2026-10 90 B
= honours 2026-11-20
# 2 were deducted: the customs honour (4) gives back 2, the other nothing.
a | 100 A: DY02 c1 -2, SO01 h1 2 capped, SO01 h2 0 capped |
  change c1 2026-09-01 item=address; honour h1 2026-04-01 type=customs_aeo; honour h2 2026-05-01 |
  then 2026-08 100 A, 2026-09 100 A
# SO01 has 6: 4 + 2 of the 3.
b | 86 B: SU05 k1 -20, SO01 h3 4, SO01 h4 2 capped | commitment k1 2026-01-15 kept=unfulfilled;
  honour h3 2026-04-01 type=customs_aeo; honour h4 2026-05-01 |
  then 2026-01 80 B, 2026-04 84 B, 2026-05 86 B
# Valid to today counts (3), valid to yesterday and revoked today do not.
c | 97 A: DY01 c2 -6, SO01 h5 3 | change c2 2026-09-01; honour h5 2026-04-01 until=2026-11-20;
  honour h6 2025-11-20 until=2026-11-19; honour h7 2026-04-02 revoked_on=2026-11-20
= direct 2026-11-20
# "by": the direct rule without which the grade were better.
a | 55 D by DR01: SU04 l1 -45 | serious l1 2026-10-01 | then 2026-09 100 A, 2026-10 55 D
# 100 - 25 + 6 would be B.
b | 81 C by DR03: SU03 l2 -25, SO01 h1 4, SO01 h2 2 capped |
  abnormal l2 2026-10-01; honour h2 2026-05-01; honour h1 2026-05-01 type=customs_aeo
# 1094 days: 45 x 0.3 would be B. 1095 days: published until tomorrow, but too old to count.
c | 86.5 D by DR02: SU01 p1 -13.5 | penalty p1 2023-11-22 category=fine;revoke_licence
d | 100 A | penalty p2 2023-11-21 category=revoke_licence
= ends 2026-11-20
a | 100 A | penalty p1 2026-06-01; repair x1 2026-11-19 of=p1 |
  then 2026-05 100 A, 2026-06 85 B, 2026-10 85 B, 2026-11 100 A
c | 85 B: SU01 p3 -15 | penalty p3 2026-06-01; repair x3 2026-11-21 of=p3
d | 100 A | penalty p4 2025-11-19 | then 2026-10 85 B, 2026-11 100 A
e | 100 A | penalty p5 2026-06-01; objection y5 2026-11-02 of=p5 says=upheld decided_on=2026-11-20 |
  then 2026-10 85 B, 2026-11 100 A
f | 85 B: SU01 p6 -15 pending | penalty p6 2026-06-01; objection y6 2026-11-02 of=p6 says=pending
g | 100 A | penalty p7 2026-06-01 is_publishable=no; penalty p8 2026-06-01 party=natural_person;
  commitment k9 2026-06-01 kept=unfulfilled publicity=not_public | then 2026-10 100 A
# Inspected in August, reported in September.
h | 86 B: SU02 i1 -14 | inspection i1 2026-08-10 result=A reported_on=2026-09-15 |
  then 2026-07 100 A, 2026-08 100 A, 2026-09 86 B
i | none | is status=cancelled status_changed_on=2026-10-15 | then 2026-09 100 A, 2026-10 none
j | none | is status=cancelled | then 2026-09 none
k | 92 B: DY03 k -8 | is status=suspended status_changed_on=2026-03-01
= order58 2026-03-31
# Edition 2025: general, 668 days old, published for three years: 18 x 0.8.
a | 85.6 B: SU01 p1 -14.4 | penalty p1 2024-06-01
= order36 2026-04-01
# The year of order 36 is over: expired today. March by the edition of today: 15 x 0.6.
a | 100 A | penalty p1 2024-06-01 | then 2026-03 91 B, 2026-04 100 A
b | 100 A | penalty p2 2026-03-31 class=minor | then 2026-03 95 A
c | 95 A: SU01 p3 -5 | penalty p3 2026-04-01 category=warning
d | 82 B: SU01 p4 -18 | penalty p4 2024-06-01 class=serious
= reports 2026-11-20
# The report of 2025 was due on 30 June 2026; that of 2026 is due next year.
a | 100 A
b | 89 B: BA02 b -11 | is filed=2024 | then 2026-06 100 A, 2026-07 89 B
c | 85 B: BA02 c -15 | is filed=2023 | then 2025-06 100 A, 2026-06 89 B, 2026-07 85 B
d | 89 B: BA02 d -11 | is since=2025-03-01 filed=never
# 6 + 9 of 11: the dimension has 15.
e | 85 B: BA01 e -6, BA02 e -9 capped | is since=2025-12-01 filed=never
f | 94 B: BA01 f -6 | is since=2026-02-01 filed=never
g | 100 A | is subject_type=social_org filed=2020
= representative 2026-11-20
a | 94 B: RE01 l1 -6 | is person=1 name=wang
b | 55 D by DR01: SU04 l1 -45 | serious l1 2026-10-01 | is person=1 name=wang
c | 100 A | is person=2 name=wang
e | 97 A: RE02 l2 -3 | is person=3
f | none | abnormal l2 2026-10-01 | is person=3 status=revoked
= address 2026-11-20
a | 99 A: RE02 l1 -1 | is address=East
b | 99 A: RE02 l1 -1 | is address=East
c | 75 C: SU03 l1 -25 | abnormal l1 2026-10-01 | is address=East
# Two in operation and one that has left are too few.
d | 100 A | is address=West
e | 75 C: SU03 l2 -25 | abnormal l2 2026-10-01 | is address=West
f | none | is address=West status=cancelled
= links 2026-11-20
# A branch comes before the representative; two lists against it: 8 + 2, the cap is 10.
a | 90 B: RE01 l1 -8, RE01 l2 -2 capped | relation r1 2020-01-01 to=b by=branch | is person=1
b | 55 D by DR01: SU04 l1 -45, SU04 l2 0 capped | is person=1 |
  serious l1 2026-10-01; serious l2 2026-09-01
# A branch until yesterday, the representative still: on each day the closest of that day counts.
c | 94 B: RE01 l3 -6 | relation r2 2020-01-01 to=d by=branch until=2026-11-19 | is person=2 |
  then 2026-10 92 B
d | 55 D by DR01: SU04 l3 -45 | serious l3 2026-10-01; relation r3 2020-01-01 to=e | is person=2
e | 94 B: RE01 l3 -6
f | 96 A: RE01 l3 -4 | relation r4 2020-01-01 to=d by=guarantee until=2026-11-20
g | 94 B: RE01 l3 -6 | relation r5 2026-11-01 to=d | then 2026-10 100 A
"""

CASES: dict[str, Case] = {}
for line in (TEXT + EDGES).replace("\n  ", " ").splitlines():
    if line.startswith("="):
        case = CASES[line.split()[1]] = Case(*line.split()[1:])
    elif line[:1] not in ("", "#"):
        case.add(*line.split(" | "))
