"""A doubt: why a learner thinks that a question is wrong, and what came of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base


class Doubt(Base):
    """A learner's doubt about one question of an attempt, with the wording and the answer it is about.

    It is open until somebody answers it. `raised_at` is when the reason got the words it has.
    """

    __tablename__ = "doubt"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'accepted', 'declined')", name="state"),
        CheckConstraint("(state = 'open') = (answered_at IS NULL)", name="answered"),
        CheckConstraint("length(reason) BETWEEN 1 AND 1000", name="reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_item_id: Mapped[int] = mapped_column(ForeignKey("attempt_item.id"), unique=True)
    revision: Mapped[str] = mapped_column(ForeignKey("item_revision.digest"), index=True)
    answer: Mapped[dict[str, Any]]
    reason: Mapped[str] = mapped_column(Text)
    raised_at: Mapped[dt.datetime]
    state: Mapped[str] = mapped_column(String(10), default="open")
    reply: Mapped[str | None] = mapped_column(Text)
    answered_at: Mapped[dt.datetime | None]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


Index("ix_doubt_state_raised_at", Doubt.state, Doubt.raised_at)
