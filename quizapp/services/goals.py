"""The goal that a learner sets for a week of practice, and how far they are; it can be given up."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.learning.goals import WeeklyGoal, start_of_week
from quizapp.models import Attempt, Learner
from quizapp.services.access.keys import is_key
from quizapp.services.access.learners import lock_learner


def load_goal(session: Session, learner_key: str | None, now: dt.datetime) -> WeeklyGoal | None:
    """Give a learner's goal with the rounds handed in this week, None for no goal."""
    if not (learner_key and is_key(learner_key)):
        return None
    done = (
        select(func.count(Attempt.id))
        .where(
            Attempt.learner_id == Learner.id,
            Attempt.assignment_id.is_(None),
            Attempt.finished_at >= start_of_week(now),
        )
        .correlate(Learner)
        .scalar_subquery()
    )
    query = select(Learner.weekly_goal, done).where(Learner.key == learner_key)
    found = session.execute(query.where(Learner.weekly_goal.is_not(None))).one_or_none()
    return WeeklyGoal(found[0], found[1]) if found else None


def set_goal(session: Session, learner_key: str, rounds: int | None) -> None:
    """Set out to do so many rounds a week, or none. NotFoundError for who is no learner."""
    learner = lock_learner(session, learner_key)
    if learner is None:
        raise NotFoundError("no such learner")
    learner.weekly_goal = rounds
    session.flush()
