"""Which misreadings to teach again first: those that most students fell for, the surer the sooner.

A misreading that somebody is sure of stays unless it is spoken about; one that was guessed may go by itself
(hypercorrection: Butterfield & Metcalfe 2001, Journal of Experimental Psychology: LMC 27, 1491-1494).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizapp.learning.answer import Confidence

FEWEST = 5
"""Students below whom nothing is said of a misreading: it could be anybody's slip."""

MOST = 3
"""Misreadings to teach again: what fits into one lesson."""

WEIGHTS: Mapping[Confidence | None, float] = {
    Confidence.GUESS: 0.5,
    None: 1.0,
    Confidence.FAIRLY: 1.0,
    Confidence.VERY: 1.5,
}
"""What an answer counts by how sure its student was; None where they did not say."""


@dataclass(frozen=True)
class Misread:
    """A misreading: by how many of the students who could, in how many answers, and those weighted."""

    name: str
    students: int
    asked: int
    answers: int
    weight: float

    @property
    def urgency(self) -> float:
        """How many students fell for it, weighed by how sure they were."""
        return self.students * self.weight / self.answers if self.answers else 0.0


def choose_to_reteach(misreads: Sequence[Misread]) -> tuple[Misread, ...]:
    """Give the three most urgent misreadings, of those that five students or more fell for."""
    enough = [one for one in misreads if one.students >= FEWEST]
    return tuple(sorted(enough, key=lambda one: (-one.urgency, -one.students, one.name))[:MOST])
