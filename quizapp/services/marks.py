"""Make answers final: their chosen options become rows, and what they earn becomes marks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from quizapp.items.item import Item
from quizapp.learning.answer import Answer, answer_from_document
from quizapp.learning.marking import grade_item
from quizapp.models import AttemptItem, Mark, Response, ResponseChoice
from quizapp.services.access.attempts import Asked

HANDED_IN = "handed_in"
"""The reason of a first mark; regrading will add others."""

Waiting = Sequence[tuple[Asked, Item]]


def finish_responses(session: Session, waiting: Waiting, now: dt.datetime) -> None:
    """Make the answers final and mark them: at most four statements, however many there are."""
    unanswered = [asked.question for asked, _ in waiting if asked.response is None]
    if unanswered:
        session.execute(insert(Response), [_empty(question, now) for question in unanswered])
    answered = [asked.response for asked, _ in waiting if asked.response is not None]
    if answered:
        session.execute(
            update(Response)
            .where(Response.id.in_(answered))
            .values(final_at=now)
            .execution_options(synchronize_session=False)
        )
    choices = [choice for asked, _ in waiting for choice in _choices(asked)]
    if choices:
        session.execute(insert(ResponseChoice), choices)
    if waiting:
        session.execute(insert(Mark), [_mark(asked, item, now) for asked, item in waiting])


def newest_marks(session: Session, attempt_id: int) -> dict[int, Mark]:
    """Give the mark that counts for each question of an attempt, by the question's row."""
    rows = session.scalars(
        select(Mark)
        .join(AttemptItem, AttemptItem.id == Mark.attempt_item_id)
        .where(AttemptItem.attempt_id == attempt_id)
        .order_by(Mark.id)
    )
    return {mark.attempt_item_id: mark for mark in rows}


def _empty(question: int, now: dt.datetime) -> dict[str, Any]:
    document = Answer().to_document()
    return {"attempt_item_id": question, "document": document, "version": 0, "saved_at": now, "final_at": now}


def _choices(asked: Asked) -> list[dict[str, Any]]:
    return [
        {"response_id": asked.response, "part": part, "option": option}
        for part, options in answer_from_document(asked.document).parts.items()
        for option in options
    ]


def _mark(asked: Asked, item: Item, now: dt.datetime) -> dict[str, Any]:
    score = grade_item(item, answer_from_document(asked.document))
    return {
        "attempt_item_id": asked.question,
        "revision": asked.revision,
        "points": score.points,
        "of": score.of,
        "reason": HANDED_IN,
        "at": now,
    }
