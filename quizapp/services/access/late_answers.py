"""Answers that came after the end, of an attempt that the caller has fetched for its asker."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.models import AttemptItem, LateAnswer


def list_late(session: Session, attempt: int) -> Mapping[int, LateAnswer]:
    """Give the late answers of an attempt by the number of their question."""
    query = (
        select(AttemptItem.number, LateAnswer)
        .join(LateAnswer, LateAnswer.attempt_item_id == AttemptItem.id)
        .where(AttemptItem.attempt_id == attempt)
        .order_by(AttemptItem.number)
    )
    rows = session.execute(query).all()
    return {number: late for number, late in rows}  # noqa: C416  # dict() of rows is not typed
