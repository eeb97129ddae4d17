"""Instructors behind a session, whose rights are read anew on every request."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.models import Account
from quizapp.services.access.keys import is_row


def find_account(session: Session, row: int, session_version: int) -> Account | None:
    """Give the instructor of a session, None where the session, or the right to teach, has ended since."""
    query = select(Account).where(
        Account.id == row, Account.session_version == session_version, Account.is_instructor
    )
    return session.scalar(query) if is_row(row) else None
