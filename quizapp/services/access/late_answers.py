"""Answers that came after the end, of an attempt or a class that the caller has fetched for its asker."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.models import Attempt, AttemptItem, LateAnswer, Membership, Response
from quizapp.services.access.keys import is_row


@dataclass(frozen=True)
class Lateness:
    """A late answer with its question, the answer that counts, its attempt, and its student."""

    late: LateAnswer
    asked: AttemptItem
    response: Response
    attempt: Attempt
    member: Membership


def list_late(session: Session, attempt: int) -> Mapping[int, LateAnswer]:
    """Give the late answers of an attempt by the number of their question."""
    query = (
        select(AttemptItem.number, LateAnswer)
        .join(LateAnswer, LateAnswer.attempt_item_id == AttemptItem.id)
        .where(AttemptItem.attempt_id == attempt)
        .order_by(AttemptItem.number)
    )
    rows = session.execute(query).all()
    return {number: late for number, late in rows}  # noqa: C416  # dict() of rows is not typed


def list_lateness(session: Session, classroom_id: int, assignment_id: int) -> Sequence[Lateness]:
    """Give the late answers to an assignment of a class by student, those of attempts that are marked."""
    is_member = (Membership.learner_id == Attempt.learner_id) & (Membership.classroom_id == classroom_id)
    rows = session.execute(
        select(LateAnswer, AttemptItem, Response, Attempt, Membership)
        .join(AttemptItem, AttemptItem.id == LateAnswer.attempt_item_id)
        .join(Response, Response.attempt_item_id == AttemptItem.id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Membership, is_member)
        .where(Attempt.assignment_id == assignment_id, Attempt.finished_at.is_not(None))
        .order_by(Membership.name_normalised, Attempt.id, AttemptItem.number)
        .execution_options(populate_existing=True)
    )
    return [Lateness(*row) for row in rows]


def lock_lateness(
    session: Session, classroom_id: int, assignment_id: int, rows: Collection[int]
) -> Sequence[Lateness]:
    """Give these rows for writing: nobody else writes to their attempts meanwhile.

    NotFoundError where one is of another assignment, or of none.
    """
    rows = {row for row in rows if is_row(row)}
    asked = select(AttemptItem.attempt_id).join(LateAnswer).where(LateAnswer.id.in_(rows))
    session.execute(select(Attempt.id).where(Attempt.id.in_(asked)).order_by(Attempt.id).with_for_update())
    found = [one for one in list_lateness(session, classroom_id, assignment_id) if one.late.id in rows]
    if not found or len(found) < len(rows):
        raise NotFoundError("no such late answer")
    return found


def count_late(session: Session, assignment_id: int) -> int:
    """Count the late answers to an assignment that nobody has accepted."""
    query = (
        select(func.count(LateAnswer.id))
        .join(AttemptItem, AttemptItem.id == LateAnswer.attempt_item_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Attempt.assignment_id == assignment_id, LateAnswer.accepted_at.is_(None))
    )
    return session.scalar(query) or 0
