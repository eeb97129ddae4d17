"""What changed between two papers, where half of the students take one of them first and half the other.

In each half the mean change is what was gained plus or minus the difference in how hard the papers are. The
mean of both halves' means is the gain alone, however large the halves are: Hills & Armitage (1979), British
Journal of Clinical Pharmacology 8, 7-20. Its error is half the root of both squared errors, with the degrees
of freedom of Welch (1947), Biometrika 34, 28-35. The quantile of t is the expansion in Abramowitz & Stegun
(1964), 26.7.5.
"""

from __future__ import annotations

from math import sqrt

from quizapp.learning.estimate import Z95, Estimate, Moments

FEWEST = 5
"""Students of each half who did both papers, below which no change is told."""


def pool_halves(first: Moments, second: Moments) -> Estimate | None:
    """Give the mean gain with its paired interval, from the changes in each half; None from too few."""
    if min(first.n, second.n) < FEWEST:
        return None
    one, other = first.mean, second.mean
    spreads = [half.variance / half.n for half in (first, second) if half.variance is not None]
    if one is None or other is None:
        return None
    value, total = (one + other) / 2, sum(spreads)
    weights = [spread**2 / (half.n - 1) for spread, half in zip(spreads, (first, second), strict=True)]
    freedom = total**2 / sum(weights) if sum(weights) else float(min(first.n, second.n) - 1)
    reach = quantile_of_t(freedom) * sqrt(total) / 2
    return Estimate(value, value - reach, value + reach, first.n + second.n)


def quantile_of_t(freedom: float) -> float:
    """Give the 97.5 % quantile of Student's t, to three decimals from four degrees of freedom on."""
    z = Z95
    return (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * freedom**4)
    )
