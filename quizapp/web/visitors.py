"""Who is visiting: a learner by a random key, an instructor by an account; the signed cookie holds both."""

from __future__ import annotations

import datetime as dt

from flask import session
from flask_login import current_user, login_user

from quizapp.errors import NotFoundError, SignInNeededError
from quizapp.extensions import db, login
from quizapp.models import Account
from quizapp.services.access.accounts import find_account
from quizapp.services.access.learners import find_learner
from quizapp.services.accounts import end_session, open_session
from quizapp.services.learners import create_learner

KEY = "learner"
CLASS = "in-class"
"""Set for a learner who is in a class, so that the pages can offer the way there without asking."""


class Visitor:
    """An account as Flask-Login knows it, by the token of its session."""

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def __init__(self, account: Account, token: str) -> None:
        self.id = account.id
        self.name = account.display_name
        self.login_name = account.login_name
        self.is_operator = account.is_operator
        self.token = token

    def get_id(self) -> str:
        """Give what the cookie holds."""
        return self.token


def register() -> None:
    """Tell Flask-Login how to find an account again.

    Its session protection is off: it writes into the cookie of everybody, and ends the session of who changes
    from one network to another, as a phone does.
    """
    login.user_loader(_load)
    login.session_protection = None


def now() -> dt.datetime:
    """Give the moment of this request, in UTC."""
    return dt.datetime.now(dt.UTC)


def current_key() -> str | None:
    """Give the key of the visiting learner, None for somebody new."""
    key = session.get(KEY)
    return key if isinstance(key, str) else None


def require_key() -> str:
    """Give the key of the visiting learner. NotFoundError for somebody new: nothing here is theirs."""
    key = current_key()
    if key is None:
        raise NotFoundError("no learner")
    return key


def stay() -> None:
    """Count the days from now until this browser forgets its learner: done where work is begun."""
    session.modified = True


def ensure_key() -> str:
    """Give the key of the visiting learner, making a guest of somebody new."""
    stay()
    key = current_key()
    if key is None or find_learner(db.session(), key) is None:
        key = create_learner(db.session(), now()).key
        remember_learner(key)
    return key


def remember_learner(key: str, in_class: bool = False) -> None:
    """Keep a learner's key in this browser."""
    session.permanent = True
    session[KEY] = key
    session.pop(CLASS, None)
    if in_class:
        session[CLASS] = True


def is_in_class() -> bool:
    """Say whether this browser's learner joined a class, or signed in with a code."""
    return bool(session.get(CLASS))


def require_account() -> int:
    """Give the row of the visiting account. SignInNeededError for who is not signed in."""
    if not current_user.is_authenticated:
        raise SignInNeededError("nobody is signed in")
    row: int = current_user.id
    return row


def sign_in(account: Account) -> None:
    """Open a session for an account in this browser, and commit it.

    Of what was in the cookie before, the learner stays, and the token of forms: a page that was open while
    its reader was signed out can still be sent.
    """
    kept = {name: session[name] for name in (KEY, CLASS, "csrf_token") if name in session}
    token = open_session(db.session(), account, now())
    visitor = Visitor(account, token)
    db.session.commit()
    session.clear()
    session.update(kept)
    session.permanent = True
    login_user(visitor)


def sign_out() -> None:
    """End the session in this browser, a learner's and an account's, and commit that."""
    if current_user.is_authenticated:
        end_session(db.session(), current_user.token)
        db.session.commit()
    session.clear()


def _load(token: str) -> Visitor | None:
    account = find_account(db.session(), token)
    return Visitor(account, token) if account else None
