"""Learners: a guest is a random key and nothing else; a sign-in code opens the same work elsewhere."""

from __future__ import annotations

import datetime as dt
import secrets

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError, TicketUsedError
from quizapp.models import Attempt, Learner
from quizapp.services.access.learners import find_guest
from quizapp.services.audit import Act, note
from quizapp.services.codes import SIGN_IN_LENGTH, hash_secret


def create_learner(session: Session, now: dt.datetime) -> Learner:
    """Make a guest with a key of 128 random bits."""
    learner = Learner(key=secrets.token_hex(16), created_at=now)
    session.add(learner)
    session.flush()
    return learner


def find_by_sign_in_code(session: Session, code: str) -> Learner:
    """Give the learner that a personal code belongs to, for writing; NotFoundError where it is nobody's."""
    query = select(Learner).where(Learner.sign_in_hash == hash_secret(code)).with_for_update()
    learner = session.scalar(query) if len(code) == SIGN_IN_LENGTH else None
    if learner is None:
        raise NotFoundError("nobody has this code")
    return learner


def give_sign_in_code(session: Session, learner: Learner, code: str, now: dt.datetime) -> None:
    """Give a learner a new code. The old one ends, and with it every session on every device.

    Giving the code that is already theirs changes nothing.
    """
    digest = hash_secret(code)
    if learner.sign_in_hash == digest:
        return
    learner.sign_in_hash = digest
    learner.key = secrets.token_hex(16)
    session.flush()
    note(session, Act.SIGN_IN_CODE_MADE, now, learner=learner.id)


def stamp_of(learner: Learner | None) -> str:
    """Give what tells one sign-in code of a learner from the next, and nothing about either."""
    return hash_secret(f"stamp:{learner.sign_in_hash if learner else None}")[:16]


def replace_sign_in_code(
    session: Session, learner: Learner, code: str, before: str, now: dt.datetime
) -> None:
    """Give a new code to a learner whose code still has the stamp `before`, or is this very one.

    Raises TicketUsedError where the code was changed since.
    """
    if learner.sign_in_hash != hash_secret(code) and stamp_of(learner) != before:
        raise TicketUsedError("the code was changed meanwhile")
    give_sign_in_code(session, learner, code, now)


def take_along(session: Session, guest_key: str | None, learner: Learner) -> None:
    """Move the practice of a guest to a learner whom the caller holds; of anybody else nothing is moved."""
    guest = find_guest(session, guest_key)
    if guest is not None and guest is not learner:
        take_over_practice(session, guest, learner)


def take_over_practice(session: Session, guest: Learner, learner: Learner) -> None:
    """Move a guest's practice rounds to a learner; an open one only where the learner has none open."""
    practice = Attempt.assignment_id.is_(None)
    movable = [Attempt.learner_id == guest.id, practice]
    open_one = exists().where(Attempt.learner_id == learner.id, practice, Attempt.finished_at.is_(None))
    if session.scalar(select(open_one)):
        movable.append(Attempt.finished_at.is_not(None))
    moved = update(Attempt).where(*movable).values(learner_id=learner.id)
    session.execute(moved.execution_options(synchronize_session=False))


def note_code_used(session: Session, learner: Learner, now: dt.datetime) -> None:
    """Note that a learner signed in with their code."""
    note(session, Act.SIGNED_IN, now, learner=learner.id)
