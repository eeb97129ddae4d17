"""What a learner has answered: one line an answer, from which schedule and progress are worked out anew.

A question that was set aside is no answer: it is known to have been met, and nothing else comes of it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from quizapp.learning.answer import Confidence
from quizapp.learning.results import Outcome


@dataclass(frozen=True)
class Answered:
    """One answer that is final and explained: to which item, on which claims, what came of it, and when."""

    item: str
    claims: tuple[str, ...]
    outcome: Outcome
    confidence: Confidence | None
    at: dt.datetime

    @property
    def is_surely_wrong(self) -> bool:
        """Say whether the learner was very sure and not right."""
        return self.confidence is Confidence.VERY and not self.outcome.is_right


@dataclass(frozen=True)
class Skipped:
    """A question that was set aside: on which claims, and when."""

    claims: tuple[str, ...]
    at: dt.datetime
