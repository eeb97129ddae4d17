"""What assignments keep in reserve: items that their members do not meet in practice until it closes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.learning.deadline import own_window
from quizapp.learning.window import Phase, Window
from quizapp.models import Assignment, Attempt, AttemptItem, ItemRevision, Membership
from quizapp.services.access.assignments import allowance_of, count_allowed, list_set_for, window_of
from quizapp.services.access.corrections import list_in_force
from quizapp.services.papers import paper_of
from quizapp.services.revisions import read_items


def list_reserved(session: Session, learner_id: int, now: dt.datetime) -> frozenset[str]:
    """Give the ids of the items that reserving assignments hold for a learner, at any of their attempts.

    Those are the questions that begun attempts have, and those of papers to come, with the corrections of the
    class and without: one may be made or undone while it lasts.
    An assignment holds them until it closes for this learner, and while they have an attempt at it open.
    """
    begun = select(Attempt.assignment_id).where(
        Attempt.learner_id == learner_id, Attempt.assignment_id.is_not(None), Attempt.finished_at.is_(None)
    )
    is_open = set(session.scalars(begun))
    reserving = [
        (assignment, member)
        for assignment, member in list_set_for(session, learner_id)
        if assignment.is_reserved
        and (assignment.id in is_open or _own(assignment, member).phase(now) is not Phase.OVER)
    ]
    if not reserving:
        return frozenset()
    holding = list_in_force(session, {assignment.classroom_id for assignment, _ in reserving})
    paired = [revision for assignment, _ in reserving for revision in _both_papers(assignment)]
    begun_items = _list_begun(session, learner_id, [assignment.id for assignment, _ in reserving])
    return (
        begun_items
        | {item.id for item in read_items(session, paired).values()}
        | frozenset(
            item.id
            for assignment, member in reserving
            if assignment.pair is None
            for ordinal in range(1, count_allowed(assignment, member) + 1)
            for corrections in ({}, holding[assignment.classroom_id])
            for item in paper_of(session, assignment, learner_id, ordinal, corrections).items
        )
    )


def _both_papers(assignment: Assignment) -> Sequence[str]:
    """Give the questions of both papers of a pair: who gets one of them now gets the other one later."""
    return [*(assignment.paper or ()), *(assignment.other_paper or ())] if assignment.pair else []


def _list_begun(session: Session, learner_id: int, assignments: Sequence[int]) -> frozenset[str]:
    """Give the ids of the items that a learner's attempts at these assignments have asked."""
    query = (
        select(ItemRevision.item)
        .join(AttemptItem, AttemptItem.revision == ItemRevision.digest)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Attempt.learner_id == learner_id, Attempt.assignment_id.in_(assignments))
    )
    return frozenset(session.scalars(query))


def _own(assignment: Assignment, member: Membership) -> Window:
    return own_window(window_of(assignment), allowance_of(assignment, member))
