"""Calibration: how sure somebody said they were, against how often they were right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.learning.answer import Confidence
from quizapp.learning.history import Answered

FEWEST = 5
"""Answers at one step of sureness from which on its share is worth a word."""


@dataclass(frozen=True)
class SurenessTally:
    """How many answers were given at one step of sureness, and how many of them were right."""

    confidence: Confidence
    right: int
    total: int

    @property
    def is_enough(self) -> bool:
        """Say whether there are answers enough to say something of their share."""
        return self.total >= FEWEST


def count_sureness(history: Sequence[Answered]) -> tuple[SurenessTally, ...]:
    """Count answers at each step of sureness, from guessing up; those given without one are left out."""
    return tuple(
        SurenessTally(
            confidence=step,
            right=sum(one.outcome.is_right for one in history if one.confidence is step),
            total=sum(one.confidence is step for one in history),
        )
        for step in Confidence
    )


def is_overconfident(tallies: Sequence[SurenessTally]) -> bool | None:
    """Say whether “very sure” was right no more often than less sure answers; None where too few tell."""
    sure = next(tally for tally in tallies if tally.confidence is Confidence.VERY)
    others = [tally for tally in tallies if tally.confidence is not Confidence.VERY]
    right, total = sum(tally.right for tally in others), sum(tally.total for tally in others)
    if not sure.is_enough or total < FEWEST:
        return None
    return sure.right * total <= right * sure.total
