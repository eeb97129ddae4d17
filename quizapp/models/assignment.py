"""An assignment: a quiz set for a class, when it is open, and which attempt counts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base


class Assignment(Base):
    """A quiz set for a class.

    `seed` draws each member's paper; where `paper` lists item revisions, everybody gets these instead.
    `counts` says which of several attempts does, `explains` when answers are explained.
    `minutes_allowed` is the time limit of an attempt, None for no timer.
    Two assignments of one `pair` are a test before and a test after, by their `place`: half of the class gets
    `paper` and half gets `other_paper`, and in the other assignment it is the other way round.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        CheckConstraint("counts IN ('best', 'last', 'first')", name="counts"),
        CheckConstraint("explains IN ('each', 'last_attempt', 'closing')", name="explains"),
        CheckConstraint("attempts_allowed > 0", name="attempts_allowed"),
        CheckConstraint("minutes_allowed BETWEEN 1 AND 600", name="minutes_allowed"),
        CheckConstraint("place IN ('before', 'after')", name="place"),
        CheckConstraint("(pair IS NULL) = (place IS NULL)", name="pair"),
        Index("uq_assignment_pair_place", "pair", "place", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True)
    classroom_id: Mapped[int] = mapped_column(ForeignKey("classroom.id"), index=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"))
    blueprint: Mapped[str] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(200))
    mode: Mapped[str] = mapped_column(String(10))
    seed: Mapped[str] = mapped_column(String(64))
    paper: Mapped[list[Any] | None]
    opens_at: Mapped[dt.datetime | None]
    due_at: Mapped[dt.datetime | None]
    closes_at: Mapped[dt.datetime | None]
    takes_late: Mapped[bool] = mapped_column(default=True)
    attempts_allowed: Mapped[int] = mapped_column(default=1)
    minutes_allowed: Mapped[int | None]
    counts: Mapped[str] = mapped_column(String(10), default="best")
    explains: Mapped[str] = mapped_column(String(20), default="last_attempt")
    is_reserved: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[dt.datetime]
    pair: Mapped[str | None] = mapped_column(String(32))
    place: Mapped[str | None] = mapped_column(String(10))
    other_paper: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
