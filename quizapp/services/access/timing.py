"""Until when an attempt takes answers: dates and time limit of its assignment, and its student's share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVarTuple

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from quizapp.learning.deadline import USUAL, Allowance, count_seconds, own_window
from quizapp.learning.window import Window
from quizapp.models import Assignment, Attempt, Membership
from quizapp.services.access.assignments import allowance_of, window_of

Columns = TypeVarTuple("Columns")

PAGE = 500
"""How many open attempts are looked at together."""


@dataclass(frozen=True)
class Timing:
    """The dates as they are for one attempt, and whether a timer runs for it."""

    window: Window = field(default_factory=Window)
    is_timed: bool = False

    def seconds_left(self, now: dt.datetime) -> int | None:
        """Give the seconds left; None where no timer runs."""
        ends_at = self.window.ends_at
        return count_seconds(ends_at, now) if self.is_timed and ends_at is not None else None


TERMS = (
    *(Assignment.opens_at, Assignment.due_at, Assignment.closes_at, Assignment.takes_late),
    *(Assignment.minutes_allowed, Membership.time_percent, Attempt.started_at, Attempt.minutes_added),
)
"""What the timing of an attempt is read from."""


def join_terms(query: Select[*Columns]) -> Select[*Columns]:
    """Join to attempts what TERMS names: nothing for practice."""
    is_member = (Membership.classroom_id == Assignment.classroom_id) & (
        Membership.learner_id == Attempt.learner_id
    )
    return query.outerjoin(Assignment, Assignment.id == Attempt.assignment_id).outerjoin(
        Membership, is_member
    )


def read_timing(terms: Sequence[Any]) -> Timing:
    """Read the values of TERMS."""
    opens_at, due_at, closes_at, takes_late, minutes, percent, started_at, added = terms
    window = Window(opens_at, due_at, closes_at, takes_late is not False)
    own = own_window(window, Allowance(minutes, percent or USUAL), started_at, dt.timedelta(minutes=added))
    return Timing(own, minutes is not None)


def timing_of(assignment: Assignment | None, member: Membership | None, attempt: Attempt) -> Timing:
    """Give the timing of an attempt whose rows are at hand; practice has no end."""
    if assignment is None:
        return Timing()
    own = own_window(
        window_of(assignment),
        allowance_of(assignment, member),
        attempt.started_at,
        dt.timedelta(minutes=attempt.minutes_added),
    )
    return Timing(own, assignment.minutes_allowed is not None)


def load_timing(session: Session, attempt: int) -> Timing:
    """Give the timing of an attempt as it is now, after whatever this transaction has waited for."""
    return read_timing(session.execute(join_terms(select(*TERMS)).where(Attempt.id == attempt)).one())


def iterate_expired(session: Session, now: dt.datetime) -> Iterator[int]:
    """Give the rows of open attempts that take no answers any more, page by page.

    SQL picks those that may have ended; whether they have is decided by the one formula. Each page begins
    behind the last row of the page before, so that attempts with time left hide nobody's behind them.
    """
    may_be_over = or_(
        Assignment.closes_at < now,
        Assignment.takes_late.is_(False) & (Assignment.due_at < now),
        Assignment.minutes_allowed.is_not(None),
    )
    query = join_terms(select(Attempt.id, *TERMS)).where(Attempt.finished_at.is_(None), may_be_over)
    last = 0
    while page := session.execute(query.where(Attempt.id > last).order_by(Attempt.id).limit(PAGE)).all():
        last = page[-1][0]
        yield from (row[0] for row in page if not read_timing(row[1:]).window.takes_answers(now))
