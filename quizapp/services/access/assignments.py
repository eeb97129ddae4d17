"""Assignments, fetched through a class that the caller has fetched for its asker, or through a member."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.learning.deadline import USUAL, Allowance
from quizapp.learning.window import Window
from quizapp.models import Assignment, Classroom, Learner, Membership
from quizapp.services.access.keys import is_key


def list_assignments(session: Session, classroom_id: int) -> Sequence[Assignment]:
    """Give what is set for a class, in the order it was set."""
    query = select(Assignment).where(Assignment.classroom_id == classroom_id)
    return session.scalars(query.order_by(Assignment.created_at, Assignment.id)).all()


def find_class_assignment(session: Session, classroom_id: int, key: str) -> Assignment | None:
    """Give one assignment of a class, None where there is none of that key."""
    query = select(Assignment).where(Assignment.classroom_id == classroom_id, Assignment.key == key)
    return session.scalar(query) if is_key(key) else None


def get_class_assignment(session: Session, classroom_id: int, key: str) -> Assignment:
    """Give one assignment of a class; NotFoundError for one of another class."""
    assignment = find_class_assignment(session, classroom_id, key)
    if assignment is None:
        raise NotFoundError("no such assignment")
    return assignment


def lock_class_assignment(session: Session, classroom_id: int, key: str) -> Assignment:
    """Give one assignment of a class as it is now; nobody else locks it until the transaction ends.

    Students may begin meanwhile: their attempts point at its key, which is not locked.
    """
    query = (
        select(Assignment)
        .where(Assignment.classroom_id == classroom_id, Assignment.key == key)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    assignment = session.scalar(query) if is_key(key) else None
    if assignment is None:
        raise NotFoundError("no such assignment")
    return assignment


def list_pair(session: Session, assignment: Assignment) -> Sequence[Assignment]:
    """Give both assignments of a pair, that before first, from one the caller has fetched for its asker.

    One that is of no pair is given alone.
    """
    if assignment.pair is None:
        return [assignment]
    query = select(Assignment).where(Assignment.pair == assignment.pair)
    return session.scalars(query.order_by(Assignment.place.desc())).all()


def find_other(session: Session, assignment: Assignment) -> Assignment | None:
    """Give the other assignment of a pair, from one the caller has fetched; None where there is none."""
    return next((one for one in list_pair(session, assignment) if one.id != assignment.id), None)


def get_assignment(session: Session, learner_key: str, key: str) -> tuple[Assignment, Membership, Classroom]:
    """Give an assignment to a learner who is a member of its class, with the membership and the class.

    NotFoundError for who was removed, and for a class that was archived.
    """
    query = (
        select(Assignment, Membership, Classroom)
        .join(Classroom, Classroom.id == Assignment.classroom_id)
        .join(Membership, Membership.classroom_id == Classroom.id)
        .join(Learner, Learner.id == Membership.learner_id)
        .where(
            Learner.key == learner_key,
            Membership.removed_at.is_(None),
            Classroom.archived_at.is_(None),
            Assignment.key == key,
        )
    )
    found = session.execute(query).one_or_none() if is_key(key) and is_key(learner_key) else None
    if found is None:
        raise NotFoundError("no such assignment")
    return found[0], found[1], found[2]


def list_set_for(session: Session, learner_id: int) -> Sequence[tuple[Assignment, Membership]]:
    """Give all that is set for a learner, in all classes they are in that are not archived."""
    query = (
        select(Assignment, Membership)
        .join(Classroom, Classroom.id == Assignment.classroom_id)
        .join(Membership, Membership.classroom_id == Classroom.id)
        .where(
            Membership.learner_id == learner_id,
            Membership.removed_at.is_(None),
            Classroom.archived_at.is_(None),
        )
        .order_by(Assignment.created_at, Assignment.id)
    )
    return [(assignment, member) for assignment, member in session.execute(query)]


def window_of(assignment: Assignment | None) -> Window:
    """Give the dates of an assignment; practice has none."""
    if assignment is None:
        return Window()
    return Window(assignment.opens_at, assignment.due_at, assignment.closes_at, assignment.takes_late)


def count_allowed(assignment: Assignment, member: Membership | None) -> int:
    """Count the attempts a member of its class has at an assignment."""
    return assignment.attempts_allowed + (member.extra_attempts if member else 0)


def allowance_of(assignment: Assignment, member: Membership | None) -> Allowance:
    """Give the time that an assignment allows a member of its class."""
    return Allowance(assignment.minutes_allowed, member.time_percent if member else USUAL)
