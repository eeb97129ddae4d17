"""Instructors behind a session, whose rights are read anew on every request."""

from __future__ import annotations

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.models import Account, SignIn
from quizapp.services.codes import hash_secret


def find_account(session: Session, token: str) -> Account | None:
    """Give the instructor of a session, None where the session, or the right to teach, has ended since."""
    query = (
        select(Account)
        .join(SignIn, SignIn.account_id == Account.id)
        .where(
            SignIn.token_hash == hash_secret(token),
            SignIn.session_version == Account.session_version,
            Account.is_instructor,
        )
    )
    return session.scalar(query)


def require_operator(session: Session, account_id: int) -> None:
    """Go on where the account looks after the whole site; for everybody else that is a NotFoundError."""
    if not session.scalar(select(exists().where(Account.id == account_id, Account.is_operator))):
        raise NotFoundError("no operator")
