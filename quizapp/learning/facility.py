"""How easy a question was: the share of its points that was earned, with its interval.

The interval is Wilson's score interval, Wilson (1927), Journal of the American Statistical Association 22,
209-212. For answers that are right or wrong it is exact in its form; for points in part it is at most too
wide, since no spread between 0 and 1 is larger than that of right and wrong.
"""

from __future__ import annotations

from math import sqrt

from quizapp.learning.estimate import Z95, Estimate

FEWEST = 10
"""Answers below which no share is told (skills.md section 8)."""


def measure_facility(earned: float, n: int) -> Estimate | None:
    """Give the mean of `n` shares, each from 0 to 1, that add up to `earned`; None of fewer than ten."""
    if n < FEWEST:
        return None
    share = min(1.0, max(0.0, earned / n))
    z2 = Z95**2
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    reach = Z95 / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    # At 0 and 1 the end of the interval is the share itself, which rounding can miss by a hair.
    return Estimate(share, max(0.0, min(share, centre - reach)), min(1.0, max(share, centre + reach)), n)
