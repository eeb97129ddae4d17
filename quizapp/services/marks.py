"""Make answers final: their chosen options become rows, and what they earn becomes marks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from quizapp.items.item import Item
from quizapp.learning.answer import answer_from_document
from quizapp.learning.marking import grade_item
from quizapp.models import AttemptItem, Mark, Response, ResponseChoice

HANDED_IN = "handed_in"
"""The reason of a first mark; regrading will add others."""

Waiting = Sequence[tuple[AttemptItem, Response | None, Item]]


def finish_responses(session: Session, waiting: Waiting, now: dt.datetime) -> None:
    """Make the answers final and mark them: at most five statements, however many there are."""
    unanswered = [question.id for question, response, _ in waiting if response is None]
    if unanswered:
        session.execute(
            insert(Response),
            [
                {
                    "attempt_item_id": name,
                    "document": {"parts": {}},
                    "version": 0,
                    "saved_at": now,
                    "final_at": now,
                }
                for name in unanswered
            ],
        )
    answered = [response.id for _, response, _ in waiting if response is not None]
    if answered:
        session.execute(
            update(Response)
            .where(Response.id.in_(answered))
            .values(final_at=now)
            .execution_options(synchronize_session=False)
        )
    choices = [
        {"response_id": response.id, "part": part, "option": option}
        for _, response, _ in waiting
        if response is not None
        for part, options in answer_from_document(response.document).parts.items()
        for option in options
    ]
    if choices:
        session.execute(insert(ResponseChoice), choices)
    if waiting:
        session.execute(insert(Mark), [_mark(*row, now) for row in waiting])


def newest_marks(session: Session, attempt_id: int) -> dict[int, Mark]:
    """Give the mark that counts for each question of an attempt, by the question's row."""
    rows = session.scalars(
        select(Mark)
        .join(AttemptItem, AttemptItem.id == Mark.attempt_item_id)
        .where(AttemptItem.attempt_id == attempt_id)
        .order_by(Mark.id)
    )
    return {mark.attempt_item_id: mark for mark in rows}


def _mark(
    question: AttemptItem, response: Response | None, item: Item, now: dt.datetime
) -> dict[str, object]:
    score = grade_item(item, answer_from_document(response.document if response else None))
    return {
        "attempt_item_id": question.id,
        "revision": question.revision,
        "points": score.points,
        "of": score.of,
        "reason": HANDED_IN,
        "at": now,
    }
