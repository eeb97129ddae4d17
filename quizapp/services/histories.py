"""A learner's history in practice: every answer that is final, as schedule and progress need it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.learning.answer import Confidence, answer_from_document
from quizapp.learning.history import Answered, Skipped
from quizapp.learning.results import make_outcome
from quizapp.models import Attempt, AttemptItem, ItemRevision, Mark, Response
from quizapp.services.revisions import read_items


def load_history(session: Session, learner_id: int) -> tuple[Answered, ...]:
    """Give a learner's final answers outside assignments, the oldest first; what was left blank is no answer.

    Answers to assignments stay out: what is due would tell how they went before they are explained.
    """
    rows = session.execute(
        select(AttemptItem.id, AttemptItem.revision, Response, Mark.points, Mark.of)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Response, Response.attempt_item_id == AttemptItem.id)
        .join(Mark, Mark.attempt_item_id == AttemptItem.id)
        .where(
            Attempt.learner_id == learner_id,
            Attempt.assignment_id.is_(None),
            Response.final_at.is_not(None),
        )
        .order_by(Mark.id)
    ).all()
    newest = {row.id: row for row in rows}
    items = read_items(session, {row.revision for row in newest.values()})
    history = []
    for _, revision, response, points, of in newest.values():
        answer, item = answer_from_document(response.document), items[revision]
        if response.final_at and any(answer.parts.values()):
            history.append(
                Answered(
                    item=item.id,
                    claims=item.claims,
                    outcome=make_outcome(item, answer, points, of),
                    confidence=Confidence(response.confidence) if response.confidence else None,
                    at=response.final_at,
                )
            )
    return tuple(sorted(history, key=lambda one: one.at))


def list_skipped(session: Session, learner_id: int) -> tuple[Skipped, ...]:
    """Give the questions a learner has set aside outside assignments, the oldest first."""
    rows = session.scalars(
        select(AttemptItem)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(
            Attempt.learner_id == learner_id,
            Attempt.assignment_id.is_(None),
            AttemptItem.skipped_at.is_not(None),
        )
        .order_by(AttemptItem.skipped_at, AttemptItem.id)
    ).all()
    items = read_items(session, {row.revision for row in rows})
    return tuple(Skipped(items[row.revision].claims, row.skipped_at) for row in rows if row.skipped_at)


def list_asked_items(session: Session, learner_id: int) -> Sequence[str]:
    """Give the ids of the items a learner was ever asked, the one asked longest ago first."""
    return session.scalars(
        select(ItemRevision.item)
        .join(AttemptItem, AttemptItem.revision == ItemRevision.digest)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Attempt.learner_id == learner_id)
        .order_by(Attempt.started_at, Attempt.id, AttemptItem.number)
    ).all()
