"""How long the first 20 subjects take in a city of 1.4 million."""

from __future__ import annotations

import re
import tempfile
import time
from pathlib import Path

import duckdb

from queries import runner

TITLE = "Search of subjects: the 20 best of 1.4 million and how many there are"
SUBJECTS = 1_400_000
THREADS = 2
REPEATS = 7
TEXTS = {
    "name": "恒远",
    "name, common": "公司",
    "former name": "旧号33",
    "address": "77路12号",
    "pinyin initials": "hyjc",
    "code": "919901000000000000",
    "beginning of a code": "91990100000000",
    "nothing": "并不存在的名称",
}
# Invented names of two parts and a trade, with initials that follow them.
REGISTER = """
create table dim_subject as
with one as (select i, cast(hash(i) >> 1 as bigint) as h from range($subjects) as t(i)),
part as (
    select
        i, h,
        list_extract(['恒', '瑞', '启', '泽', '诚', '丰', '汇', '宏', '嘉', '聚'], 1 + h % 10) as a,
        list_extract(['h', 'r', 'q', 'z', 'c', 'f', 'h', 'h', 'j', 'j'], 1 + h % 10) as a_initial,
        list_extract(['远', '达', '通', '盛', '源', '和', '安', '信'], 1 + h // 10 % 8) as b,
        list_extract(['y', 'd', 't', 's', 'y', 'h', 'a', 'x'], 1 + h // 10 % 8) as b_initial,
        list_extract(['建材', '食品', '物流', '科技', '商贸', '餐饮'], 1 + h // 80 % 6) as trade,
        list_extract(['jc', 'sp', 'wl', 'kj', 'sm', 'cy'], 1 + h // 80 % 6) as trade_initial,
        list_extract(['有限公司', '经营部', '合作社'], 1 + h // 480 % 3) as kind
    from one
)
select
    '91990100' || lpad(cast(i as varchar), 10, '0') as uscc,
    '虚构' || a || b || trade || cast(i as varchar) || kind as subject_name,
    if(h % 20 = 0, '旧号' || cast(i as varchar) || '商行', null) as former_names,
    'xg' || a_initial || b_initial || trade_initial || cast(i as varchar) as name_initials,
    '第' || cast(h % 12 as varchar) || '区' || cast(h // 12 % 400 as varchar) || '路'
    || cast(h // 4800 % 300 as varchar) || '号' as address,
    'enterprise' as subject_type, 'active' as subject_status, h % 10 < 9 as is_active,
    '9901' || lpad(cast(h % 12 as varchar), 2, '0') as district_code,
    'C' as industry_section, '13' as industry_division, 'B' as risk_tier,
    false as is_dishonest, false as is_abnormal
from part
"""


def measure() -> list[dict[str, str | int | float]]:
    """Return one row a kind of text: rows found, first 20 in milliseconds, work of all cores."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "search.duckdb"
        with duckdb.connect(path) as connection:
            _fill(connection)
        with duckdb.connect(path, read_only=True) as connection:
            connection.execute(f"set threads = {THREADS}")
            return [_search(connection, kind, text) for kind, text in TEXTS.items()]


def _fill(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("set enable_progress_bar = false")
    connection.execute(REGISTER, {"subjects": SUBJECTS})
    connection.execute("create table fct_penalty as select uscc from dim_subject limit 100000")
    connection.execute("create table fct_licence as from fct_penalty")
    connection.execute("create table fct_commitment as from fct_penalty")
    model = (runner.FOLDER / "marts" / "agg_subject_search.sql").read_text(encoding="utf-8")
    plain = re.sub(r"\{\{ ref\('(\w+)'\) \}\}", r"\1", model)
    connection.execute(f"create table agg_subject_search as {plain}")


def _search(
    connection: duckdb.DuckDBPyConnection, kind: str, text: str
) -> dict[str, str | int | float]:
    params = {"search_text": text, "district_codes": [], "industry_sections": []}
    params |= {"subject_types": [], "risk_tiers": []}
    seconds, work, found = [], [], 0
    for _ in range(REPEATS):
        started, used = time.perf_counter(), time.process_time()
        frame = runner.run(connection, "enterprises/search", params)
        seconds.append(time.perf_counter() - started)
        work.append(time.process_time() - used)
        found = int(frame["match_count"].max()) if len(frame) else 0
    seconds.sort()
    return {
        "asked by": kind,
        "text": text,
        "found": found,
        "median ms": round(seconds[REPEATS // 2] * 1000, 1),
        "slowest ms": round(seconds[-1] * 1000, 1),
        "processor ms": round(min(work) * 1000, 1),
    }
