"""Beside a map stands its approval number, that it has none, or that it is invented."""

import pandas as pd
import pytest

from dashboard import maps


@pytest.mark.parametrize(("numbers", "invented", "said"), [
    (["GS(2026)1", "GS(2026)1"], [False, False], "GS(2026)1"),
    (["GS(2026)1", None], [True, False], "fictional"),
    (["虚构", "虚构"], [True, True], "fictional"),
    ([None, None], [False, False], "internal use only"),
    ([None, None], [None, None], "internal use only"),
    ([], [], "internal use only"),
])  # fmt: skip
def test_approval_never_calls_real_boundaries_fictional(monkeypatch, numbers, invented, said):
    monkeypatch.setattr(maps, "_", str)
    shapes = pd.DataFrame({"approval_no": numbers, "is_boundary_synthetic": invented})
    assert said in maps.approval(shapes)
