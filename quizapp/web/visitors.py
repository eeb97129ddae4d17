"""Who is visiting: a learner by a random key, or by an account; an instructor by an account.

The signed cookie holds the key of a learner who has no account, and the token of an account's session. Where
the account is a learner's, only the session leads to them: once it has ended, a copied cookie opens nothing.
"""

from __future__ import annotations

import datetime as dt

from flask import session
from flask_login import AnonymousUserMixin, current_user, login_user, logout_user

from quizapp.errors import NotFoundError, SignInNeededError
from quizapp.extensions import db, login
from quizapp.models import Account
from quizapp.services.access.accounts import SignedIn, find_account
from quizapp.services.access.learners import find_learner
from quizapp.services.access.members import is_member
from quizapp.services.accounts import end_session, open_session
from quizapp.services.learners import create_learner

KEY = "learner"
CLASS = "in-class"
"""Set for a learner who is in a class, so that the pages can offer the way there without asking."""
KEPT = "kept"
"""Set for a learner who has a sign-in code."""


class Visitor:
    """An account as Flask-Login knows it, by the token of its session."""

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def __init__(self, signed_in: SignedIn, token: str) -> None:
        account = signed_in.account
        self.id = account.id
        self.name = account.display_name
        self.login_name = account.login_name
        self.is_instructor = account.is_instructor
        self.is_operator = account.is_operator
        self.learner_key = signed_in.learner_key
        self.token = token

    def get_id(self) -> str:
        """Give what the cookie holds."""
        return self.token


class Stranger(AnonymousUserMixin):  # type: ignore[misc]  # Flask-Login is untyped
    """Who is signed in to no account."""

    is_instructor = is_operator = False
    learner_key = None


def register() -> None:
    """Tell Flask-Login how to find an account again.

    Its session protection is off: it writes into the cookie of everybody, and ends the session of who changes
    from one network to another, as a phone does.
    """
    login.user_loader(_load)
    login.anonymous_user = Stranger
    login.session_protection = None


def now() -> dt.datetime:
    """Give the moment of this request, in UTC."""
    return dt.datetime.now(dt.UTC)


def current_key() -> str | None:
    """Give the key of the visiting learner, None for somebody new."""
    key = current_user.learner_key or session.get(KEY)
    return key if isinstance(key, str) else None


def require_key() -> str:
    """Give the key of the visiting learner. NotFoundError for somebody new: nothing here is theirs.

    SignInNeededError for who was signed in to an account whose session has ended elsewhere.
    """
    key = current_key()
    if key is None and "_user_id" in session and not current_user.is_authenticated:
        raise SignInNeededError("the session has ended")
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


def remember_learner(key: str, in_class: bool = False, is_kept: bool = False) -> None:
    """Keep a learner in this browser: the key, where no account leads to them, and what pages offer them.

    Somebody else's account is left; an instructor stays signed in.
    """
    if current_user.learner_key not in {None, key}:
        sign_out()
    session.permanent = True
    if current_user.learner_key is None:
        session[KEY] = key
    for name, is_set in ((CLASS, in_class), (KEPT, is_kept or in_class)):
        session.pop(name, None)
        if is_set:
            session[name] = True


def forget_learner() -> None:
    """Take a learner who is no more out of this browser, and their account; an instructor stays signed in."""
    if current_user.is_instructor:
        for name in (KEY, CLASS, KEPT):
            session.pop(name, None)
    else:
        logout_user()
        session.clear()


def is_in_class() -> bool:
    """Say whether this browser's learner is in a class, as far as the cookie knows."""
    return bool(session.get(CLASS))


def is_kept() -> bool:
    """Say whether this browser's learner has a code or an account, as far as the cookie knows."""
    return current_user.learner_key is not None or bool(session.get(KEPT) or session.get(CLASS))


def require_account() -> int:
    """Give the row of the visiting instructor's account. SignInNeededError for who is not signed in.

    NotFoundError for who only learns: what instructors use is not there for them.
    """
    row = require_any_account()
    if not current_user.is_instructor:
        raise NotFoundError("no instructor")
    return row


def require_any_account() -> int:
    """Give the row of the visiting account, a learner's too. SignInNeededError for who is not signed in."""
    if not current_user.is_authenticated:
        raise SignInNeededError("nobody is signed in")
    row: int = current_user.id
    return row


def sign_in(account: Account) -> None:
    """Open a session for an account in this browser in the place of any other, and commit it.

    Of what was in the cookie before, the token of forms stays: a page that was open while its reader was
    signed out can still be sent. The learner stays with an instructor; a learner's account brings its own.
    """
    kept = {name: session[name] for name in (KEY, CLASS, KEPT, "csrf_token") if name in session}
    if current_user.is_authenticated:
        end_session(db.session(), current_user.token)
    token = open_session(db.session(), account, now())
    visitor = _load(token)
    if visitor is None:
        raise NotFoundError("the account neither teaches nor learns")
    if visitor.learner_key is not None:
        kept = {name: kept[name] for name in ("csrf_token",) if name in kept}
        if is_member(db.session(), visitor.learner_key):
            kept[CLASS] = True
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
    logout_user()
    session.clear()


def _load(token: str) -> Visitor | None:
    found = find_account(db.session(), token)
    return Visitor(found, token) if found else None
