"""Who is asking: the learner behind a cookie's key, and the ways in which they can come back."""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from quizapp.models import Account, Learner, Membership
from quizapp.services.access.keys import is_key


def find_learner(session: Session, key: str | None) -> Learner | None:
    """Give the learner with this key, None for no key or an unknown one."""
    return session.scalar(select(Learner).where(Learner.key == key)) if key and is_key(key) else None


def lock_learner(session: Session, key: str | None) -> Learner | None:
    """Give the learner with this key for writing, held until the transaction ends.

    Whatever adds rows to a learner, or takes one away, holds it: nothing is added to who is being erased.
    """
    if not (key and is_key(key)):
        return None
    query = select(Learner).where(Learner.key == key).with_for_update()
    return session.scalar(query.execution_options(populate_existing=True))


def find_guest(session: Session, key: str | None, lock: bool = False) -> Learner | None:
    """Give the learner with this key where the cookie is all they have: no code, no account and no class."""
    if not (key and is_key(key)):
        return None
    query = select(Learner).where(Learner.key == key, Learner.sign_in_hash.is_(None), *is_alone())
    if not lock:
        return session.scalar(query)
    return session.scalar(query.with_for_update().execution_options(populate_existing=True))


def find_learner_of(session: Session, account: Account) -> Learner | None:
    """Give the learner of an account for writing, None where it has none."""
    query = select(Learner).where(Learner.id == account.learner_id).with_for_update()
    return session.scalar(query) if account.learner_id is not None else None


def has_account(session: Session, learner: Learner) -> bool:
    """Say whether the learner signs in with a name and a password."""
    return bool(session.scalar(select(exists().where(Account.learner_id == learner.id))))


def is_alone() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Give what is true of a learner without an account who was never in a class."""
    return (
        ~exists().where(Account.learner_id == Learner.id).correlate(Learner),
        ~exists().where(Membership.learner_id == Learner.id).correlate(Learner),
    )
