"""One-time links: to become an instructor, and to choose a new password."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.models import Account, Invitation
from quizapp.services.accounts import change_password, create_instructor
from quizapp.services.audit import Act, note
from quizapp.services.codes import hash_secret, make_token
from quizapp.services.names import normalise_name

VALID = dt.timedelta(days=7)


def has_instructor(session: Session) -> bool:
    """Say whether anybody may run classes yet."""
    return bool(session.scalar(select(exists().where(Account.is_instructor))))


def invite_first(session: Session, now: dt.datetime) -> str:
    """Give the token of a link for the first instructor, who is the operator too.

    Links for one that were made before end.
    """
    session.execute(
        delete(Invitation).where(
            Invitation.account_id.is_(None),
            Invitation.invited_by.is_(None),
            Invitation.login_name.is_(None),
            Invitation.used_at.is_(None),
        )
    )
    return _invite(session, Act.INSTRUCTOR_INVITED, now, makes_operator=True)


def invite(
    session: Session,
    now: dt.datetime,
    by: int | None = None,
    login_name: str | None = None,
    makes_operator: bool = False,
) -> str:
    """Give the token of a link for one more instructor, with the sign-in name where it is known."""
    name = normalise_name(login_name) if login_name else None
    return _invite(
        session,
        Act.INSTRUCTOR_INVITED,
        now,
        invited_by=by,
        login_name=name,
        makes_operator=makes_operator,
    )


def offer_reset(session: Session, login_name: str, now: dt.datetime) -> str:
    """Give the token of a link to choose a new password. NotFoundError where nobody signs in by that name."""
    name = normalise_name(login_name)
    account = session.scalar(select(Account).where(Account.login_name == name))
    if account is None:
        raise NotFoundError(f"nobody signs in as {name!r}")
    return _invite(session, Act.RESET_OFFERED, now, account_id=account.id, login_name=name)


def find_invitation(session: Session, token: str, now: dt.datetime, lock: bool = False) -> Invitation:
    """Give the invitation of a token; a used, expired or unknown one is the same NotFoundError."""
    query = select(Invitation).where(
        Invitation.token_hash == hash_secret(token), Invitation.used_at.is_(None), Invitation.expires_at > now
    )
    invitation = session.scalar(query.with_for_update() if lock else query)
    if invitation is None:
        raise NotFoundError("no such invitation")
    return invitation


def accept_invitation(
    session: Session, token: str, login_name: str, display_name: str, password_hash: str, now: dt.datetime
) -> Account:
    """Use a link up: make the instructor, or set the new password.

    Raises NotFoundError for a link that does not hold, and NameTakenError; then it may be used again.
    """
    invitation = find_invitation(session, token, now, lock=True)
    if invitation.account_id is None:
        account = create_instructor(
            session, login_name, display_name, password_hash, now, invitation.makes_operator
        )
    else:
        account = change_password(session, invitation.account_id, password_hash, now)
    invitation.used_at = now
    session.flush()
    if invitation.account_id is not None:
        end_resets(session, invitation.account_id)
    return account


def end_resets(session: Session, account_id: int) -> None:
    """End every link to choose a new password that an account still has."""
    session.execute(
        delete(Invitation).where(Invitation.account_id == account_id, Invitation.used_at.is_(None))
    )


def _invite(
    session: Session,
    act: Act,
    now: dt.datetime,
    account_id: int | None = None,
    invited_by: int | None = None,
    login_name: str | None = None,
    makes_operator: bool = False,
) -> str:
    token = make_token()
    session.add(
        Invitation(
            token_hash=hash_secret(token),
            account_id=account_id,
            invited_by=invited_by,
            login_name=login_name,
            makes_operator=makes_operator,
            created_at=now,
            expires_at=now + VALID,
        )
    )
    session.flush()
    note(session, act, now, account=invited_by)
    return token
