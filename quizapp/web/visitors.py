"""Who is visiting: a guest is known by a random key in the signed session cookie."""

from __future__ import annotations

import datetime as dt

from flask import session

from quizapp.errors import NotFoundError
from quizapp.extensions import db
from quizapp.services.access.learners import find_learner
from quizapp.services.learners import create_learner

KEY = "learner"


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


def ensure_key() -> str:
    """Give the key of the visiting learner, making a guest of somebody new."""
    key = current_key()
    if key is None or find_learner(db.session(), key) is None:
        key = create_learner(db.session(), now()).key
        session.permanent = True
        session[KEY] = key
    return key
