"""Attempts, each fetched through the learner it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.models import Attempt, AttemptItem, Learner, Response


def get_attempt(session: Session, learner_key: str, attempt_key: str, lock: bool = False) -> Attempt:
    """Give a learner's attempt; a foreign one and an absent one are the same NotFoundError.

    `lock` holds the row until the transaction ends, where the database locks rows.
    """
    query = select(Attempt).where(_is_mine(learner_key), Attempt.key == attempt_key)
    attempt = session.scalar(query.with_for_update(of=Attempt) if lock else query)
    if attempt is None:
        raise NotFoundError("no such attempt")
    return attempt


def find_open_practice(session: Session, learner_key: str | None) -> Attempt | None:
    """Give the learner's open attempt outside any assignment, None where there is none."""
    if not learner_key:
        return None
    query = select(Attempt).where(_is_mine(learner_key))
    return session.scalar(query.where(Attempt.assignment_id.is_(None), Attempt.finished_at.is_(None)))


def has_open_attempt(session: Session, learner_key: str | None) -> bool:
    """Say whether the learner has any attempt that still takes answers."""
    if not learner_key:
        return False
    query = select(Attempt.id).where(_is_mine(learner_key), Attempt.finished_at.is_(None))
    return session.scalar(query.limit(1)) is not None


def list_finished(session: Session, learner_key: str | None, limit: int = 10) -> Sequence[Attempt]:
    """Give the learner's finished attempts outside any assignment, the newest first."""
    if not learner_key:
        return ()
    query = select(Attempt).where(_is_mine(learner_key))
    finished = query.where(Attempt.assignment_id.is_(None), Attempt.finished_at.is_not(None))
    return session.scalars(finished.order_by(Attempt.finished_at.desc()).limit(limit)).all()


def get_question_row(
    session: Session, learner_key: str, attempt_key: str, number: int
) -> Row[Attempt, AttemptItem, Response | None]:
    """Give one question of a learner's attempt with its response, locked for writing; or NotFoundError."""
    query = (
        select(Attempt, AttemptItem, Response)
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .outerjoin(Response, Response.attempt_item_id == AttemptItem.id)
        .where(_is_mine(learner_key), Attempt.key == attempt_key, AttemptItem.number == number)
        .with_for_update(of=Attempt)
    )
    row = session.execute(query).one_or_none()
    if row is None:
        raise NotFoundError("no such question")
    return row


def _is_mine(learner_key: str) -> ColumnElement[bool]:
    return Attempt.learner_id.in_(select(Learner.id).where(Learner.key == learner_key))
