"""Who answers: a guest, or a person with an account."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base


class Learner(Base):
    """Who answers. `key` is 128 random bits and all that a guest's cookie holds."""

    __tablename__ = "learner"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True)
    created_at: Mapped[dt.datetime]


class Account(Base):
    """A person who signs in. `login_name` is stored normalised; `session_version` ends old sessions."""

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True)
    login_name: Mapped[str] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(255))
    session_version: Mapped[int] = mapped_column(default=1)
    learner_id: Mapped[int | None] = mapped_column(ForeignKey("learner.id"), unique=True)
    created_at: Mapped[dt.datetime]
