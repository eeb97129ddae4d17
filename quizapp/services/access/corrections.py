"""Corrections of a class that the caller has fetched for its asker, and those that hold for an answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session, aliased

from quizapp.errors import NotFoundError
from quizapp.models import Assignment, Attempt, AttemptItem, Correction, ItemRevision, ReleaseItem
from quizapp.services.access.keys import is_key, is_row

_DIGEST = re.compile(r"[0-9a-f]{64}")


def is_in_force() -> ColumnElement[bool]:
    """Join to the assignment and the item revision of a question the correction that holds for it."""
    return (
        (Correction.classroom_id == Assignment.classroom_id)
        & (Correction.item == ItemRevision.item)
        & Correction.undone_at.is_(None)
        & or_(Correction.release_id.is_(None), Assignment.release_id < Correction.release_id)
    )


def holds_for(correction: Correction, release_id: int) -> bool:
    """Say whether a correction in force concerns what is asked from a release."""
    return correction.release_id is None or release_id < correction.release_id


def find_in_force(session: Session, questions: Collection[int]) -> Mapping[int, Correction]:
    """Give the correction that holds for each of these questions of attempts, where there is one."""
    rows = session.execute(
        select(AttemptItem.id, Correction)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .join(ItemRevision, ItemRevision.digest == AttemptItem.revision)
        .join(Correction, is_in_force())
        .where(AttemptItem.id.in_(questions))
    )
    return {question: correction for question, correction in rows}  # noqa: C416  # rows are not typed


def list_in_force(session: Session, classrooms: Collection[int]) -> Mapping[int, Mapping[str, Correction]]:
    """Give what holds in each of these classes, by item id."""
    query = select(Correction).where(Correction.classroom_id.in_(classrooms), Correction.undone_at.is_(None))
    found: dict[int, dict[str, Correction]] = {classroom: {} for classroom in classrooms}
    for correction in session.scalars(query):
        found[correction.classroom_id][correction.item] = correction
    return found


def list_corrections(session: Session, classroom_id: int, item: str) -> Sequence[Correction]:
    """Give every correction of an item in a class, the newest first."""
    query = select(Correction).where(Correction.classroom_id == classroom_id, Correction.item == item)
    return session.scalars(query.order_by(Correction.id.desc())).all()


def find_by_ticket(session: Session, classroom_id: int, ticket: str) -> Correction | None:
    """Give the correction that a form has made already."""
    query = select(Correction).where(Correction.classroom_id == classroom_id, Correction.key == ticket)
    return session.scalar(query) if is_key(ticket) else None


def lock_correction(session: Session, classroom_id: int, row: int) -> Correction:
    """Give a correction of a class for writing, held until the transaction ends; or NotFoundError."""
    query = select(Correction).where(Correction.classroom_id == classroom_id, Correction.id == row)
    locked = query.with_for_update().execution_options(populate_existing=True)
    correction = session.scalar(locked) if is_row(row) else None
    if correction is None:
        raise NotFoundError("no such correction")
    return correction


def get_class_item(session: Session, classroom_id: int, revision: str) -> str:
    """Give the id of the item of a revision; NotFoundError where the class was asked the item in none."""
    asked = aliased(ItemRevision)
    was_asked = (
        exists()
        .where(Assignment.classroom_id == classroom_id)
        .where(Attempt.assignment_id == Assignment.id, AttemptItem.attempt_id == Attempt.id)
        .where(asked.digest == AttemptItem.revision, asked.item == ItemRevision.item)
    )
    query = select(ItemRevision.item).where(ItemRevision.digest == revision, was_asked)
    found = session.scalar(query) if _DIGEST.fullmatch(revision) else None
    if found is None:
        raise NotFoundError("no such question")
    return found


def list_revisions(session: Session, item: str) -> Sequence[tuple[str, int]]:
    """Give the revisions of an item that were released, with the first release of each, the newest first."""
    rows = session.execute(
        select(ReleaseItem.revision, ReleaseItem.release_id)
        .join(ItemRevision, ItemRevision.digest == ReleaseItem.revision)
        .where(ItemRevision.item == item)
        .order_by(ReleaseItem.release_id)
    )
    first: dict[str, int] = {}
    for revision, release in rows:
        first.setdefault(revision, release)
    return sorted(first.items(), key=lambda one: -one[1])
