"""What changed between two papers, where half of the students take one of them first and half the other.

In each half the mean change is what was gained plus or minus the difference in how hard the papers are. The
mean of both halves' means is the gain alone, however large the halves are, and half of what they differ by
is the difference of the papers alone: Hills & Armitage (1979), British Journal of Clinical Pharmacology 8,
7-20. The error of either is half the root of both squared errors, with the degrees of freedom of Welch
(1947), Biometrika 34, 28-35. The quantile of t is the expansion in Abramowitz & Stegun (1964), 26.7.5.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from quizapp.learning.estimate import Z95, Estimate, Moments

FEWEST = 5
"""Students of each half who did both papers, below which no change is told."""

MANY = 20
"""Students of both halves together below whom a change is told with a warning."""


@dataclass(frozen=True)
class Half:
    """Students who took one of the papers first: sums of their shares of the points, each from 0 to 1.

    `before` and `after` add up the shares of the first and the second test, `change` what lies between.
    """

    before: float
    after: float
    change: Moments

    @property
    def n(self) -> int:
        """How many took both tests."""
        return self.change.n

    @property
    def mean_before(self) -> float | None:
        """The mean share before; None from too few to be told."""
        return self.before / self.n if self.n >= FEWEST else None

    @property
    def mean_after(self) -> float | None:
        """The mean share after; None from too few to be told."""
        return self.after / self.n if self.n >= FEWEST else None


NOBODY = Half(0.0, 0.0, Moments(0, 0.0, 0.0))


@dataclass(frozen=True)
class Gain:
    """Mean shares before and after over both papers alike, and what was gained.

    `ease` is how much easier the paper was that the second half took first: positive where it was easier.
    """

    before: float
    after: float
    gain: Estimate
    ease: Estimate


def measure_gain(first: Half, second: Half) -> Gain | None:
    """Work out what was gained, from students who took one paper first and those who took the other.

    None where either half has fewer than five students.
    """
    if min(first.n, second.n) < FEWEST:
        return None
    before = (first.before / first.n + second.before / second.n) / 2
    after = (first.after / first.n + second.after / second.n) / 2
    changes = [half.change.total / half.n for half in (first, second)]
    reach, n = _reach(first.change, second.change), first.n + second.n
    return Gain(
        before,
        after,
        _estimate((changes[0] + changes[1]) / 2, reach, n),
        _estimate((changes[0] - changes[1]) / 2, reach, n),
    )


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


def _reach(first: Moments, second: Moments) -> float:
    """Give how far the interval reaches to either side."""
    halves = (first, second)
    errors = [(half.variance or 0.0) / half.n for half in halves]
    total = sum(errors)
    weights = sum(error**2 / (half.n - 1) for error, half in zip(errors, halves, strict=True))
    if weights == 0:
        return 0.0
    # By rounding alone this could come out below what it is at the least.
    freedom = max(total**2 / weights, min(first.n, second.n) - 1)
    return quantile_of_t(freedom) * sqrt(total) / 2


def _estimate(value: float, reach: float, n: int) -> Estimate:
    """Make an estimate of a change in shares, which lies between -1 and 1 whatever the interval says."""
    return Estimate(value, max(-1.0, value - reach), min(1.0, value + reach), n)
