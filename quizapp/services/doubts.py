"""Doubts: a learner says why a question is wrong, and the operator says what comes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import DoubtAnsweredError, DoubtChangedError, NotFoundError
from quizapp.items.item import Item
from quizapp.learning.answer import Answer, answer_from_document
from quizapp.models import Doubt
from quizapp.services.access.attempts import get_attempt, lock_question
from quizapp.services.access.doubts import count_doubts, list_doubts, lock_doubt
from quizapp.services.audit import Act, note
from quizapp.services.codes import hash_secret
from quizapp.services.desk import Doubted, DoubtState
from quizapp.services.desks import may_explain
from quizapp.services.explained import show_doubt
from quizapp.services.revisions import read_items

LONGEST_REASON = 1000
"""Characters of a reason, and of the reply to it."""

PAGE = 20
"""Doubts on one page of the operator's list."""


@dataclass(frozen=True)
class Case:
    """One doubt as the operator sees it: no name, and nothing that leads to whose it is.

    `stamp` tells one state of it from the next.
    """

    row: int
    doubted: Doubted
    answer: Answer
    stamp: str


@dataclass(frozen=True)
class Questioned:
    """One wording of an item with the doubts about it; `total` counts those about all its wordings."""

    item: Item
    revision: str
    total: int
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Docket:
    """A page of the operator's list, and whether there are more doubts behind it."""

    questions: tuple[Questioned, ...]
    has_more: bool


def raise_doubt(
    session: Session, learner_key: str, attempt_key: str, number: int, reason: str, now: dt.datetime
) -> None:
    """Note why a learner doubts a question that is explained to them now, or put it in other words.

    Saying the same again changes nothing. Raises NotFoundError where the question is not explained, or the
    learner may only read; and DoubtAnsweredError where the doubt has its answer.
    """
    locked = lock_question(session, learner_key, attempt_key, number)
    held = get_attempt(session, learner_key, attempt_key)
    if locked.asked.final_at is None or not may_explain(session, held, now):
        raise NotFoundError("the question is not explained")
    query = select(Doubt).where(Doubt.attempt_item_id == locked.asked.question).with_for_update()
    doubt = session.scalar(query.execution_options(populate_existing=True))
    if doubt is None:
        session.add(
            Doubt(
                attempt_item_id=locked.asked.question,
                revision=locked.asked.revision,
                answer=answer_from_document(locked.asked.document).to_document(),
                reason=reason,
                raised_at=now,
                state=DoubtState.OPEN.value,
            )
        )
    elif doubt.reason == reason:
        return
    elif doubt.state != DoubtState.OPEN:
        raise DoubtAnsweredError("the doubt is answered")
    else:
        doubt.reason, doubt.raised_at = reason, now
    session.flush()


def load_docket(session: Session, account_id: int, page: int = 1, only: int | None = None) -> Docket:
    """Give a page of all doubts to the operator, those about one item together; pages count from 1.

    `only` is the row of a doubt that alone is wanted; NotFoundError where it is none.
    """
    rows = list_doubts(session, account_id, PAGE + 1, (page - 1) * PAGE, only)
    if only is not None and not rows:
        raise NotFoundError("no such doubt")
    shown = rows[:PAGE]
    items = read_items(session, {doubt.revision for doubt, _ in shown})
    totals = count_doubts(session, {item for _, item in shown})
    return Docket(
        tuple(
            Questioned(items[revision], revision, totals[item], tuple(_show(doubt) for doubt in doubts))
            for item, revision, doubts in _gather(shown)
        ),
        len(rows) > PAGE,
    )


def answer_doubt(
    session: Session, account_id: int, row: int, state: DoubtState, reply: str, stamp: str, now: dt.datetime
) -> None:
    """Say as the operator what comes of a doubt. Saying it twice is saying it once.

    Raises NotFoundError for who is no operator, and DoubtChangedError where the doubt is no more as it was
    when `stamp` was taken.
    """
    doubt = lock_doubt(session, account_id, row)
    if (doubt.state, doubt.reply or "") == (state.value, reply):
        return
    if stamp_of(doubt) != stamp:
        raise DoubtChangedError("the doubt was changed meanwhile")
    doubt.state, doubt.reply = state.value, reply or None
    doubt.answered_at, doubt.answered_by = now, account_id
    session.flush()
    subject = f"doubt:{doubt.id}"
    note(
        session, Act.DOUBT_ANSWERED, now, account=account_id, subject=subject, details={"state": state.value}
    )


def stamp_of(doubt: Doubt) -> str:
    """Give what tells one state of a doubt from the next."""
    return hash_secret(f"{doubt.reason}\n{doubt.state}\n{doubt.reply}")[:16]


def _gather(rows: Sequence[tuple[Doubt, str]]) -> Iterator[tuple[str, str, list[Doubt]]]:
    """Put the doubts about one item together, its wordings one after the other, in the order of the rows."""
    place = {item: rank for rank, (_, item) in reversed(list(enumerate(rows)))}
    wording = {doubt.revision: rank for rank, (doubt, _) in reversed(list(enumerate(rows)))}
    ordered = sorted(rows, key=lambda row: (place[row[1]], wording[row[0].revision]))
    for (item, revision), group in groupby(ordered, key=lambda row: (row[1], row[0].revision)):
        yield item, revision, [doubt for doubt, _ in group]


def _show(doubt: Doubt) -> Case:
    return Case(doubt.id, show_doubt(doubt), answer_from_document(doubt.answer), stamp_of(doubt))
