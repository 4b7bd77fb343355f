"""What the production builder says of the small mart that all tests share."""


def test_build_prints_the_promised_object(built):
    report = built.report
    assert list(report) == ["build_id", "as_of", "engine", "seconds", "tables", "checks"]
    assert (report["as_of"], report["engine"]) == ("2026-10-31", "duckdb")
    assert set(report["checks"]) == {"passed", "failed", "warned"}
    assert report["checks"]["failed"] == 0
    assert report["checks"]["passed"] > 20


def test_build_loses_no_row_of_any_table(built):
    tables = built.report["tables"]
    assert len(tables) == 19
    for name, counts in tables.items():
        assert set(counts) == {"read", "kept", "refused"}
        assert counts["read"] == counts["kept"] + counts["refused"], name
    assert sum(counts["refused"] for counts in tables.values()) > 0
