"""What assignments keep in reserve: items that their members do not meet in practice until it closes."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from quizapp.learning.window import Phase
from quizapp.services.access.assignments import list_set_for, window_of
from quizapp.services.papers import paper_of


def list_reserved(session: Session, learner_id: int, now: dt.datetime) -> frozenset[str]:
    """Give the ids of the items that reserving assignments hold for a learner, at any of their attempts."""
    reserving = [
        assignment
        for assignment in list_set_for(session, learner_id)
        if assignment.is_reserved and window_of(assignment).phase(now) is not Phase.OVER
    ]
    return frozenset(
        item.id
        for assignment in reserving
        for ordinal in range(1, assignment.attempts_allowed + 1)
        for item in paper_of(session, assignment, learner_id, ordinal).items
    )
