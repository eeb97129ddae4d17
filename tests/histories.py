"""Answers that a learner gave over time."""

from __future__ import annotations

import datetime as dt

from quizapp.items.item import Polarity, Skill
from quizapp.learning.answer import Confidence
from quizapp.learning.history import Answered
from quizapp.learning.results import Outcome
from tests.factories import NOW

DAY = dt.timedelta(days=1)


def make_answered(
    skill: Skill = Skill.COMPARE,
    is_right: bool = True,
    days_ago: float = 0,
    confidence: Confidence | None = None,
) -> Answered:
    """Make an answer to some item of a skill, given so many days ago."""
    outcome = Outcome(skill, Polarity.NOT_APPLICABLE, None, int(is_right), 1)
    return Answered("item", ("claim",), outcome, confidence, NOW - days_ago * DAY)
