"""What students of a made-up class do with the homework: answer it, hand it in, doubt it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from quizapp.items.bank import revision_of
from quizapp.items.interactions.shown import show_part
from quizapp.learning.answer import Answer
from quizapp.learning.paper import option_order
from quizapp.models import (
    Attempt,
    AttemptItem,
    Doubt,
    Response,
)
from quizapp.services.access.attempts import list_asked
from quizapp.services.access.releases import current_release
from quizapp.services.attempts import save_answer
from quizapp.services.marks import finish_responses
from quizapp.services.pools import load_pool
from quizapp.services.revisions import read_items
from tests.answers import choose_any, give_any

SKIPPED, NOTED = 5, 6
"""The questions of the homework that carry a content note; the first of them is skipped."""


def doubt_all(session: Session, now: dt.datetime) -> None:
    """Make every answer of a first question doubted that was handed in and is not yet."""
    query = (
        select(AttemptItem.id, AttemptItem.revision, Response.document)
        .join(Response, Response.attempt_item_id == AttemptItem.id)
        .outerjoin(Doubt, Doubt.attempt_item_id == AttemptItem.id)
        .where(AttemptItem.number == 1, Response.final_at.is_not(None), Doubt.id.is_(None))
    )
    same = {"reason": "Both can be true.", "raised_at": now, "state": "open"}
    rows = [
        {"attempt_item_id": item, "revision": revision, "answer": answer, **same}
        for item, revision, answer in session.execute(query)
    ]
    session.execute(insert(Doubt), rows)


def set_notes(session: Session, attempt: str) -> None:
    """Put questions that carry a content note in the place of the last two."""
    query = select(AttemptItem).join(Attempt).where(Attempt.key == attempt).order_by(AttemptItem.number)
    rows = session.scalars(query).all()
    asked = {row.revision for row in rows}
    pool = load_pool(session, current_release(session)).items
    noted = (item for item in pool if item.content_notes and revision_of(item) not in asked)
    for row, item in zip(rows[SKIPPED - 1 :], noted, strict=False):
        parts = zip(item.parts, option_order(item, attempt), strict=True)
        row.revision = revision_of(item)
        row.option_order = [show_part(part, order).to_document() for part, order in parts]
    session.flush()


def answer_all(session: Session, learner: str, attempt: str, now: dt.datetime) -> None:
    query = select(AttemptItem.number, AttemptItem.option_order).join(Attempt)
    answered = query.where(Attempt.key == attempt, AttemptItem.number != SKIPPED)
    for number, order in session.execute(answered).all():
        save_answer(session, learner, attempt, number, [give_any(part) for part in order], 0, None, now)


def hand_in(session: Session, keys: Sequence[str], now: dt.datetime) -> None:
    """Choose the option shown first everywhere and hand in, in a few statements for all."""
    attempts = session.scalars(select(Attempt.id).where(Attempt.key.in_(keys))).all()
    asked = list_asked(session, attempts)
    if not asked:
        return
    answers = [Answer({shown["part"]: choose_any(shown) for shown in one.option_order}) for one in asked]
    session.execute(
        insert(Response),
        [
            {
                "attempt_item_id": one.question,
                "document": answer.to_document(),
                "version": 1,
                "saved_at": now,
            }
            for one, answer in zip(asked, answers, strict=True)
        ],
    )
    items = read_items(session, {one.revision for one in asked})
    waiting = [(one, items[one.revision]) for one in list_asked(session, attempts)]
    finish_responses(session, waiting, True, now)
    session.execute(update(Attempt).where(Attempt.id.in_(attempts)).values(finished_at=now))
