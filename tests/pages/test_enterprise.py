"""Search and credit file: find a subject, read its records and where each comes from."""

import pytest


@pytest.fixture
def subject(ask):
    """Code and name of the subject with most penalties."""
    return ask(
        "select uscc, any_value(subject_name) from fct_penalty where uscc is not null "
        "group by uscc order by count(*) desc, uscc limit 1"
    )[0]


def test_search_finds_a_subject_by_code_and_by_name(run, html, subject):
    uscc, name = subject
    for text in (uscc, uscc[:12], name[:6]):
        assert uscc in html(run("enterprises", q=text)), text


@pytest.mark.parametrize(
    "text", ["x", "<script>alert(1)</script>", "' or 1=1 --", "%", "\u4fe1" * 500]
)
def test_search_for_nonsense_finds_nothing_and_breaks_nothing(run, html, text):
    page = html(run("enterprises", q=text))
    assert "cc-state" in page
    assert "<script>" not in page


def test_directory_says_how_many_there_are(run, html, ask):
    total = ask("select count(*) from dim_subject")[0][0]
    assert f"{total:,}" in html(run("enterprises"))


def test_file_shows_counts_that_equal_its_lists(run, html, words, subject, ask):
    uscc, name = subject
    page = run("enterprise", uscc=uscc)
    total = ask("select count(*) from fct_penalty where uscc = ?", uscc)[0][0]
    assert name in html(page)
    assert f"<b>{total}</b>" in html(page)
    listed = run("records", query="enterprise/penalties", uscc=uscc)
    assert f"\u5171 {total} \u884c" in words(listed)


def test_file_names_the_source_of_each_record(run, html, subject, ask):
    uscc, _name = subject
    file, line, number = ask(
        "select source_file, source_line, record_id from fct_penalty where uscc = ? "
        "order by decided_on desc, record_id limit 1",
        uscc,
    )[0]
    page = html(run("enterprise", uscc=uscc))
    assert f"{file}:{line}" in page
    assert number in page


@pytest.mark.parametrize(
    ("uscc", "sentence"),
    [
        ("", "\u5c1a\u672a\u9009\u62e9"),
        ("91990101", "\u4e0d\u662f\u7edf\u4e00\u793e\u4f1a\u4fe1\u7528\u4ee3\u7801"),
        ("<script>alert(1)</s", "\u4e0d\u662f\u7edf\u4e00\u793e\u4f1a\u4fe1\u7528\u4ee3\u7801"),
        ("91990101MA00000000", "\u6ca1\u6709\u4ee3\u7801\u4e3a"),
    ],
)
def test_unknown_code_gets_a_clear_sentence(run, words, uscc, sentence):
    assert sentence in words(run("enterprise", uscc=uscc))
