"""Close an assignment before its time, for everybody at once.

Closing sets the closing date to now, and a due date that would be later as well, so that the dates stay in
order; they can be changed again as ever. Who is in the middle of it ends now, and what they saved counts.
Extra time is a student's right, so the one formula of `quizapp/learning/deadline.py` stays: closing + limit ×
(factor − 1) is later for them, the page that closes says for whom and until when, and on the page of a
student it can be taken back. Minutes added to open attempts, though, were added for the very lesson that
ends: they are taken back as far as they lie ahead, or closing after adding some would close nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import update
from sqlalchemy.orm import Session

from quizapp.errors import ChangedMeanwhileError, ClosedError
from quizapp.learning.deadline import count_kept, own_window
from quizapp.learning.window import Phase
from quizapp.models import Assignment, Attempt, Membership
from quizapp.services.access.assignments import allowance_of, lock_class_assignment, window_of
from quizapp.services.access.classrooms import get_open_seat
from quizapp.services.access.sittings import Sitting, lock_open_sittings
from quizapp.services.audit import Act, note
from quizapp.services.gradebook import Standing
from quizapp.services.live import Live, load_live


@dataclass(frozen=True)
class Closing:
    """What closing now does: how many are stopped, who goes on until when, how many stand elsewhere.

    `kept` says how many minutes each attempt keeps that has some added.
    """

    stops: int
    goes_on: Sequence[tuple[Membership, dt.datetime]]
    counts: Counter[Standing]
    kept: dict[int, int]


def stamp_of_dates(assignment: Assignment) -> str:
    """Give what changes whenever the dates of an assignment do: it marks the form that closes it."""
    return sha256(repr(window_of(assignment)).encode()).hexdigest()[:16]


def plan_closing(assignment: Assignment, live: Live, now: dt.datetime) -> Closing:
    """Say what closing an assignment now does to those who are at it."""
    kept: dict[int, int] = {}
    goes_on = []
    for member, sitting in live.at_work:
        minutes, ends_at = _end(assignment, member, sitting, now)
        if sitting.minutes_added:
            kept[sitting.id] = minutes
        if ends_at > now:
            goes_on.append((member, ends_at))
    return Closing(len(live.at_work) - len(goes_on), goes_on, live.counts, kept)


def close_early(
    session: Session, account_id: int, key: str, name: str, seen: str, now: dt.datetime
) -> Assignment:
    """Close an assignment of a class now. What is closed already stays as it is, so that twice is once.

    `seen` is the stamp of the form: ChangedMeanwhileError where the dates were changed since it was made.
    Raises ClosedError before it opens, NotFoundError and ArchivedError.
    """
    classroom = get_open_seat(session, account_id, key).classroom
    assignment = lock_class_assignment(session, classroom.id, name)
    before = window_of(assignment)
    if before.phase(now) is Phase.OVER:
        return assignment
    if stamp_of_dates(assignment) != seen:
        raise ChangedMeanwhileError("the dates were changed since the page came")
    if before.phase(now) is Phase.BEFORE:
        raise ClosedError("it has not opened yet")
    lock_open_sittings(session, assignment.id)
    closing = plan_closing(assignment, load_live(session, assignment, now), now)
    after = before.closed_at(now)
    assignment.due_at, assignment.closes_at = after.due_at, after.closes_at
    if closing.kept:
        session.execute(
            update(Attempt), [{"id": row, "minutes_added": kept} for row, kept in closing.kept.items()]
        )
    session.flush()
    details: dict[str, object] = {"stopped": closing.stops, "going_on": len(closing.goes_on)}
    subject = f"assignment:{assignment.id}"
    note(
        session,
        Act.ASSIGNMENT_CLOSED_EARLY,
        now,
        account=account_id,
        classroom=classroom.id,
        subject=subject,
        details=details | _tell_dates(due_at=before.due_at, closes_at=before.closes_at),
    )
    return assignment


def _end(
    assignment: Assignment, member: Membership, sitting: Sitting, now: dt.datetime
) -> tuple[int, dt.datetime]:
    """Give the minutes that an attempt keeps of those added, and when it ends then."""
    closed, allowance = window_of(assignment).closed_at(now), allowance_of(assignment, member)
    kept = count_kept(closed, allowance, sitting.started_at, sitting.minutes_added, now)
    own = own_window(closed, allowance, sitting.started_at, dt.timedelta(minutes=kept))
    return kept, own.ends_at or now


def _tell_dates(**dates: dt.datetime | None) -> dict[str, object]:
    return {name: date.isoformat() for name, date in dates.items() if date is not None}
