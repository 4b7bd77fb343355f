"""The city in an in-memory database: its subjects as a table, its records as views."""

from datetime import date
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import duckdb

from data.demo import calendar, stories, words
from data.demo.catalogues import list_catalogues
from data.demo.cells import draw_land
from data.demo.places import Town, polygons, settle
from data.demo.sizes import Sizes
from data.demo.source_catalogues import list_source_catalogues
from data.demo.steps import EVENT_VIEWS, MACROS, RECORD_TABLES, SUBJECT_STEPS, SUBJECT_TABLES

SQL = Path(__file__).parent / "sql"
ROWS_OF_A_SHARE = 8192


class City:
    """An open database with the views `<table>` for every table of the contracts.

    For bulk (with a `file` to keep the subjects in), repeated words are numbers into a list of
    words, and cursors see nothing.

    Attributes:
        connection: the database; its views are read with it or with cursors of it.
        towns: the towns in the order of their codes.
        districts, town_shapes: polygons with columns code, name, geometry.
    """

    def __init__(self, sizes: Sizes, *, seed: int, as_of: date, file: Path | None = None) -> None:
        land = draw_land()
        self.land = land
        self.towns: list[Town] = settle(land)
        self.districts, self.town_shapes = polygons(land, self.towns)
        # Without a place of its own a database in memory would spill into the current folder.
        self.connection = duckdb.connect(config={"temp_directory": f"{gettempdir()}/demo-city"})
        self._sizes = sizes
        self._file = file
        self._set_up(seed, as_of)
        self._fill()

    def _set_up(self, seed: int, as_of: date) -> None:
        start = calendar.window_start(as_of)
        days = calendar.workdays(start, as_of)
        for name, frame in list_catalogues(self.towns, list(self.town_shapes.geometry)).items():
            self._store(name, frame)
        for name, frame in list_source_catalogues(self.towns).items():
            self._store(name, frame)
        self._run("counted_words" if self._file else "plain_words")
        self._run("licence_wording")
        self._set("seed_offset", seed * 374761393 % 2**32)
        self._set("as_of", as_of)
        self._set("window_start", start)
        self._set("workdays", days)
        self._set("day_count", len(days))
        self._set("days_per_calendar_day", len(days) / ((as_of - start).days + 1))
        self._set("subject_count", self._sizes.all_subjects)
        self._set("active_count", self._sizes.subjects)
        self._set("scene_count", self._sizes.scenes)
        self._set_choices()
        self._set_stories(days)
        self._set_evaluations(days)

    def _set_choices(self) -> None:
        rows = self.connection.execute(
            "select industry_no, industry_code, firm_weight, shop_weight from industry"
        ).fetchall()
        by_code = {code: number for number, code, _, _ in rows}
        self._set("firm_choices", [n for n, _, weight, _ in rows for _ in range(weight)])
        self._set("shop_choices", [n for n, _, _, weight in rows for _ in range(weight)])
        self._set("farm_choices", [by_code[c] for c in ("A0111", "A0141", "A0313", "A0411")])
        self._set("public_choices", [by_code[c] for c in ("P8310", "Q8425", "R8870", "M7452")])
        shares = [round(1000 * town.weight) for town in self.towns]
        self._set("town_choices", [n for n, k in enumerate(shares, start=1) for _ in range(k)])
        weights = self.connection.execute(
            "select department_no, case_weight from department order by department_no"
        ).fetchall()
        self._set("case_choices", [n for n, weight in weights for _ in range(weight)])
        self._set("case_items", list(words.CASE_ITEMS))
        self._set("surnames", list(words.SURNAMES))
        self._set("given_names", list(words.GIVEN_NAMES))
        self._set("name_first", list(words.NAME_FIRST))
        self._set("name_second", list(words.NAME_SECOND))

    def _set_stories(self, days: list[date]) -> None:
        codes = [town.code for town in self.towns]
        (cluster_industry_no,) = self._row(
            "select industry_no from industry where industry_code = ?", stories.CLUSTER_INDUSTRY
        )
        self._set("drift_district_no", stories.district_number(stories.DRIFT_DISTRICT))
        self._set("drift_month", calendar.MONTHS - stories.DRIFT_MONTHS)
        self._set("drift_rise", stories.DRIFT_RISE_PER_MONTH)
        self._set("drift_workdays", stories.DRIFT_WORKDAYS)
        self._set("drift_factor", stories.DRIFT_PENALTY_FACTOR)
        self._set("drift_penalty_share", 1 - 1 / stories.DRIFT_PENALTY_FACTOR)
        self._set("silent_department", stories.SILENT_DEPARTMENT)
        self._set("silent_day", len(days) - stories.SILENT_WORKDAYS)
        self._set("backlog_department", stories.BACKLOG_DEPARTMENT)
        self._set("backlog_day", len(days) - stories.BACKLOG_WORKDAYS)
        self._set("cluster_town_no", codes.index(stories.CLUSTER_TOWN) + 1)
        self._set("cluster_industry_no", cluster_industry_no)
        self._set("cluster_share", stories.CLUSTER_SHARE_OF_FIRMS)
        self._set("cluster_factor", stories.CLUSTER_PENALTY_FACTOR)
        self._set("penalty_late_rate", stories.LATE_PENALTIES)

    def _set_evaluations(self, days: list[date]) -> None:
        """Grades arrive on the first working day of a month; a year's others in April."""
        firsts = [n + 1 for n, day in enumerate(days) if n == 0 or day.month != days[n - 1].month]
        spacing = calendar.MONTHS / self._sizes.evaluation_snapshots
        full = {
            round(len(firsts) - 1 - spacing * n) for n in range(self._sizes.evaluation_snapshots)
        }
        months = [
            {
                "number": number,
                "day": day,
                "day_before": firsts[number - 1] if number else 0,
                "is_full": number in full,
            }
            for number, day in enumerate(firsts)
        ]
        self._set("evaluation_months", months)
        aprils = [day for day in firsts if days[day - 1].month == 4]
        self._set("yearly_days", [day + 9 for day in aprils])

    def _fill(self) -> None:
        for step in (*MACROS, *SUBJECT_STEPS):
            self._run(step)
        self._run("commitment_rates")
        sizes = self._sizes
        penalties, inspections, changes = self._row(read_sql("weight_sums"))
        self._set("penalty_rate", sizes.penalties / float(penalties))
        self._set("inspection_rate", sizes.inspections / float(inspections))
        self._set("change_rate", sizes.changes / float(changes))
        if self._file:
            self._keep_in(self._file)
        self._run("subject")
        for table in SUBJECT_TABLES:
            self.connection.execute(f"drop table {table}")
        others, licences = map(float, self._row(read_sql("records_expected")))
        self._set("licence_rate", max(sizes.records * 0.1, sizes.records - others) / licences)
        for view in EVENT_VIEWS:
            self._run(view)
        for table in ("subjects", *RECORD_TABLES):
            self.connection.execute(f"create view {table} as {read_sql(table)}")

    def _keep_in(self, file: Path) -> None:
        """Have what is made from here on kept in a file.

        A group of rows is the share of one thread: small ones keep all of them busy to the end,
        and only a file has them as small as they are asked for.
        """
        place = str(file).replace("'", "''")
        self.connection.execute(f"attach '{place}' as bulk (row_group_size {ROWS_OF_A_SHARE})")
        self.connection.execute("set search_path = 'bulk.main,memory.main'")
        self.connection.execute("set force_compression = 'uncompressed'")

    def _run(self, name: str) -> None:
        self.connection.execute(read_sql(name))

    def _row(self, sql: str, *parameters: object) -> tuple[Any, ...]:
        row = self.connection.execute(sql, parameters).fetchone()
        if row is None:
            raise LookupError(f"no row for {parameters!r}: {sql}")
        return tuple(row)

    def _set(self, name: str, value: object) -> None:
        self.connection.execute(f"set variable {name} = ?", [value])

    def _store(self, name: str, frame: object) -> None:
        self.connection.register("incoming", frame)
        self.connection.execute(f"create table {name} as from incoming")
        self.connection.unregister("incoming")


def read_sql(name: str) -> str:
    """The text of one of the files in `sql/`."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
