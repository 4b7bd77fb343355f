"""Data status: every row that was read is kept or refused, and every refused row can be seen."""


def test_tables_account_for_every_row(run, html):
    page = html(run("data_status"))
    assert "\u2713" in page
    assert "cc-bad" not in page.split("cc-provenance")[0].split("quarantine")[0]


def test_quarantine_lists_as_many_rows_as_were_refused(run, words, mart):
    table, refused = mart.execute(
        "select table_name, sum(refused_count)::int from load_table group by 1 "
        "having sum(refused_count) > 0 order by 2 desc limit 1"
    ).fetchone()
    assert f"\u5171 {refused:,} \u884c" in words(run("data_status", table=table))


def test_unknown_table_is_passed_over(run, words, mart):
    total = mart.execute("select sum(refused_count)::int from load_table").fetchone()[0]
    assert f"\u5171 {total:,} \u884c" in words(run("data_status", table="no_such"))
