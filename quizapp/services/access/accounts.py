"""Who is behind a session; what they may do is read anew on every request."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.models import Account, Learner, SignIn
from quizapp.services.codes import hash_secret


@dataclass(frozen=True)
class SignedIn:
    """An account with an open session, and the key of its learner where it has one."""

    account: Account
    learner_key: str | None


def find_account(session: Session, token: str) -> SignedIn | None:
    """Give who is behind a session, None where it has ended, or where they neither teach nor learn."""
    query = (
        select(Account, Learner.key)
        .join(SignIn, SignIn.account_id == Account.id)
        .outerjoin(Learner, Learner.id == Account.learner_id)
        .where(
            SignIn.token_hash == hash_secret(token),
            SignIn.session_version == Account.session_version,
            or_(Account.is_instructor, Account.learner_id.is_not(None)),
        )
    )
    found = session.execute(query).one_or_none()
    return SignedIn(found[0], found[1]) if found else None


def lock_account(session: Session, account_id: int) -> Account:
    """Give an account for writing, held until the transaction ends; NotFoundError where it was deleted."""
    account = session.get(Account, account_id, with_for_update=True)
    if account is None:
        raise NotFoundError("no such account")
    return account


def require_operator(session: Session, account_id: int) -> None:
    """Go on where the account looks after the whole site; for everybody else that is a NotFoundError."""
    if not session.scalar(select(exists().where(Account.id == account_id, Account.is_operator))):
        raise NotFoundError("no operator")
