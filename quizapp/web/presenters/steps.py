"""Where to go next in an attempt."""

from __future__ import annotations

from quizapp.learning.blueprint import Mode
from quizapp.services.desk import AttemptHead


def first_waiting(head: AttemptHead) -> int | None:
    """Give the first question that waits, in training for its check, else for an answer; or None."""
    for step in head.steps:
        if not (step.is_final if head.mode is Mode.TRAINING else step.is_answered):
            return step.number
    return None


def following(head: AttemptHead, number: int) -> int | None:
    """Give the number of the next question, None behind the last one."""
    return number + 1 if number < len(head.steps) else None
