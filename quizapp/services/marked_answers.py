"""The marked answers of a class to one item, in whatever revision it was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Subquery, case, func, select
from sqlalchemy.orm import Session, aliased

from quizapp.items.interactions.score import Score
from quizapp.learning.answer import answer_from_document
from quizapp.models import Assignment, Attempt, AttemptItem, ItemRevision, Mark, Membership, Response
from quizapp.services.marks import Earned


@dataclass(frozen=True)
class MarkedAnswer:
    """One answer: what it `earned` by itself and what is `counting` now, by the correction of that row.

    `release` is the row of the one it was asked from.
    `member` is the row of the student in the class, `title` that of the assignment, `ordinal` the number of
    the attempt. Removed students are among them.
    """

    earned: Earned
    counting: Score
    correction_id: int | None
    release: int
    attempt_id: int
    attempt: str
    ordinal: int
    title: str
    member: int
    name: str


def load_marked_answers(session: Session, classroom_id: int, item: str) -> Sequence[MarkedAnswer]:
    """Give every marked answer to an item in a class, by name, in one statement."""
    marked = _marked(classroom_id, item)
    own, newest = aliased(Mark), aliased(Mark)
    rows = session.execute(
        select(AttemptItem, Response.document, own, newest, Attempt, Assignment.title, Membership)
        .join(marked, marked.c.question == AttemptItem.id)
        .join(own, own.id == marked.c.own)
        .join(newest, newest.id == marked.c.newest)
        .join(Response, Response.attempt_item_id == AttemptItem.id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .join(
            Membership,
            (Membership.classroom_id == Assignment.classroom_id)
            & (Membership.learner_id == Attempt.learner_id),
        )
        .order_by(Membership.name_normalised, Attempt.id)
    )
    return [
        MarkedAnswer(
            Earned(asked.id, asked.revision, answer_from_document(document), Score(earned.points, earned.of)),
            Score(counting.points, counting.of),
            counting.correction_id,
            attempt.release_id,
            attempt.id,
            attempt.key,
            attempt.ordinal,
            title,
            member.id,
            member.display_name,
        )
        for asked, document, earned, counting, attempt, title, member in rows
    ]


def _marked(classroom_id: int, item: str) -> Subquery:
    """Name the questions with the rows of two marks: the newest of their own, and the newest of all."""
    is_own = Mark.correction_id.is_(None)
    return (
        select(
            Mark.attempt_item_id.label("question"),
            func.max(case((is_own, Mark.id))).label("own"),
            func.max(Mark.id).label("newest"),
        )
        .join(AttemptItem, AttemptItem.id == Mark.attempt_item_id)
        .join(ItemRevision, ItemRevision.digest == AttemptItem.revision)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(Assignment.classroom_id == classroom_id, ItemRevision.item == item)
        .group_by(Mark.attempt_item_id)
        .subquery()
    )
