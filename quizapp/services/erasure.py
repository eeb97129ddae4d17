"""Erasure: what goes when a learner wants to be forgotten, and in which order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Delete, Update, delete, exists, select, update
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.models import (
    Account,
    Attempt,
    AttemptItem,
    AuditEntry,
    Doubt,
    Invitation,
    Learner,
    Mark,
    Membership,
    Response,
    ResponseChoice,
    SignIn,
)
from quizapp.services.access.keys import is_key
from quizapp.services.access.learners import lock_learner
from quizapp.services.audit import Act, note


def has_class_work(session: Session, learner: Learner) -> bool:
    """Say whether the learner is or was in a class: what they did there is the class's."""
    return bool(session.scalar(select(exists().where(Membership.learner_id == learner.id))))


def erase(session: Session, learner_key: str, now: dt.datetime) -> bool:
    """Erase a learner with everything, or the practice of who is or was in a class; say whether it was all.

    Saves and starts that are under way end first, and those that come later find nothing. Raises
    NotFoundError for who is no learner any more. The audit says that it was done, and not to whom.
    """
    _lock_account_of(session, learner_key)
    learner = lock_learner(session, learner_key)
    if learner is None:
        raise NotFoundError("no such learner")
    if has_class_work(session, learner):
        delete_practice(session, [learner.id])
        learner.weekly_goal = None
        session.flush()
        note(session, Act.PRACTICE_ERASED, now)
        return False
    delete_learners(session, [learner.id])
    note(session, Act.LEARNER_ERASED, now)
    return True


def delete_practice(session: Session, learners: Sequence[int]) -> None:
    """Delete the rounds of learners whom the caller holds, with answers, marks and doubts."""
    rounds = select(Attempt.id).where(Attempt.learner_id.in_(learners), Attempt.assignment_id.is_(None))
    # A save holds its attempt: it ends first, and what it wrote is seen by the statements after this one.
    session.execute(rounds.with_for_update()).all()
    asked = select(AttemptItem.id).where(AttemptItem.attempt_id.in_(rounds))
    answered = select(Response.id).where(Response.attempt_item_id.in_(asked))
    _send(
        session,
        delete(Doubt).where(Doubt.attempt_item_id.in_(asked)),
        delete(Mark).where(Mark.attempt_item_id.in_(asked)),
        delete(ResponseChoice).where(ResponseChoice.response_id.in_(answered)),
        delete(Response).where(Response.attempt_item_id.in_(asked)),
        delete(AttemptItem).where(AttemptItem.attempt_id.in_(rounds)),
        delete(Attempt).where(Attempt.id.in_(rounds)),
    )


def delete_learners(session: Session, learners: Sequence[int]) -> None:
    """Delete learners whom the caller holds and who were never in a class, with all they have."""
    delete_practice(session, learners)
    accounts = select(Account.id).where(Account.learner_id.in_(learners))
    _send(
        session,
        _forget(AuditEntry.learner_id.in_(learners)),
        _forget(AuditEntry.account_id.in_(accounts)),
        delete(SignIn).where(SignIn.account_id.in_(accounts)),
        delete(Invitation).where(Invitation.account_id.in_(accounts)),
        delete(Account).where(Account.learner_id.in_(learners)),
        delete(Learner).where(Learner.id.in_(learners)),
    )


def _forget(entries: ColumnElement[bool]) -> Update:
    """Keep what was noted, and nothing of whom it was about."""
    return update(AuditEntry).where(entries).values(learner_id=None, account_id=None, subject=None)


def _lock_account_of(session: Session, learner_key: str) -> None:
    """Hold the account before the learner, as signing in does: else each could wait for the other."""
    if is_key(learner_key):
        account = select(Account.id).join(Learner, Learner.id == Account.learner_id)
        session.execute(account.where(Learner.key == learner_key).with_for_update(of=Account)).all()


def _send(session: Session, *statements: Delete | Update) -> None:
    for statement in statements:
        session.execute(statement.execution_options(synchronize_session=False))
