"""Retention: what is deleted by itself, and when. SECURITY.md says the same to people."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement, delete, exists, or_, select
from sqlalchemy.orm import Session

from quizapp.models import Account, Attempt, AttemptItem, Learner, Response, SignIn
from quizapp.services.access.learners import is_alone
from quizapp.services.audit import Act, note
from quizapp.services.erasure import delete_learners

GUESTS_STAY = dt.timedelta(days=731)
"""24 months after the last sign of life: beginning a round, saving an answer, or else the first visit."""

SESSIONS_STAY = dt.timedelta(days=365)
"""After a year one has to sign in with the password once more."""

BATCH = 100


def delete_idle_guests(session: Session, now: dt.datetime, limit: int = BATCH) -> int:
    """Delete learners without account and class who have shown no sign of life; give how many there were.

    They are held before they are looked at a second time: who has just come back stays.
    """
    idle = _is_idle(now - GUESTS_STAY)
    candidates = select(Learner.id).where(*idle).order_by(Learner.id).limit(limit)
    held = session.scalars(candidates.with_for_update(of=Learner, skip_locked=True)).all()
    if not held:
        return 0
    session.execute(select(Attempt.id).where(Attempt.learner_id.in_(held)).with_for_update()).all()
    gone = session.scalars(select(Learner.id).where(Learner.id.in_(held), *idle)).all()
    if gone:
        delete_learners(session, gone)
        note(session, Act.GUESTS_DELETED, now, details={"count": len(gone)})
    return len(gone)


def delete_ended_sessions(session: Session, now: dt.datetime) -> int:
    """Delete sessions that open nothing any more, and those begun a year ago; give how many there were."""
    is_current = exists().where(
        Account.id == SignIn.account_id, Account.session_version == SignIn.session_version
    )
    is_over = or_(SignIn.created_at < now - SESSIONS_STAY, ~is_current)
    ended = session.scalars(select(SignIn.id).where(is_over).with_for_update(skip_locked=True)).all()
    done = delete(SignIn).where(SignIn.id.in_(ended))
    session.execute(done.execution_options(synchronize_session=False))
    return len(ended)


def _is_idle(before: dt.datetime) -> tuple[ColumnElement[bool], ...]:
    mine = Attempt.learner_id == Learner.id
    has_begun = exists().where(mine, Attempt.started_at >= before).correlate(Learner)
    has_saved = (
        exists()
        .where(
            mine,
            AttemptItem.attempt_id == Attempt.id,
            Response.attempt_item_id == AttemptItem.id,
            Response.saved_at >= before,
        )
        .correlate(Learner)
    )
    return (Learner.created_at < before, *is_alone(), ~has_begun, ~has_saved)
