"""Discernment and bias by signal detection: how well somebody tells a problem from none, and how they lean.

d′ = z(hits) − z(false alarms) and c = −(z(hits) + z(false alarms)) / 2, with the log-linear correction (half
an answer added to each count, one to each total), by which neither rate is 0 or 1: Hautus (1995), Behavior
Research Methods, Instruments & Computers 27(1), 46-51.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import NormalDist

from quizapp.learning.estimate import Z95, Estimate
from quizapp.learning.results import VerdictTally

FEWEST = 20
"""Judged answers from which on anything is said of a person (skills.md section 8)."""

SLIGHT = 0.3
"""A bias smaller than this, in standard deviations, is called none: about what two answers of twenty make."""

_z = NormalDist().inv_cdf


class Lean(StrEnum):
    """Which way somebody leans who is not sure."""

    PROBLEM = "problem"
    NONE = "none"
    NEITHER = "neither"


@dataclass(frozen=True)
class Discernment:
    """`sensitivity` is d′, 0 for guessing; `bias` is c, below 0 where problems are seen too readily."""

    sensitivity: float
    bias: float

    @property
    def lean(self) -> Lean:
        """Say which way the bias goes."""
        if abs(self.bias) < SLIGHT:
            return Lean.NEITHER
        return Lean.PROBLEM if self.bias < 0 else Lean.NONE


def measure(tally: VerdictTally) -> Discernment | None:
    """Work out d′ and c; None where there are too few answers, or none of one sort."""
    if tally.problems + tally.nones < FEWEST or not tally.problems or not tally.nones:
        return None
    hits = _z((tally.hits + 0.5) / (tally.problems + 1))
    alarms = _z((tally.false_alarms + 0.5) / (tally.nones + 1))
    return Discernment(sensitivity=hits - alarms, bias=-(hits + alarms) / 2)


@dataclass(frozen=True)
class Judgements:
    """Sums over the students of a group, for one skill: who saw how many problems.

    Of each student there are p questions with a problem, of which they saw h, and q without one, of which f
    were taken for one all the same; `pp` is the sum of p², `hp` that of h·p, and so on.
    """

    students: int
    p: int
    h: int
    q: int
    f: int
    pp: int
    hh: int
    hp: int
    qq: int
    ff: int
    fq: int
    hf: int
    hq: int
    fp: int
    pq: int

    @property
    def tally(self) -> VerdictTally:
        """The counts of all answers together."""
        return VerdictTally(problems=self.p, hits=self.h, nones=self.q, false_alarms=self.f)


@dataclass(frozen=True)
class GroupDiscernment:
    """d′ and c of a group with their intervals; `n` in both is the number of judged answers."""

    sensitivity: Estimate
    bias: Estimate


def measure_group(sums: Judgements) -> GroupDiscernment | None:
    """Work out d′ and c of a group with intervals; None where `measure` says nothing, or of one student.

    The answers of one student are alike, so that the errors of both rates are those of ratios over students
    (Cochran 1977, Sampling Techniques, chapter 6), carried to d′ and c by the delta method; they are never
    less than for answers that have nothing in common (Gourevitch & Galanter 1967, Psychometrika 32, 25-33).
    """
    found = measure(sums.tally)
    if found is None or sums.students < 2:
        return None
    hits, alarms = sums.h / sums.p, sums.f / sums.q
    scale = sums.students / (sums.students - 1)
    spread_h = scale * (sums.hh - 2 * hits * sums.hp + hits**2 * sums.pp) / sums.p**2
    spread_f = scale * (sums.ff - 2 * alarms * sums.fq + alarms**2 * sums.qq) / sums.q**2
    both = sums.hf - alarms * sums.hq - hits * sums.fp + hits * alarms * sums.pq
    shared = scale * both / (sums.p * sums.q)
    h, slope_h = _correct(sums.h, sums.p)
    f, slope_f = _correct(sums.f, sums.q)
    var_h = max(spread_h, h * (1 - h) / sums.p) / slope_h**2
    var_f = max(spread_f, f * (1 - f) / sums.q) / slope_f**2
    # Two rates cannot go together more closely than each varies by itself.
    most = sqrt(var_h * var_f)
    covariance = max(-most, min(most, shared / (slope_h * slope_f)))
    n = sums.p + sums.q
    return GroupDiscernment(
        _around(found.sensitivity, var_h + var_f - 2 * covariance, n),
        _around(found.bias, (var_h + var_f + 2 * covariance) / 4, n),
    )


def _correct(count: int, total: int) -> tuple[float, float]:
    """Give the corrected rate, and the height of the normal curve where that share lies below it."""
    rate = (count + 0.5) / (total + 1)
    return rate, NormalDist().pdf(_z(rate))


def _around(value: float, variance: float, n: int) -> Estimate:
    reach = Z95 * sqrt(max(0.0, variance))
    return Estimate(value, value - reach, value + reach, n)
