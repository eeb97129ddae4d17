"""Doubts: a learner says why a question is wrong; their teacher or the operator says what comes of it."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import DoubtAnsweredError, DoubtChangedError, NotFoundError
from quizapp.learning.answer import answer_from_document
from quizapp.models import Doubt
from quizapp.services.access.attempts import get_attempt, lock_question
from quizapp.services.access.classrooms import get_seat
from quizapp.services.access.doubts import (
    Settled,
    lock_class_doubt,
    lock_doubt,
    lock_settled,
)
from quizapp.services.access.roles import Role
from quizapp.services.audit import Act, note
from quizapp.services.codes import hash_secret
from quizapp.services.desk import DoubtState
from quizapp.services.desks import may_explain

LONGEST_REASON = 1000
"""Characters of a reason, and of the reply to it."""


def raise_doubt(
    session: Session, learner_key: str, attempt_key: str, number: int, reason: str, now: dt.datetime
) -> None:
    """Note why a learner doubts a question that is explained to them now, or put it in other words.

    Saying the same again changes nothing. Raises NotFoundError where the question is not explained, or the
    learner may only read; and DoubtAnsweredError where the doubt has its answer.
    """
    locked = lock_question(session, learner_key, attempt_key, number)
    held = get_attempt(session, learner_key, attempt_key)
    if locked.asked.final_at is None or not may_explain(session, held, now):
        raise NotFoundError("the question is not explained")
    query = select(Doubt).where(Doubt.attempt_item_id == locked.asked.question).with_for_update()
    doubt = session.scalar(query.execution_options(populate_existing=True))
    if doubt is None:
        session.add(
            Doubt(
                attempt_item_id=locked.asked.question,
                revision=locked.asked.revision,
                answer=answer_from_document(locked.asked.document).to_document(),
                reason=reason,
                raised_at=now,
                state=DoubtState.OPEN.value,
            )
        )
    elif doubt.reason == reason:
        return
    elif doubt.state != DoubtState.OPEN:
        raise DoubtAnsweredError("the doubt is answered")
    else:
        doubt.reason, doubt.raised_at = reason, now
    session.flush()


def answer_doubt(
    session: Session, account_id: int, row: int, state: DoubtState, reply: str, stamp: str, now: dt.datetime
) -> None:
    """Say as the operator what comes of a doubt. Saying it twice is saying it once.

    Raises NotFoundError for who is no operator, and DoubtChangedError where the doubt is no more as it was
    when `stamp` was taken.
    """
    _answer(session, lock_doubt(session, account_id, row), account_id, state, reply, stamp, None, now)


def answer_class_doubt(
    session: Session,
    account_id: int,
    classroom_key: str,
    row: int,
    state: DoubtState,
    reply: str,
    stamp: str,
    now: dt.datetime,
) -> None:
    """Say as a teacher of its class what comes of a doubt, as the operator does.

    Raises NotFoundError for who does not teach the class, and DoubtChangedError as above.
    """
    classroom = get_seat(session, account_id, classroom_key, Role.TEACHER).classroom
    doubt = lock_class_doubt(session, classroom.id, row)
    _answer(session, doubt, account_id, state, reply, stamp, classroom.id, now)


def accept_doubts(
    session: Session, account_id: int, classroom_id: int, settled: Settled, reply: str, now: dt.datetime
) -> None:
    """Say of every doubt that a correction settles, and that waits in a class, that it is right.

    The caller has fetched the class for its teacher.
    """
    for doubt in lock_settled(session, classroom_id, settled):
        _note_answer(session, doubt, account_id, DoubtState.ACCEPTED, reply, classroom_id, now)


def _answer(
    session: Session,
    doubt: Doubt,
    account_id: int,
    state: DoubtState,
    reply: str,
    stamp: str,
    classroom_id: int | None,
    now: dt.datetime,
) -> None:
    if (doubt.state, doubt.reply or "") == (state.value, reply):
        return
    if stamp_of(doubt) != stamp:
        raise DoubtChangedError("the doubt was changed meanwhile")
    _note_answer(session, doubt, account_id, state, reply, classroom_id, now)


def _note_answer(
    session: Session,
    doubt: Doubt,
    account_id: int,
    state: DoubtState,
    reply: str,
    classroom_id: int | None,
    now: dt.datetime,
) -> None:
    doubt.state, doubt.reply = state.value, reply or None
    doubt.answered_at, doubt.answered_by = now, account_id
    session.flush()
    note(
        session,
        Act.DOUBT_ANSWERED,
        now,
        account=account_id,
        classroom=classroom_id,
        subject=f"doubt:{doubt.id}",
        details={"state": state.value},
    )


def stamp_of(doubt: Doubt) -> str:
    """Give what tells one state of a doubt from the next."""
    return hash_secret(f"{doubt.reason}\n{doubt.state}\n{doubt.reply}")[:16]
