"""Accounts: signing in with a name and a password, and changing the password."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.errors import NameTakenError, TooManyTriesError
from quizapp.models import Account, SignIn
from quizapp.services.access.accounts import lock_account
from quizapp.services.audit import Act, note
from quizapp.services.codes import hash_secret, make_token
from quizapp.services.names import normalise_name

FREE_FAILURES = 5
"""Wrong passwords in a row that cost nothing but the try."""

FIRST_PAUSE = dt.timedelta(minutes=1)
LONGEST_PAUSE = dt.timedelta(minutes=15)
"""A pause that doubles slows a guesser down and never shuts the owner out for long."""


@dataclass(frozen=True)
class Credentials:
    """What is needed to try a password; it is tried outside of any transaction."""

    account: int | None
    password_hash: str | None


def find_credentials(session: Session, login_name: str, now: dt.datetime) -> Credentials:
    """Look up whom a name belongs to; nobody's has no digest.

    Raises TooManyTriesError where wrong passwords have shut the account for a while.
    """
    account = session.scalar(select(Account).where(Account.login_name == normalise_name(login_name)))
    if account is None:
        return Credentials(None, None)
    if account.locked_until is not None and account.locked_until > now:
        raise TooManyTriesError(account.locked_until)
    return Credentials(account.id, account.password_hash)


def note_sign_in(session: Session, account_id: int, is_right: bool, now: dt.datetime) -> Account:
    """Count a wrong password, or forget those counted; give the account as it is now.

    Raises NotFoundError where the account was deleted since its password was looked up.
    """
    account = lock_account(session, account_id)
    if is_right:
        account.failures, account.locked_until = 0, None
        note(session, Act.SIGNED_IN, now, account=account.id)
    else:
        account.failures += 1
        if account.failures >= FREE_FAILURES:
            pause = min(FIRST_PAUSE * 2 ** min(account.failures - FREE_FAILURES, 10), LONGEST_PAUSE)
            account.locked_until = now + pause
        note(session, Act.SIGN_IN_FAILED, now, account=account.id)
    session.flush()
    return account


def create_instructor(
    session: Session,
    login_name: str,
    display_name: str,
    password_hash: str | None,
    now: dt.datetime,
    is_operator: bool = False,
) -> Account:
    """Make an account that may run classes. Raises NameTakenError where the sign-in name is in use."""
    name = normalise_name(login_name)
    account = Account(
        login_name=name,
        display_name=display_name,
        password_hash=password_hash,
        is_instructor=True,
        is_operator=is_operator,
        created_at=now,
    )
    add_account(session, account)
    details: dict[str, object] | None = {"is_operator": True} if is_operator else None
    note(session, Act.INSTRUCTOR_CREATED, now, account=account.id, details=details)
    return account


def add_account(session: Session, account: Account) -> None:
    """Store a new account. Raises NameTakenError where somebody signs in by its name."""
    try:
        with session.begin_nested():
            session.add(account)
            session.flush()
    except IntegrityError as error:
        raise NameTakenError(account.login_name) from error


def change_password(session: Session, account_id: int, password_hash: str, now: dt.datetime) -> Account:
    """Take a new password; every session that is open ends."""
    account = lock_account(session, account_id)
    account.password_hash = password_hash
    account.failures, account.locked_until = 0, None
    account.session_version += 1
    note(session, Act.PASSWORD_CHANGED, now, account=account.id)
    session.flush()
    return account


def open_session(session: Session, account: Account, now: dt.datetime) -> str:
    """Begin a session in one browser; give the token that its cookie holds."""
    token = make_token()
    session.add(
        SignIn(
            token_hash=hash_secret(token),
            account_id=account.id,
            session_version=account.session_version,
            created_at=now,
        )
    )
    session.flush()
    return token


def end_session(session: Session, token: str) -> None:
    """End the session of a token: a cookie that was copied opens nothing any more."""
    session.execute(delete(SignIn).where(SignIn.token_hash == hash_secret(token)))


def sign_out_everywhere(session: Session, account_id: int, now: dt.datetime) -> Account:
    """End every session that is open, on every device."""
    account = lock_account(session, account_id)
    account.session_version += 1
    note(session, Act.SIGNED_OUT_EVERYWHERE, now, account=account.id)
    session.flush()
    return account
