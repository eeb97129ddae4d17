"""Sittings: the newest attempt of each student at one assignment, how far it is, and until when it goes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Subquery, case, func, select
from sqlalchemy.orm import Session

from quizapp.learning.window import AttemptState, state_at
from quizapp.models import Attempt, AttemptItem, Response
from quizapp.services.access.timing import TERMS, Timing, join_terms, read_timing
from quizapp.services.scores import IS_ANSWERED


@dataclass(frozen=True)
class Sitting:
    """One attempt under way or handed in: counts and moments, and nothing of what was answered or earned.

    `last_number` and `last_at` say which question was answered last, and when; None where none was.
    """

    id: int
    ordinal: int
    started_at: dt.datetime
    finished_at: dt.datetime | None
    minutes_added: int
    asked: int
    answered: int
    skipped: int
    last_number: int | None
    last_at: dt.datetime | None
    timing: Timing

    def state(self, now: dt.datetime) -> AttemptState:
        """Say where it stands."""
        return state_at(self.finished_at, self.timing.window, now)


def list_sittings(session: Session, assignment_id: int) -> Mapping[int, Sitting]:
    """Give each learner's newest attempt at an assignment the caller has fetched for its asker.

    They go by learners' rows, those of removed members among them, and come in one statement.
    """
    counts, last = _count_answers(assignment_id), _find_last(assignment_id)
    columns = (Attempt.id, Attempt.ordinal, Attempt.started_at, Attempt.finished_at, Attempt.minutes_added)
    query = (
        join_terms(
            select(
                Attempt.learner_id,
                *columns,
                *(counts.c.asked, counts.c.answered, counts.c.skipped, last.c.number, last.c.saved_at),
                *TERMS,
            )
        )
        .join(counts, counts.c.attempt_id == Attempt.id)
        .outerjoin(last, (last.c.attempt_id == Attempt.id) & (last.c.place == 1))
        .where(Attempt.assignment_id == assignment_id)
        .order_by(Attempt.ordinal)
    )
    return {row[0]: _read(row[1:]) for row in session.execute(query)}


def lock_open_sittings(session: Session, assignment_id: int, learner_id: int | None = None) -> None:
    """Hold attempts at an assignment that are not handed in, or one learner's, until the transaction ends.

    What is known of them is read afterwards, in a statement of its own (see `lock_question`).
    """
    query = select(Attempt.id).where(Attempt.assignment_id == assignment_id, Attempt.finished_at.is_(None))
    if learner_id is not None:
        query = query.where(Attempt.learner_id == learner_id)
    session.execute(query.order_by(Attempt.id).with_for_update()).all()


def count_minutes_added(session: Session, assignment_id: int, learner_id: int | None = None) -> int:
    """Count all minutes added so far to attempts at an assignment, or to one learner's."""
    query = select(func.coalesce(func.sum(Attempt.minutes_added), 0))
    query = query.where(Attempt.assignment_id == assignment_id)
    if learner_id is not None:
        query = query.where(Attempt.learner_id == learner_id)
    return int(session.scalar(query) or 0)


def _count_answers(assignment_id: int) -> Subquery:
    return (
        select(
            AttemptItem.attempt_id,
            func.count(AttemptItem.id).label("asked"),
            func.sum(case((Response.id.is_not(None) & IS_ANSWERED, 1), else_=0)).label("answered"),
            func.count(AttemptItem.skipped_at).label("skipped"),
        )
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .outerjoin(Response, Response.attempt_item_id == AttemptItem.id)
        .where(Attempt.assignment_id == assignment_id)
        .group_by(AttemptItem.attempt_id)
        .subquery()
    )


def _find_last(assignment_id: int) -> Subquery:
    newest_first = func.row_number().over(
        partition_by=AttemptItem.attempt_id, order_by=(Response.saved_at.desc(), AttemptItem.number.desc())
    )
    return (
        select(
            AttemptItem.attempt_id,
            AttemptItem.number,
            Response.saved_at,
            newest_first.label("place"),
        )
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Response, Response.attempt_item_id == AttemptItem.id)
        .where(Attempt.assignment_id == assignment_id, IS_ANSWERED)
        .subquery()
    )


def _read(values: Sequence[Any]) -> Sitting:
    size = len(TERMS)
    return Sitting(*values[:-size], timing=read_timing(values[-size:]))  # type: ignore[misc]  # of any length
