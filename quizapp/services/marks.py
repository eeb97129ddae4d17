"""Make answers final: their chosen options become rows, and what they earn becomes marks.

Marks are only ever added. What an answer earns by itself is marked first; where a correction of the class
holds for the question, what it makes of that is marked after it, and counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from quizapp.items.interactions.score import Score
from quizapp.items.item import Item
from quizapp.learning.answer import Answer, answer_from_document
from quizapp.learning.correcting import NOTHING, CorrectionKind, can_mark, mark_again
from quizapp.learning.marking import grade_item
from quizapp.models import AttemptItem, Correction, Mark, Response, ResponseChoice
from quizapp.services.access.attempts import Asked
from quizapp.services.access.corrections import find_in_force
from quizapp.services.revisions import read_items

Waiting = Sequence[tuple[Asked, Item]]


class Reason(StrEnum):
    """Why a mark was given."""

    HANDED_IN = "handed_in"
    ACCEPTED_LATE = "accepted_late"
    NOT_ACCEPTED = "not_accepted"
    LEFT_OUT = "left_out"
    MARKED_AGAIN = "marked_again"
    UNDONE = "undone"


@dataclass(frozen=True)
class Earned:
    """What the answer to one question of an attempt earned by itself, with the revision it was asked in."""

    question: int
    revision: str
    answer: Answer
    score: Score


@dataclass(frozen=True)
class Marks:
    """The marks of one question: what its answer earned by itself, and what counts now."""

    own: Mark
    newest: Mark


def finish_responses(session: Session, waiting: Waiting, is_set: bool, now: dt.datetime) -> None:
    """Make the answers final and mark them: at most six statements, however many there are.

    `is_set` says that an assignment asked for some: practice has no corrections to look for.
    """
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
    choices = [
        choice
        for asked, _ in waiting
        if asked.response is not None
        for choice in _choices(asked.response, asked.document)
    ]
    if choices:
        session.execute(insert(ResponseChoice), choices)
    earned = [_earn(asked.question, asked.revision, asked.document, item) for asked, item in waiting]
    add_marks(session, earned, Reason.HANDED_IN, is_set, now)


def replace_answers(
    session: Session,
    replacing: Sequence[tuple[AttemptItem, Response, Mapping[str, Any]]],
    reason: Reason,
    now: dt.datetime,
) -> None:
    """Put other answers in the place of final ones, and mark them: at most six statements."""
    for _, response, document in replacing:
        response.document, response.version = dict(document), response.version + 1
    session.flush()
    answers = [response.id for _, response, _ in replacing]
    session.execute(delete(ResponseChoice).where(ResponseChoice.response_id.in_(answers)))
    choices = [one for _, response, document in replacing for one in _choices(response.id, document)]
    if choices:
        session.execute(insert(ResponseChoice), choices)
    items = read_items(session, {asked.revision for asked, *_ in replacing})
    earned = [
        _earn(asked.id, asked.revision, document, items[asked.revision]) for asked, _, document in replacing
    ]
    add_marks(session, earned, reason, True, now)


def add_marks(
    session: Session, earned: Sequence[Earned], reason: Reason, is_set: bool, now: dt.datetime
) -> None:
    """Mark what answers earned by themselves, and then by the corrections that hold for them."""
    if not earned:
        return
    holding = find_in_force(session, [one.question for one in earned]) if is_set else {}
    own = [_row(one.question, one.revision, one.score, reason, now) for one in earned]
    session.execute(insert(Mark), [*own, *correct(session, earned, holding, now)])


def correct(
    session: Session, earned: Sequence[Earned], holding: Mapping[int, Correction], now: dt.datetime
) -> list[dict[str, Any]]:
    """Give the marks that corrections make of what was earned, by question; not yet stored."""
    revised = read_items(session, _revisions(earned, holding.values()))
    rows = []
    for one in earned:
        correction = holding.get(one.question)
        if correction is None:
            continue
        score = corrected(correction, one, revised)
        if score is not None:
            revision = correction.revision or one.revision
            row = _row(one.question, revision, score, Reason(correction.kind), now)
            rows.append({**row, "correction_id": correction.id})
    return rows


def undo(session: Session, earned: Sequence[Earned], now: dt.datetime) -> None:
    """Mark answers once more by what they earned by themselves."""
    rows = [_row(one.question, one.revision, one.score, Reason.UNDONE, now) for one in earned]
    if rows:
        session.execute(insert(Mark), rows)


def corrected(correction: Correction, one: Earned, items: Mapping[str, Item]) -> Score | None:
    """Say what a correction makes of what an answer earned; None where it cannot be marked by it."""
    if correction.kind == CorrectionKind.LEFT_OUT or correction.revision is None:
        return NOTHING
    item = items[correction.revision]
    if not can_mark(items[one.revision], item, one.answer):
        return None
    return mark_again(one.score, item, one.answer, correction.may_lower)


def load_marks(session: Session, attempts: Collection[int]) -> dict[int, Marks]:
    """Give the marks of each question of these attempts, by the question's row."""
    rows = session.scalars(
        select(Mark)
        .join(AttemptItem, AttemptItem.id == Mark.attempt_item_id)
        .where(AttemptItem.attempt_id.in_(attempts))
        .order_by(Mark.id)
    )
    found: dict[int, Marks] = {}
    for mark in rows:
        before = found.get(mark.attempt_item_id)
        own = mark if before is None or mark.correction_id is None else before.own
        found[mark.attempt_item_id] = Marks(own, mark)
    return found


def _revisions(earned: Sequence[Earned], corrections: Collection[Correction]) -> set[str]:
    wanted = {correction.revision for correction in corrections if correction.revision}
    return wanted | {one.revision for one in earned} if wanted else set()


def _earn(question: int, revision: str, document: Mapping[str, Any] | None, item: Item) -> Earned:
    answer = answer_from_document(document)
    return Earned(question, revision, answer, grade_item(item, answer))


def _row(question: int, revision: str, score: Score, reason: Reason, now: dt.datetime) -> dict[str, Any]:
    return {
        "attempt_item_id": question,
        "revision": revision,
        "points": score.points,
        "of": score.of,
        "reason": reason.value,
        "at": now,
        "correction_id": None,
    }


def _empty(question: int, now: dt.datetime) -> dict[str, Any]:
    document = Answer().to_document()
    return {"attempt_item_id": question, "document": document, "version": 0, "saved_at": now, "final_at": now}


def _choices(response: int, document: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    return [
        {"response_id": response, "part": part, "option": option}
        for part, options in answer_from_document(document).parts.items()
        for option in options
    ]
