"""A class at work: who has joined, begun, is at which question and has handed in, at one assignment."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from quizapp.learning.window import AttemptState
from quizapp.models import Assignment, Membership
from quizapp.services.access.assignments import window_of
from quizapp.services.access.members import list_members
from quizapp.services.access.sittings import Sitting, list_sittings
from quizapp.services.gradebook import Standing, standing_of_absent

LATELY = dt.timedelta(hours=1)
"""How long somebody counts as new in the class: about a lesson."""

_STANDINGS = {
    AttemptState.OPEN: Standing.IN_PROGRESS,
    AttemptState.EXPIRED: Standing.BEING_MARKED,
    AttemptState.FINISHED: Standing.HANDED_IN,
}


@dataclass(frozen=True)
class Seated:
    """One student of the class: where they stand, and their newest attempt, None where there is none."""

    member: Membership
    standing: Standing
    sitting: Sitting | None
    is_new: bool


@dataclass(frozen=True)
class Live:
    """Every student of a class by name, as they are at one assignment.

    `has_end` says whether the assignment ends at all: what never ends needs no more minutes.
    """

    rows: Sequence[Seated]
    has_end: bool

    @property
    def counts(self) -> Counter[Standing]:
        """How many stand where; every student once."""
        return Counter(row.standing for row in self.rows)

    @property
    def at_work(self) -> Sequence[tuple[Membership, Sitting]]:
        """Who has an attempt that still takes answers, with that attempt."""
        return [
            (row.member, row.sitting)
            for row in self.rows
            if row.sitting is not None and row.standing is Standing.IN_PROGRESS
        ]


def load_live(session: Session, assignment: Assignment, now: dt.datetime) -> Live:
    """Give the students of an assignment that the caller has fetched for its asker, in two statements.

    Who was removed from the class is left out.
    """
    sittings = list_sittings(session, assignment.id)
    members = list_members(session, assignment.classroom_id)
    return Live(
        rows=[_seat(assignment, member, sittings.get(member.learner_id), now) for member in members],
        has_end=assignment.minutes_allowed is not None or window_of(assignment).ends_at is not None,
    )


def _seat(assignment: Assignment, member: Membership, sitting: Sitting | None, now: dt.datetime) -> Seated:
    standing = _STANDINGS[sitting.state(now)] if sitting else standing_of_absent(window_of(assignment), now)
    return Seated(member, standing, sitting, is_new=member.joined_at > now - LATELY)
