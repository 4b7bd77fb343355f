"""What is spoiled on purpose, by table: which column, how, and the rule it breaks."""

from dataclasses import dataclass

from data.demo.identifiers import division_share, social_credit_code
from data.demo.names import CITY_CODE

# A code that has the right form and a wrong check character: two digits changed places, or the
# last character moved by one place in the alphabet.
_WRONG_CHECK = "left({0}, 17) || case right({0}, 1) when '3' then '4' else '3' end"
# In form a unit's and an enterprise's code, but in no catalogue and no register.
_UNKNOWN_UNIT = f"'{social_credit_code('11', CITY_CODE, 'MB999999')}'"
_UNKNOWN_FIRM = (
    f"credit_code('91{CITY_CODE}', {division_share('91', CITY_CODE)}, 17, rowid * 7919 % 1000000)"
)


@dataclass(frozen=True)
class Fault:
    """One way in which a row goes wrong.

    Attributes:
        rule: the rule's id, or the reference gap; V13 means the row is sent twice.
        column: whose text is replaced; for V13 the first column of the key.
        text: SQL expression of the text that is sent instead; `{0}` is the column.
        day: SQL expression of a date that is sent instead, in the file's own form.
        where: SQL condition under which a row can go wrong in this way.
        share: of the rows for which `where` holds.
        is_warning: the row is kept and counted, not refused.
    """

    rule: str
    column: str
    text: str = ""
    day: str = ""
    where: str = "true"
    share: float = 0.0003
    is_warning: bool = False


_ORGANISATIONS = "party_type = 'organisation'"
_PERSONS = "party_type = 'natural_person'"
_SHOPS = "party_type = 'individual_business'"
_PHONE = "{0} || '联系电话15400000' || lpad((rowid % 1000)::varchar, 3, '0')"
_IDENTITY = "{0} || '身份证号' || identity_number(date '1984-02-29', rowid)"
# Sixteen years before the decision.
_CHILD = "identity_number(decided_on - 5800, rowid)"
_STRANGER = Fault("unknown_subject", "uscc", _UNKNOWN_FIRM, share=0.002, is_warning=True)


def _missing(column: str, text: str = "''") -> Fault:
    return Fault("V01", column, text, share=0.0007)


def _wrong_code(where: str = "true") -> Fault:
    return Fault("V03", "uscc", _WRONG_CHECK, where=where, share=0.001)


def _duplicate(column: str, share: float = 0.0008) -> Fault:
    return Fault("V13", column, share=share)


_DOUBLE_PUBLICITY = (
    _missing("document_no", "'无'"),
    Fault("V01", "subject_name", "'-'"),
    _wrong_code(_ORGANISATIONS),
    Fault("V04", "uscc", "''", where=_ORGANISATIONS),
    Fault("V05", "party_type", "'个体工商户'", where=_ORGANISATIONS),
    Fault("V06", "decided_on", day="reported_on + 9"),
    _duplicate("subject_name"),
    Fault("V15", "authority_uscc", _WRONG_CHECK),
    Fault("V17", "person_id", _CHILD, where=_PERSONS, share=0.0015),
    Fault(
        "V14", "subject_name", "left({0}, 3) || ' ' || substr({0}, 4)",
        where=_ORGANISATIONS, share=0.001, is_warning=True,
    ),
    Fault("V16", "authority_uscc", _UNKNOWN_UNIT, share=0.001, is_warning=True),
    Fault("C02", "uscc", "'00000000000000000X'", where=_SHOPS, share=0.002, is_warning=True),
    Fault(
        "unknown_subject", "uscc", _UNKNOWN_FIRM, where=_ORGANISATIONS, share=0.003,
        is_warning=True,
    ),
)  # fmt: skip

FAULTS: dict[str, tuple[Fault, ...]] = {
    "licences": (
        *_DOUBLE_PUBLICITY,
        Fault("V02", "licence_category", "'特批'"),
        Fault("V07", "valid_to", day="valid_from - 30"),
        Fault("T01", "valid_from", "'2024-13-45'"),
        Fault(
            "V08", "valid_to", day="date '2099-01-31'", where="valid_to = date '2099-12-31'",
            share=0.002, is_warning=True,
        ),
        Fault("V12", "content", _PHONE, share=0.0006, is_warning=True),
    ),
    "penalties": (
        *_DOUBLE_PUBLICITY,
        Fault("V02", "penalty_categories", "'训诫'"),
        Fault("V07", "valid_to", day="decided_on - 10"),
        Fault("V09", "fine_cny", "'0'", where="fine_cny is not null", share=0.0006),
        Fault("V10", "confiscated_cny", "''", where="confiscated_cny is not null", share=0.001),
        Fault("V10", "suspended_licence", "''", where="suspended_licence is not null", share=0.002),
        Fault(
            "V11", "fine_cny", "(fine_cny * 10000)::bigint::varchar",
            where="fine_cny > 0.2 and not is_yuan_file", share=0.003, is_warning=True,
        ),
        Fault("V12", "violation_facts", _IDENTITY, share=0.002, is_warning=True),
    ),
    "inspections": (_wrong_code(), _duplicate("inspection_no"), _STRANGER),
    "dishonest_listings": (_missing("reason"), _wrong_code(_ORGANISATIONS)),
    "abnormal_listings": (_wrong_code(), _missing("listed_on", "'null'")),
    "honours": (_wrong_code(), _missing("awarded_on"), _STRANGER),
    "joint_cases": (
        _wrong_code(),
        _missing("measure_code"),
        Fault("V02", "case_status", "'处理完'"),
        _duplicate("case_no"),
    ),
    "repair_applications": (
        _wrong_code(),
        _missing("target_record_no", "'无'"),
        Fault("V02", "repair_status", "'处理完'"),
        _duplicate("application_no"),
    ),
    "objections": (_wrong_code(),),
    "commitments": (
        _wrong_code(_ORGANISATIONS),
        _missing("content", "'-'"),
        Fault("V02", "publicity", "'内部'"),
        _duplicate("commitment_no"),
        Fault("C06", "commitment_type", "'自愿型'", is_warning=True),
        Fault("V07", "check_due_on", day="made_on - 30", where="check_due_on is not null",
              is_warning=True),
        Fault("unknown_subject", "uscc", _UNKNOWN_FIRM, where=_ORGANISATIONS, share=0.002,
              is_warning=True),
    ),
    "evaluations": (_wrong_code(), _duplicate("uscc"), _STRANGER),
    "subject_changes": (_wrong_code(), Fault("V02", "change_item", "'商标'")),
    "relations": (_wrong_code(),),
    # So few rows that each fault is planted in one of them.
    "scenes": (
        Fault("V07", "ended_on", day="started_on - 30", where="rowid = 3", share=1),
        Fault("V02", "scene_field", "'娱乐'", where="rowid = 7", share=1),
        Fault("C07", "use_count", "'-12'", where="rowid = 10", share=1),
        Fault("unknown_district", "district_code", "'990101'", where="rowid = 5", share=1,
              is_warning=True),
        Fault("C05", "lon", "'0'", where="lon is not null and rowid between 8 and 9", share=1,
              is_warning=True),
    ),
    "subjects": (
        _wrong_code(),
        _missing("registered_on"),
        Fault("V02", "subject_status", "'筹建'"),
        _duplicate("uscc"),
        Fault("unknown_district", "district_code", "'990101'", share=0.008, is_warning=True),
        Fault("C05", "lon", "'0'", where="lon is not null", share=0.0005, is_warning=True),
    ),
}  # fmt: skip
