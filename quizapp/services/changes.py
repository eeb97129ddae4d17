"""What was changed of a student's results after they had handed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from quizapp.learning.correcting import CorrectionKind
from quizapp.models import Assignment, Attempt, AttemptItem, Correction, ItemRevision, Mark
from quizapp.services.access.corrections import is_in_force


@dataclass(frozen=True)
class Changed:
    """A question that was corrected for the class after the student had handed it in."""

    attempt: str
    number: int
    kind: CorrectionKind
    made_at: dt.datetime


def load_changed(session: Session, learner_id: int) -> Mapping[int, Sequence[Changed]]:
    """Give by assignment the questions of a learner's finished attempts whose points were corrected since."""
    rows = session.execute(
        select(Assignment.id, Attempt.key, AttemptItem.number, Correction.kind, Correction.made_at)
        .join(Attempt, Attempt.assignment_id == Assignment.id)
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(ItemRevision, ItemRevision.digest == AttemptItem.revision)
        .join(Correction, is_in_force())
        .join(Mark, (Mark.id == _newest_mark()) & (Mark.correction_id == Correction.id))
        .where(Attempt.learner_id == learner_id, Correction.made_at >= Attempt.finished_at)
        .where((Mark.points != _own(Mark.points)) | (Mark.of != _own(Mark.of)))
        .order_by(Attempt.ordinal, AttemptItem.number)
    )
    grouped: dict[int, list[Changed]] = {}
    for assignment, key, number, kind, made_at in rows:
        grouped.setdefault(assignment, []).append(Changed(key, number, CorrectionKind(kind), made_at))
    return grouped


def _newest_mark() -> ColumnElement[int]:
    """Name the mark of a question that counts."""
    mark = aliased(Mark)
    return select(func.max(mark.id)).where(mark.attempt_item_id == AttemptItem.id).scalar_subquery()


def _own(column: InstrumentedAttribute[int]) -> ColumnElement[int]:
    """Name what the answer to a question earned by itself."""
    own = aliased(Mark)
    query = select(getattr(own, column.key)).where(
        own.attempt_item_id == AttemptItem.id, own.correction_id.is_(None)
    )
    return query.order_by(own.id.desc()).limit(1).scalar_subquery()
