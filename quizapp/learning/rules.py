"""The rules of an assignment: which attempt counts, and when answers are explained."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Protocol, TypeVar

from quizapp.learning.window import Window


class Counts(StrEnum):
    """Which of several attempts counts."""

    BEST = "best"
    LAST = "last"
    FIRST = "first"


class Explains(StrEnum):
    """When answers are explained: each when it is checked, after the last attempt, or when all is over."""

    EACH = "each"
    LAST_ATTEMPT = "last_attempt"
    CLOSING = "closing"


class Scored(Protocol):
    """An attempt that was handed in: its place among a learner's attempts, and its points."""

    @property
    def ordinal(self) -> int:
        """Counted from 1."""

    @property
    def points(self) -> int:
        """What was earned."""

    @property
    def of(self) -> int:
        """What could be earned."""


A = TypeVar("A", bound=Scored)


def choose_counting(attempts: Sequence[A], counts: Counts) -> A | None:
    """Give the attempt that counts; the earlier of two that are equally good. None where there is none."""
    ordered = sorted(attempts, key=lambda attempt: attempt.ordinal)
    if not ordered:
        return None
    if counts is Counts.FIRST:
        return ordered[0]
    if counts is Counts.LAST:
        return ordered[-1]
    return max(ordered, key=lambda attempt: Fraction(attempt.points, attempt.of or 1))


def is_explained(
    explains: Explains, window: Window, finished: int, is_open: bool, allowed: int, now: dt.datetime
) -> bool:
    """Say whether the answers of an attempt that was handed in may be explained to who gave them.

    `finished` counts the attempts handed in, `is_open` says whether one still takes answers. After the last
    one nothing is left to give away; at the end neither.
    """
    is_over = window.ends_at is not None and not window.takes_answers(now)
    if explains is Explains.EACH or is_over:
        return True
    return explains is Explains.LAST_ATTEMPT and finished >= allowed and not is_open
