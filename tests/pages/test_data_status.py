"""Data status: every row that was read is kept or refused, and every refused row can be seen."""


def test_tables_account_for_every_row(run, html):
    page = html(run("data_status"))
    assert "\u2713" in page
    assert "\u53bb\u5411\u4e0d\u660e" not in page


def test_quarantine_lists_as_many_rows_as_were_refused(run, words, ask):
    table, refused = ask(
        "select table_name, sum(refused_count)::int from load_table group by 1 "
        "having sum(refused_count) > 0 order by 2 desc limit 1"
    )[0]
    assert f"\u5171 {refused:,} \u884c" in words(run("data_status", table=table))


def test_unknown_table_is_passed_over(run, words, ask):
    total = ask("select sum(refused_count)::int from load_table")[0][0]
    assert f"\u5171 {total:,} \u884c" in words(run("data_status", table="no_such"))
