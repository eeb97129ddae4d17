"""Attempts, each fetched through the learner it belongs to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, false, func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.models import Attempt, AttemptItem, Learner, Response
from quizapp.services.access.keys import is_key, is_row


@dataclass(frozen=True)
class Asked:
    """One question of a learner's attempt, with what is stored as its answer.

    `response` is the row of the answer, None where nothing was saved; its version is then 0.
    """

    question: int
    revision: str
    option_order: list[Any]
    response: int | None
    document: dict[str, Any] | None
    version: int
    confidence: str | None
    final_at: dt.datetime | None


@dataclass(frozen=True)
class Locked:
    """The question and its attempt; nobody else writes to the attempt until the transaction ends."""

    mode: str
    finished_at: dt.datetime | None
    asked: Asked

    @property
    def is_final(self) -> bool:
        """Say whether the answer can no longer change."""
        return self.finished_at is not None or self.asked.final_at is not None


def get_attempt(session: Session, learner_key: str, attempt_key: str, lock: bool = False) -> Attempt:
    """Give a learner's attempt; a foreign one and an absent one are the same NotFoundError.

    `lock` holds the row until the transaction ends, where the database locks rows.
    """
    query = select(Attempt).where(_is_mine(learner_key), Attempt.key == attempt_key)
    fresh = query.execution_options(populate_existing=True)
    attempt = (
        session.scalar(fresh.with_for_update(of=Attempt) if lock else fresh) if is_key(attempt_key) else None
    )
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


def lock_question(session: Session, learner_key: str, attempt_key: str, number: int) -> Locked:
    """Give one question of a learner's attempt, locked for writing; or NotFoundError.

    The lock is a statement of its own: a statement that waits for a lock and reads other tables as well
    would read them as they were before it waited, and overwrite what came in between.
    """
    query = select(Attempt.id, Attempt.mode, Attempt.finished_at)
    mine = query.where(_is_mine(learner_key), Attempt.key == attempt_key).with_for_update()
    attempt = session.execute(mine).one_or_none() if is_key(attempt_key) and is_row(number) else None
    found = list_asked(session, attempt.id, number) if attempt else ()
    if attempt is None or not found:
        raise NotFoundError("no such question")
    return Locked(attempt.mode, attempt.finished_at, found[0])


def list_asked(session: Session, attempt_id: int, number: int | None = None) -> Sequence[Asked]:
    """Give the questions of an attempt the caller has fetched for its learner, or the one of that number."""
    query = (
        select(
            AttemptItem.id,
            AttemptItem.revision,
            AttemptItem.option_order,
            Response.id,
            Response.document,
            func.coalesce(Response.version, 0),
            Response.confidence,
            Response.final_at,
        )
        .outerjoin(Response, Response.attempt_item_id == AttemptItem.id)
        .where(AttemptItem.attempt_id == attempt_id)
        .order_by(AttemptItem.number)
    )
    return [
        Asked(*row)
        for row in session.execute(query if number is None else query.where(AttemptItem.number == number))
    ]


def _is_mine(learner_key: str) -> ColumnElement[bool]:
    if not is_key(learner_key):
        return false()
    return Attempt.learner_id.in_(select(Learner.id).where(Learner.key == learner_key))
