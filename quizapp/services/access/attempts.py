"""Attempts, each fetched through the learner it belongs to, or through a class they were made in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, exists, false, func, or_, select
from sqlalchemy.orm import Session, aliased

from quizapp.errors import NotFoundError
from quizapp.items.interactions.shown import Shown, shown_from_document
from quizapp.learning.window import Window
from quizapp.models import Assignment, Attempt, AttemptItem, Classroom, Learner, Membership, Response
from quizapp.services.access.keys import is_key, is_row
from quizapp.services.access.timing import (
    TERMS,
    Timing,
    iterate_expired,
    join_terms,
    load_timing,
    read_timing,
    timing_of,
)


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
    skipped_at: dt.datetime | None

    @property
    def shown(self) -> tuple[Shown, ...]:
        """The parts as the attempt shows them."""
        return tuple(shown_from_document(part) for part in self.option_order)


@dataclass(frozen=True)
class Locked:
    """The question and its attempt; nobody else writes to the attempt until the transaction ends."""

    attempt: int
    assignment: int | None
    mode: str
    finished_at: dt.datetime | None
    timing: Timing
    asked: Asked

    @property
    def is_final(self) -> bool:
        """Say whether the answer can no longer change."""
        return self.finished_at is not None or self.asked.final_at is not None

    @property
    def is_set_aside(self) -> bool:
        """Say whether the question is skipped, and may still be answered after all."""
        return self.asked.skipped_at is not None and not self.is_final


@dataclass(frozen=True)
class Held:
    """A learner's attempt with what set it for whom, None for practice.

    `zone` is the one its dates are shown in.
    """

    attempt: Attempt
    assignment: Assignment | None
    member: Membership | None
    may_write: bool
    zone: ZoneInfo

    @property
    def timing(self) -> Timing:
        """Until when it takes answers."""
        return timing_of(self.assignment, self.member, self.attempt)


def get_attempt(session: Session, learner_key: str, attempt_key: str) -> Held:
    """Give a learner's attempt; a foreign and an absent one are the same NotFoundError."""
    query = (
        join_terms(select(Attempt, Assignment, Membership, _may_write(), Classroom.time_zone))
        .outerjoin(Classroom, Classroom.id == Assignment.classroom_id)
        .where(_is_mine(learner_key), Attempt.key == attempt_key)
        .execution_options(populate_existing=True)
    )
    found = session.execute(query).one_or_none() if is_key(attempt_key) else None
    if found is None:
        raise NotFoundError("no such attempt")
    return Held(found[0], found[1], found[2], bool(found[3]), ZoneInfo(found[4] or "UTC"))


def get_class_attempt(session: Session, classroom_id: int, attempt_key: str) -> tuple[Attempt, Membership]:
    """Give an attempt at an assignment of a class that the caller has fetched for its asker."""
    query = (
        select(Attempt, Membership)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .join(
            Membership,
            (Membership.learner_id == Attempt.learner_id)
            & (Membership.classroom_id == Assignment.classroom_id),
        )
        .where(Assignment.classroom_id == classroom_id, Attempt.key == attempt_key)
    )
    found = session.execute(query).one_or_none() if is_key(attempt_key) else None
    if found is None:
        raise NotFoundError("no such attempt")
    return found[0], found[1]


def list_attempts_at(session: Session, learner_id: int, assignment_id: int) -> Sequence[Attempt]:
    """Give a learner's attempts at one assignment, in the order they were begun."""
    query = select(Attempt).where(Attempt.learner_id == learner_id, Attempt.assignment_id == assignment_id)
    return session.scalars(query.order_by(Attempt.ordinal)).all()


def count_attempts_at(session: Session, learner_id: int, assignment_id: int) -> tuple[int, int, int]:
    """Count a learner's attempts at an assignment: all, and those handed in; with the most minutes added."""
    added = func.coalesce(func.max(Attempt.minutes_added), 0)
    query = select(func.count(Attempt.id), func.count(Attempt.finished_at), added).where(
        Attempt.learner_id == learner_id, Attempt.assignment_id == assignment_id
    )
    begun, finished, minutes = session.execute(query).one()
    return begun, finished, minutes


def find_open_practice(session: Session, learner_key: str | None) -> Attempt | None:
    """Give the learner's open attempt outside any assignment, None where there is none."""
    if not learner_key:
        return None
    query = select(Attempt).where(_is_mine(learner_key))
    return session.scalar(query.where(Attempt.assignment_id.is_(None), Attempt.finished_at.is_(None)))


def has_open_attempt(session: Session, learner_key: str | None, now: dt.datetime) -> bool:
    """Say whether the learner has any attempt that still takes answers."""
    if not learner_key:
        return False
    query = join_terms(select(*TERMS)).where(
        _is_mine(learner_key), Attempt.finished_at.is_(None), _may_write()
    )
    return any(read_timing(row).window.takes_answers(now) for row in session.execute(query))


