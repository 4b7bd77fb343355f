"""Rates of small areas, drawn towards their mean as far as chance could explain their distance.

Empirical Bayes after Marshall (1991), "Mapping disease and mortality rates using empirical Bayes
estimators", Applied Statistics 40(2): with two subjects on a list among three hundred a town's own
rate says little, and a map of such rates shows chance.
"""

from collections.abc import Sequence


def smoothed(counts: Sequence[int], sizes: Sequence[int]) -> list[float | None]:
    """Return the smoothed rate of each area, 0-1.

    Args:
        counts: What is counted in each area.
        sizes: What it is counted among, at least the count.

    Returns:
        The rate m + w (r - m), where r is the area's own rate, m that of all areas together and
        w = A / (A + m / size) with A the variance between areas that chance does not explain;
        None for an area without anyone.
    """
    total = sum(sizes)
    if not total:
        return [None for _size in sizes]
    mean = sum(counts) / total
    pairs = list(zip(counts, sizes, strict=True))
    spread = sum(size * (count / size - mean) ** 2 for count, size in pairs if size) / total
    inhabited = sum(1 for size in sizes if size)
    between = max(spread - mean * inhabited / total, 0.0)
    return [_drawn(count, size, mean, between) for count, size in pairs]


def _drawn(count: int, size: int, mean: float, between: float) -> float | None:
    if not size:
        return None
    chance = mean / size
    weight = between / (between + chance) if between + chance else 0.0
    return mean + weight * (count / size - mean)


# A class of a map says how far from the mean of all areas a rate lies: a map of ranks would show
# the same colours whether areas differ threefold or by a tenth.
FACTORS = (0.75, 0.9, 1.1, 4 / 3)


def classes(rates: Sequence[float | None], mean: float) -> list[int]:
    """Return the class 0-4 of each rate by its distance from the mean; -1 without a rate.

    Where nobody is counted the mean is zero, and every area is in the lowest class.
    """
    edges = [mean * factor for factor in FACTORS]
    return [-1 if rate is None else sum(0 < edge <= rate for edge in edges) for rate in rates]
