"""Members, fetched through a class that the caller has fetched for its asker, or through the learner."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.models import Classroom, Learner, Membership
from quizapp.services.access.keys import is_key, is_row


def list_members(session: Session, classroom_id: int, removed: bool = False) -> Sequence[Membership]:
    """Give the members of a class by name, or those that were removed from it."""
    is_in = Membership.removed_at.is_not(None) if removed else Membership.removed_at.is_(None)
    query = select(Membership).where(Membership.classroom_id == classroom_id, is_in)
    return session.scalars(query.order_by(Membership.name_normalised, Membership.id)).all()


def get_member(session: Session, classroom_id: int, row: int, lock: bool = False) -> Membership:
    """Give a member of a class, removed ones too; NotFoundError for one of another class."""
    query = select(Membership).where(Membership.classroom_id == classroom_id, Membership.id == row)
    member = session.scalar(query.with_for_update() if lock else query) if is_row(row) else None
    if member is None:
        raise NotFoundError("no such student")
    return member


def is_member(session: Session, learner_key: str) -> bool:
    """Say whether a learner is in any class now."""
    is_in = exists().where(
        Membership.learner_id == Learner.id, Learner.key == learner_key, Membership.removed_at.is_(None)
    )
    return is_key(learner_key) and bool(session.scalar(select(is_in)))


def is_in_other_half(session: Session, classroom_id: int, learner_id: int) -> bool:
    """Say in which half of a class a learner is: every second one who joined is in the other half.

    Who was removed is counted too, and rows of members are never deleted, so that nobody changes halves when
    others come or go. Who is no member is in the first half.
    """
    mine = select(Membership.id).where(
        Membership.classroom_id == classroom_id, Membership.learner_id == learner_id
    )
    earlier = select(func.count(Membership.id)).where(
        Membership.classroom_id == classroom_id, Membership.id < mine.scalar_subquery()
    )
    return (session.scalar(earlier) or 0) % 2 == 1


def list_memberships(session: Session, learner_key: str) -> Sequence[tuple[Membership, Classroom]]:
    """Give the classes a learner is in, archived ones left out, by name."""
    if not is_key(learner_key):
        return []
    rows = session.execute(
        select(Membership, Classroom)
        .join(Classroom, Classroom.id == Membership.classroom_id)
        .join(Learner, Learner.id == Membership.learner_id)
        .where(Learner.key == learner_key, Membership.removed_at.is_(None), Classroom.archived_at.is_(None))
        .order_by(Classroom.name, Classroom.id)
    ).all()
    return [(membership, classroom) for membership, classroom in rows]
