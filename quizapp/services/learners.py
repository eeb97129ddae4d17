"""Learners: a guest is a random key and nothing else."""

from __future__ import annotations

import datetime as dt
import secrets

from sqlalchemy.orm import Session

from quizapp.models import Learner


def create_learner(session: Session, now: dt.datetime) -> Learner:
    """Make a guest with a key of 128 random bits."""
    learner = Learner(key=secrets.token_hex(16), created_at=now)
    session.add(learner)
    session.flush()
    return learner
