"""Which places are districts, and which only gather what belongs to none of them."""

import pandas as pd

from dashboard import mart

NOT_LOCATED = "unlocated"


def buckets() -> tuple[str, str]:
    """Return the codes of the city level and of what is not located, in the order shown."""
    return mart.current().city_code, NOT_LOCATED


def buckets_last(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with `district_code` in their order, those of the buckets after all others."""
    rank = {code: place for place, code in enumerate(buckets(), start=1)}
    places = rows["district_code"].map(lambda code: rank.get(str(code), 0))
    return rows.iloc[places.to_numpy().argsort(kind="stable")]
