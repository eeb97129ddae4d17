"""How well a question tells strong students from weak ones: its corrected item-rest correlation.

It is Pearson's correlation of the points of the question with those of all the others: the question itself
is left out of the sum, or it would agree with itself (Henrysson 1963, Psychometrika 28, 211-218). The
interval goes by Fisher's z, Fisher (1921), Metron 1, 3-32: atanh(r) ± 1.96 / √(n - 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atanh, sqrt, tanh

from quizapp.learning.estimate import Z95, Estimate

FEWEST = 30
"""Answers from which on a correlation is told at all (skills.md section 8)."""

_FLAT = 1e-9
"""Below this share of the largest spread there could be, rounding is all that is left of a variance."""


@dataclass(frozen=True)
class Products:
    """Sums over pairs, each value from 0 to 1: of either, of their squares, and of their products."""

    n: int
    x: float
    y: float
    xx: float
    yy: float
    xy: float


def correlate(sums: Products) -> float | None:
    """Give Pearson's r; None where there are fewer than two pairs, or where one side never differs."""
    if sums.n < 2:
        return None
    spread_x = sums.n * sums.xx - sums.x**2
    spread_y = sums.n * sums.yy - sums.y**2
    if min(spread_x, spread_y) <= _FLAT * sums.n**2:
        return None
    shared = sums.n * sums.xy - sums.x * sums.y
    return max(-1.0, min(1.0, shared / sqrt(spread_x * spread_y)))


def measure_correlation(sums: Products) -> Estimate | None:
    """Give r with its interval; None from fewer than thirty pairs, or where one side never differs."""
    value = correlate(sums)
    if value is None or sums.n < FEWEST:
        return None
    if abs(value) == 1:
        return Estimate(value, value, value, sums.n)
    reach = Z95 / sqrt(sums.n - 3)
    return Estimate(value, tanh(atanh(value) - reach), tanh(atanh(value) + reach), sums.n)
