"""Discernment and bias by signal detection: how well somebody tells a problem from none, and how they lean.

d′ = z(hits) − z(false alarms) and c = −(z(hits) + z(false alarms)) / 2, with the log-linear correction (half
an answer added to each count, one to each total), by which neither rate is 0 or 1: Hautus (1995), Behavior
Research Methods, Instruments & Computers 27(1), 46-51.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

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
