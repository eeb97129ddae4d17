"""Classes and assignments, fetched through the person who may see them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.models import Assignment, Classroom, Learner, Membership, Staff
from quizapp.services.access.keys import is_key


def list_classrooms(session: Session, account_id: int) -> Sequence[Classroom]:
    """Give the classes an account helps to run and that are not archived, by name."""
    query = select(Classroom).join(Staff, Staff.classroom_id == Classroom.id)
    mine = query.where(Staff.account_id == account_id, Classroom.archived_at.is_(None))
    return session.scalars(mine.order_by(Classroom.name, Classroom.id)).all()


def get_classroom(session: Session, account_id: int, key: str) -> Classroom:
    """Give a class to an account that helps to run it; foreign and absent are the same NotFoundError."""
    query = select(Classroom).join(Staff, Staff.classroom_id == Classroom.id)
    mine = query.where(Staff.account_id == account_id, Classroom.key == key)
    classroom = session.scalar(mine) if is_key(key) else None
    if classroom is None:
        raise NotFoundError("no such class")
    return classroom


def get_assignment(session: Session, learner_key: str, key: str) -> Assignment:
    """Give an assignment to a learner who is a member of its class and was not removed."""
    query = (
        select(Assignment)
        .join(Membership, Membership.classroom_id == Assignment.classroom_id)
        .join(Learner, Learner.id == Membership.learner_id)
        .where(Learner.key == learner_key, Membership.removed_at.is_(None), Assignment.key == key)
    )
    assignment = session.scalar(query) if is_key(key) else None
    if assignment is None:
        raise NotFoundError("no such assignment")
    return assignment
