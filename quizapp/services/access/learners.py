"""Who is asking: the learner behind a cookie's key."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.models import Learner
from quizapp.services.access.keys import is_key


def find_learner(session: Session, key: str | None) -> Learner | None:
    """Give the learner with this key, None for no key or an unknown one."""
    return session.scalar(select(Learner).where(Learner.key == key)) if key and is_key(key) else None
