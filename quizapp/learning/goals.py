"""A goal of so many rounds a week: where the week begins, and how far a learner is in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

ROUNDS = (1, 2, 3, 5)
"""How many rounds a week can be set out to do."""


@dataclass(frozen=True)
class WeeklyGoal:
    """So many rounds a week, and how many are done in this one."""

    rounds: int
    done: int


def start_of_week(now: dt.datetime) -> dt.datetime:
    """Give the Monday at midnight, UTC, with which the week of a moment began.

    The zone of somebody who practises alone is not known, and is not asked for.
    """
    day = now.astimezone(dt.UTC)
    midnight = day.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - dt.timedelta(days=day.weekday())
