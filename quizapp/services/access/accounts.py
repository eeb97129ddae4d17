"""Instructors behind a session, whose rights are read anew on every request."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

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
