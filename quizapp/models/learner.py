"""Who answers: a guest, or a person with an account."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base


class Learner(Base):
    """Who answers. `key` is 128 random bits and all that a cookie holds of a learner.

    `sign_in_hash` is the digest of the personal code that opens the learner's work on another device. The key
    of a learner who has an account is in no cookie: the account's session leads to them.
    """

    __tablename__ = "learner"
    __table_args__ = (CheckConstraint("weekly_goal BETWEEN 1 AND 5", name="weekly_goal"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True)
    sign_in_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    weekly_goal: Mapped[int | None]
    created_at: Mapped[dt.datetime]


class SignIn(Base):
    """A session of an account in one browser, by the digest of its token; signing out deletes it."""

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    session_version: Mapped[int]
    created_at: Mapped[dt.datetime]


class Account(Base):
    """A person who signs in with a password. `login_name` is stored normalised.

    It may be an e-mail address, but no other address is kept: nothing is ever sent. Who only learns has a
    `learner_id` and is no instructor.

    Raising `session_version` ends every session that is open. `failures` counts wrong passwords since the
    last right one; until `locked_until` none is tried. An operator looks after the whole site: its questions,
    and what learners doubt about them.
    """

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True)
    login_name: Mapped[str] = mapped_column(String(254), unique=True)
    display_name: Mapped[str] = mapped_column(String(100))
    password_hash: Mapped[str | None] = mapped_column(String(255))
    is_instructor: Mapped[bool] = mapped_column(default=False)
    is_operator: Mapped[bool] = mapped_column(default=False)
    session_version: Mapped[int] = mapped_column(default=1)
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[dt.datetime | None]
    learner_id: Mapped[int | None] = mapped_column(ForeignKey("learner.id"), unique=True)
    created_at: Mapped[dt.datetime]
