"""An attempt: a paper one learner is taking, what was answered, and what it earned."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base


class Attempt(Base):
    """A paper being taken. A learner has one open attempt an assignment, and one without assignment.

    `ordinal` counts a learner's attempts at one assignment, from 1; `minutes_added` go to this one alone.
    """

    __tablename__ = "attempt"
    __table_args__ = (CheckConstraint("minutes_added >= 0", name="minutes_added"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True)
    learner_id: Mapped[int] = mapped_column(ForeignKey("learner.id"), index=True)
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"), index=True)
    ordinal: Mapped[int] = mapped_column(default=1)
    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"))
    blueprint: Mapped[str] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(200))
    mode: Mapped[str] = mapped_column(String(10))
    seed: Mapped[str] = mapped_column(String(64))
    started_at: Mapped[dt.datetime]
    finished_at: Mapped[dt.datetime | None]
    minutes_added: Mapped[int] = mapped_column(default=0)


# NULLs are distinct in a unique index: without the second one two practice rounds could be open at once.
Index(
    "uq_attempt_open_assignment",
    Attempt.learner_id,
    Attempt.assignment_id,
    unique=True,
    sqlite_where=Attempt.assignment_id.is_not(None) & Attempt.finished_at.is_(None),
    postgresql_where=Attempt.assignment_id.is_not(None) & Attempt.finished_at.is_(None),
)
Index(
    "uq_attempt_open_practice",
    Attempt.learner_id,
    unique=True,
    sqlite_where=Attempt.assignment_id.is_(None) & Attempt.finished_at.is_(None),
    postgresql_where=Attempt.assignment_id.is_(None) & Attempt.finished_at.is_(None),
)


# Two starts at the same time must not both be a learner's second attempt.
Index(
    "uq_attempt_ordinal",
    Attempt.learner_id,
    Attempt.assignment_id,
    Attempt.ordinal,
    unique=True,
    sqlite_where=Attempt.assignment_id.is_not(None),
    postgresql_where=Attempt.assignment_id.is_not(None),
)


class AttemptItem(Base):
    """One question of a paper: the revision drawn and the order of options shown.

    One with `skipped_at` was set aside by its learner. Its answer, where there is one, never becomes final,
    and it gets no mark: what adds up marks need not know of it.
    """

    __tablename__ = "attempt_item"
    __table_args__ = (UniqueConstraint("attempt_id", "number"), UniqueConstraint("attempt_id", "revision"))

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"))
    number: Mapped[int]
    revision: Mapped[str] = mapped_column(ForeignKey("item_revision.digest"), index=True)
    option_order: Mapped[list[Any]]
    skipped_at: Mapped[dt.datetime | None]


class Response(Base):
    """The answer to one question: a document with a version, final once `final_at` is set."""

    __tablename__ = "response"

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_item_id: Mapped[int] = mapped_column(ForeignKey("attempt_item.id"), unique=True)
    document: Mapped[dict[str, Any]]
    version: Mapped[int]
    confidence: Mapped[str | None] = mapped_column(String(10))
    saved_at: Mapped[dt.datetime]
    final_at: Mapped[dt.datetime | None]


class LateAnswer(Base):
    """An answer that came after the end, unmarked beside the one that counts; the newest one a question.

    `was_explained` says that its learner could read the explanation when it came. Once it is accepted it
    stands in the response as well, and `replaced` holds what stood there before.
    """

    __tablename__ = "late_answer"

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_item_id: Mapped[int] = mapped_column(ForeignKey("attempt_item.id"), unique=True)
    document: Mapped[dict[str, Any]]
    confidence: Mapped[str | None] = mapped_column(String(10))
    arrived_at: Mapped[dt.datetime]
    was_explained: Mapped[bool]
    accepted_at: Mapped[dt.datetime | None]
    accepted_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    replaced: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class ResponseChoice(Base):
    """A chosen option of a final response, as a row, because reports are SQL."""

    __tablename__ = "response_choice"
    __table_args__ = (UniqueConstraint("response_id", "part", "option"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    response_id: Mapped[int] = mapped_column(ForeignKey("response.id"))
    part: Mapped[str] = mapped_column(String(60))
    option: Mapped[str] = mapped_column(String(60))


class Mark(Base):
    """What an answer earned. Marks are only ever added; the newest counts, so regrading is adding.

    One with `correction_id` stands for as long as the correction does; the newest one without is what the
    answer earned by itself. A mark of 0 points of 0 says that the question does not count.
    """

    __tablename__ = "mark"

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_item_id: Mapped[int] = mapped_column(ForeignKey("attempt_item.id"), index=True)
    revision: Mapped[str] = mapped_column(ForeignKey("item_revision.digest"))
    points: Mapped[int]
    of: Mapped[int]
    reason: Mapped[str] = mapped_column(String(20))
    at: Mapped[dt.datetime]
    correction_id: Mapped[int | None] = mapped_column(ForeignKey("correction.id"))
