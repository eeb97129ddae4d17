"""What attempts at a class's assignments earned, added up in the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, String, Subquery, case, cast, func, select
from sqlalchemy.orm import Session

from quizapp.items.item import Skill
from quizapp.models import Assignment, Attempt, AttemptItem, ItemRevision, Mark, Response

_NOTHING_CHOSEN = '{"parts": {}}'
"""How a response that was opened and emptied again is stored (see `Answer.to_document`)."""

IS_ANSWERED = (cast(Response.document, String) != _NOTHING_CHOSEN) & AttemptItem.skipped_at.is_(None)
"""Whether anything is chosen in a response, and its question is not set aside."""


@dataclass(frozen=True)
class AttemptScore:
    """One attempt at an assignment: how far it is, and its points by the newest marks.

    `asked` counts all its questions, `skipped` those set aside: they are in none of `answered`, `points` and
    `of`. `marked` counts those that earn points, once it is finished.
    """

    id: int
    key: str
    learner: int
    assignment: int
    ordinal: int
    started_at: dt.datetime
    finished_at: dt.datetime | None
    minutes_added: int
    asked: int
    answered: int
    skipped: int
    marked: int
    points: int
    of: int

    @property
    def left_out(self) -> int:
        """How many of its questions do not count for the class."""
        return 0 if self.finished_at is None else self.asked - self.skipped - self.marked

    @property
    def is_without_points(self) -> bool:
        """Say whether nothing is left of a finished attempt that could earn a point."""
        return self.finished_at is not None and self.marked == 0


@dataclass(frozen=True)
class SkillScore:
    """What one learner earned in one skill: `points` of `of`, in `answers` answers."""

    points: int = 0
    of: int = 0
    answers: int = 0

    def plus(self, other: SkillScore) -> SkillScore:
        """Add two up."""
        return SkillScore(self.points + other.points, self.of + other.of, self.answers + other.answers)


def load_scores(session: Session, classroom_id: int, learner_id: int | None = None) -> Sequence[AttemptScore]:
    """Give every attempt at the assignments of a class, or one learner's, in one statement."""
    newest = newest_marks_in(classroom_id)
    is_skipped = AttemptItem.skipped_at.is_not(None)
    query = (
        select(
            Attempt.id,
            Attempt.key,
            Attempt.learner_id,
            Assignment.id,
            Attempt.ordinal,
            Attempt.started_at,
            Attempt.finished_at,
            Attempt.minutes_added,
            func.count(AttemptItem.id),
            _total(case((Response.id.is_not(None) & IS_ANSWERED, 1), else_=0)),
            _total(case((is_skipped, 1), else_=0)),
            func.count(newest.c.attempt_item_id),
            _total(newest.c.points),
            _total(newest.c.of),
        )
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .outerjoin(Response, Response.attempt_item_id == AttemptItem.id)
        .outerjoin(newest, newest.c.attempt_item_id == AttemptItem.id)
        .where(Assignment.classroom_id == classroom_id)
        .group_by(Attempt.id, Assignment.id)
        .order_by(Attempt.assignment_id, Attempt.learner_id, Attempt.ordinal)
    )
    wanted = query if learner_id is None else query.where(Attempt.learner_id == learner_id)
    return [AttemptScore(*tuple(row)) for row in session.execute(wanted)]


def load_skill_scores(
    session: Session, classroom_id: int, learner_id: int | None = None
) -> dict[int, dict[Skill, SkillScore]]:
    """Give what each finished attempt, of one learner or of all, earned by skill, in one statement."""
    newest = newest_marks_in(classroom_id)
    query = (
        select(
            AttemptItem.attempt_id,
            ItemRevision.skill,
            _total(newest.c.points),
            _total(newest.c.of),
            func.count(AttemptItem.id),
        )
        .join(ItemRevision, ItemRevision.digest == AttemptItem.revision)
        .join(newest, newest.c.attempt_item_id == AttemptItem.id)
        .group_by(AttemptItem.attempt_id, ItemRevision.skill)
    )
    if learner_id is not None:
        query = query.join(Attempt, Attempt.id == AttemptItem.attempt_id).where(
            Attempt.learner_id == learner_id
        )
    scores: dict[int, dict[Skill, SkillScore]] = {}
    for attempt, skill, points, of, answers in session.execute(query):
        scores.setdefault(attempt, {})[Skill(skill)] = SkillScore(points, of, answers)
    return scores


def newest_marks_in(classroom_id: int) -> Subquery:
    """Name the marks that count in a class: the last one of each question of its finished attempts.

    A question that was skipped has none, and neither has one that is left out for the class.
    """
    last = (
        select(func.max(Mark.id).label("id"))
        .join(AttemptItem, AttemptItem.id == Mark.attempt_item_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(Assignment.classroom_id == classroom_id, Attempt.finished_at.is_not(None))
        .group_by(Mark.attempt_item_id)
        .subquery()
    )
    # A join goes through each table once; IN over the list would go through it for every row.
    counting = select(Mark.attempt_item_id, Mark.points, Mark.of).where(Mark.of > 0)
    return counting.join(last, last.c.id == Mark.id).subquery()


def _total(column: ColumnElement[Any]) -> ColumnElement[int]:
    return cast(func.coalesce(func.sum(column), 0), Integer)
