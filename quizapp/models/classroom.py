"""A class: its staff and its members."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base


class Classroom(Base):
    """A class. `key` names it in addresses; `join_code` lets students in, until `join_until`.

    `time_zone` is an IANA name: the class's dates are entered and shown in it.
    """

    __tablename__ = "classroom"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    time_zone: Mapped[str] = mapped_column(String(64), default="UTC")
    join_code: Mapped[str | None] = mapped_column(String(16), unique=True)
    join_until: Mapped[dt.datetime | None]
    created_at: Mapped[dt.datetime]
    archived_at: Mapped[dt.datetime | None]


class Staff(Base):
    """An account's part in running a class."""

    __tablename__ = "staff"
    __table_args__ = (
        UniqueConstraint("classroom_id", "account_id"),
        CheckConstraint("role IN ('owner', 'teacher', 'viewer')", name="role"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    classroom_id: Mapped[int] = mapped_column(ForeignKey("classroom.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    role: Mapped[str] = mapped_column(String(10))


class Membership(Base):
    """A learner in a class, under a name that is theirs there.

    `time_percent` is their share of a time limit, `extra_attempts` what they have beside those of everybody.
    """

    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint("classroom_id", "learner_id"),
        UniqueConstraint("classroom_id", "name_normalised"),
        CheckConstraint("time_percent BETWEEN 100 AND 300", name="time_percent"),
        CheckConstraint("extra_attempts BETWEEN 0 AND 20", name="extra_attempts"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    classroom_id: Mapped[int] = mapped_column(ForeignKey("classroom.id"))
    learner_id: Mapped[int] = mapped_column(ForeignKey("learner.id"), index=True)
    display_name: Mapped[str] = mapped_column(String(100))
    name_normalised: Mapped[str] = mapped_column(String(100))
    time_percent: Mapped[int] = mapped_column(default=100)
    extra_attempts: Mapped[int] = mapped_column(default=0)
    joined_at: Mapped[dt.datetime]
    removed_at: Mapped[dt.datetime | None]