def is_being_taken(session: Session, assignment_id: int) -> bool:
    """Say whether any attempt at an assignment of a class that the caller has fetched is not handed in."""
    query = select(Attempt.id).where(Attempt.assignment_id == assignment_id, Attempt.finished_at.is_(None))
    return session.scalar(query.limit(1)) is not None


def has_practised(session: Session, learner_key: str | None) -> bool:
    """Say whether the learner has begun any round outside an assignment."""
    if not learner_key:
        return False
    query = select(Attempt.id).where(_is_mine(learner_key), Attempt.assignment_id.is_(None))
    return session.scalar(query.limit(1)) is not None


def list_finished(session: Session, learner_key: str | None, limit: int = 10) -> Sequence[Attempt]:
    """Give the learner's finished attempts outside any assignment, the newest first."""
    if not learner_key:
        return ()
    query = select(Attempt).where(_is_mine(learner_key))
    finished = query.where(Attempt.assignment_id.is_(None), Attempt.finished_at.is_not(None))
    return session.scalars(finished.order_by(Attempt.finished_at.desc()).limit(limit)).all()


def lock_attempt(session: Session, learner_key: str, attempt_key: str) -> tuple[Attempt, Window]:
    """Give a learner's attempt for writing, held until the transaction ends; or NotFoundError."""
    query = (
        select(Attempt)
        .outerjoin(Assignment, Assignment.id == Attempt.assignment_id)
        .where(_is_mine(learner_key), Attempt.key == attempt_key, _may_write())
        .with_for_update(of=Attempt)
        .execution_options(populate_existing=True)
    )
    attempt = session.scalar(query) if is_key(attempt_key) else None
    if attempt is None:
        raise NotFoundError("no such attempt")
    return attempt, load_timing(session, attempt.id).window


def lock_question(session: Session, learner_key: str, attempt_key: str, number: int) -> Locked:
    """Give one question of a learner's attempt, locked for writing; or NotFoundError.

    The lock is a statement of its own: a statement that waits for a lock and reads other tables as well
    would read them as they were before it waited, and overwrite what came in between.
    """
    query = (
        select(Attempt.id, Attempt.assignment_id, Attempt.mode, Attempt.finished_at)
        .outerjoin(Assignment, Assignment.id == Attempt.assignment_id)
        .where(_is_mine(learner_key), Attempt.key == attempt_key, _may_write())
        .with_for_update(of=Attempt)
    )
    attempt = session.execute(query).one_or_none() if is_key(attempt_key) and is_row(number) else None
    found = list_asked(session, [attempt.id], number) if attempt else ()
    if attempt is None or not found:
        raise NotFoundError("no such question")
    timing = load_timing(session, attempt.id) if attempt.assignment_id else Timing()
    return Locked(*attempt, timing, found[0])


def lock_expired(session: Session, now: dt.datetime, limit: int = 100) -> Sequence[tuple[Attempt, Window]]:
    """Give attempts that take no answers any more and wait to be marked, held for writing."""
    expired = list(islice(iterate_expired(session, now), limit))
    query = (
        join_terms(select(Attempt, *TERMS))
        .where(Attempt.id.in_(expired), Attempt.finished_at.is_(None))
        .order_by(Attempt.id)
        .with_for_update(of=Attempt, skip_locked=True)
        .execution_options(populate_existing=True)
    )
    rows = [(row[0], read_timing(row[1:]).window) for row in session.execute(query)] if expired else []
    return [(attempt, window) for attempt, window in rows if not window.takes_answers(now)]


def list_asked(session: Session, attempts: Sequence[int], number: int | None = None) -> Sequence[Asked]:
    """Give the questions of attempts the caller has fetched for its asker, or those of that number."""
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
            AttemptItem.skipped_at,
        )
        .outerjoin(Response, Response.attempt_item_id == AttemptItem.id)
        .where(AttemptItem.attempt_id.in_(attempts))
        .order_by(AttemptItem.attempt_id, AttemptItem.number)
    )
    return [
        Asked(*row)
        for row in session.execute(query if number is None else query.where(AttemptItem.number == number))
    ]


def _is_mine(learner_key: str) -> ColumnElement[bool]:
    if not is_key(learner_key):
        return false()
    return Attempt.learner_id.in_(select(Learner.id).where(Learner.key == learner_key))


def _may_write() -> ColumnElement[bool]:
    """Practice may be written by its learner; what is set, while they are in a class that goes on."""
    room, member = aliased(Classroom), aliased(Membership)  # a query may join both of them itself as well
    is_member = exists().where(
        member.classroom_id == Assignment.classroom_id,
        member.learner_id == Attempt.learner_id,
        member.removed_at.is_(None),
        room.id == Assignment.classroom_id,
        room.archived_at.is_(None),
    )
    return or_(Attempt.assignment_id.is_(None), is_member)
