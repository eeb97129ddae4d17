"""An estimate: a number worked out from answers, the interval it may really lie in, and how many answers."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

Z95 = NormalDist().inv_cdf(0.975)
"""Standard deviations to either side that make an interval of 95 %."""


@dataclass(frozen=True)
class Estimate:
    """A value with its 95 % interval, and the number of answers or students it rests on."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True)
class Moments:
    """How many values there are, their sum and the sum of their squares: all that a spread needs."""

    n: int
    total: float
    squares: float

    @property
    def variance(self) -> float | None:
        """The variance of the sample (n - 1); None of fewer than two values."""
        if self.n < 2:
            return None
        return max(0.0, (self.squares - self.total**2 / self.n) / (self.n - 1))
