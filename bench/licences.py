"""Made-up licences to measure with, in every form in which a source may come."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from data.contract import load_all
from data.identifiers import ORGANISATION_CHECK, USCC_ALPHABET

PIECE = 200_000
SUBJECTS = 300_000
DEPARTMENTS = 240
FORMS = ("csv utf-8", "csv gb18030", "parquet text", "parquet typed")

MACRO = "create macro hanzi(n) as chr((19968 + n % 5000)::int)"
TYPED = """
* replace (
    strptime(decided_on, '%Y-%m-%d')::date as decided_on,
    strptime(valid_from, '%Y/%m/%d')::date as valid_from,
    strptime(valid_to, '%Y-%m-%d')::date as valid_to,
    strptime(reported_on, '%Y-%m-%d')::date as reported_on
)
"""
MAKE = """
create or replace table source as
select
    '信安虚构' || hanzi(s * 7) || hanzi(s * 13) || '贸易' || s || '号有限公司' as subject_name,
    '法人及非法人组织' as party_type,
    code as uscc,
    '' as registration_no, '' as organisation_code, '' as tax_no, '' as institution_no,
    '' as social_org_no,
    hanzi(s % 200) || hanzi(s * 31 % 900) || hanzi(s * 17 % 900) as legal_representative_hash,
    '身份证' as representative_id_type,
    '' as representative_id, '' as person_id_type, '' as person_id,
    '准予行政许可决定书' as document_name,
    '信许〔2026〕第' || i || '号' as document_no,
    ['普通', '特许', '认可', '核准', '登记'][1 + i % 5] as licence_category,
    '食品经营许可证' as certificate_name,
    'JY' || (10000000000 + i) as certificate_no,
    '准予从事预包装食品销售、散装食品销售；经营面积' || (i % 400)
        || '平方米，经营场所第' || (i % 9) || '层' as content,
    strftime(decided_on, '%Y-%m-%d') as decided_on,
    strftime(decided_on, '%Y/%m/%d') as valid_from,
    strftime(decided_on + interval 5 year, '%Y-%m-%d') as valid_to,
    '信安市虚构' || d || '局' as authority_name,
    department as authority_uscc,
    '1' as licence_status,
    '信安市虚构' || d || '局' as source_name,
    department as source_uscc,
    '' as remark,
    strftime(decided_on + to_days((i % 7)::int), '%Y-%m-%d') as reported_on,
    '是' as is_publishable,
    '' as revoked_on
from (
    select
        i, i * 7919 % $subjects as s, i % $departments as d,
        date '2023-01-01' + (i % 1200)::int as decided_on
    from range($first, $first + $rows) as numbers(i)
) as numbers
join subject_codes using (s)
join department_codes using (d)
order by i
"""


def codes(count: int, prefix: str) -> pa.Array:
    """Return that many valid social credit codes of the made-up division 990102."""
    letters = np.frombuffer(USCC_ALPHABET.encode(), dtype=np.uint8)
    head = [USCC_ALPHABET.index(sign) for sign in prefix + "990102"]
    numbers = np.arange(count)[:, None] // 10 ** np.arange(7, -1, -1) % 10
    check = numbers @ np.array([3, 7, 9, 10, 5, 8, 4, 2]) % 11
    # X, the digit for ten, stands at another place in the alphabet of GB 32100.
    digit = np.array([USCC_ALPHABET.index(chr(sign)) for sign in ORGANISATION_CHECK])[check]
    values = np.column_stack([np.tile(head, (count, 1)), numbers, digit])
    last = (31 - values @ np.array([pow(3, place, 31) for place in range(17)]) % 31) % 31
    signs = letters[np.column_stack([values, last])].astype(np.uint8)
    return pa.array(signs.view("S18").ravel().astype(str).tolist(), pa.string())


def open_engine() -> duckdb.DuckDBPyConnection:
    """Return a database that knows the codes of all subjects and departments."""
    engine = duckdb.connect()
    subjects = pa.table({"s": np.arange(SUBJECTS), "code": codes(SUBJECTS, "91")})
    departments = pa.table({"d": np.arange(DEPARTMENTS), "department": codes(DEPARTMENTS, "11")})
    engine.register("subject_codes", subjects)
    engine.register("department_codes", departments)
    engine.execute(MACRO)
    return engine


def make_rows(
    engine: duckdb.DuckDBPyConnection, rows: int, first: int = 0
) -> duckdb.DuckDBPyRelation:
    """Return that many licences from number `first` on."""
    sizes = {"subjects": SUBJECTS, "departments": DEPARTMENTS}
    engine.execute(MAKE, {"first": first, "rows": rows} | sizes)
    return engine.table("source")


def with_labels(source: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """Return the rows under the Chinese headers."""
    labels = {name: column.label.zh for name, column in load_all()["licences"].columns.items()}
    return source.project(", ".join(f'{name} as "{label}"' for name, label in labels.items()))


def make_source(folder: Path, rows: int) -> None:
    """Write the table in every form, each into a folder of its own."""
    for form in FORMS:
        (folder / form).mkdir()
    engine = open_engine()
    source = make_rows(engine, rows)
    with_labels(source).write_csv(str(folder / "csv utf-8" / "licences.csv"))
    text = (folder / "csv utf-8" / "licences.csv").read_text(encoding="utf-8")
    (folder / "csv gb18030" / "licences.csv").write_text(text, encoding="gb18030")
    source.write_parquet(str(folder / "parquet text" / "licences.parquet"))
    typed = source.project(TYPED)
    typed.write_parquet(str(folder / "parquet typed" / "licences.parquet"))
    engine.close()


def make_large(folder: Path, size: float) -> None:
    """Write one CSV of at least `size` bytes, as many rows at a time as one piece has."""
    folder.mkdir()
    piece = folder.with_name("piece.csv")
    engine = open_engine()
    first = 0
    with (folder / "licences.csv").open("wb") as whole:
        while whole.tell() < size:
            with_labels(make_rows(engine, PIECE, first)).write_csv(str(piece), header=not first)
            with piece.open("rb") as part:
                shutil.copyfileobj(part, whole)
            first += PIECE
    piece.unlink(missing_ok=True)
    engine.close()
