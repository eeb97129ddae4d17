"""Add minutes to the attempts of one student, or of all who are at it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import update
from sqlalchemy.orm import Session

from quizapp.errors import ChangedMeanwhileError, NotFoundError
from quizapp.models import Assignment, Attempt, Membership
from quizapp.services.access.assignments import lock_class_assignment
from quizapp.services.access.classrooms import get_open_seat
from quizapp.services.access.members import get_member
from quizapp.services.access.sittings import count_minutes_added, lock_open_sittings
from quizapp.services.audit import Act, note
from quizapp.services.gradebook import Standing
from quizapp.services.live import load_live

MOST_MINUTES = 120
"""The most that one press of the button adds."""


@dataclass(frozen=True)
class AddedTime:
    """What came of adding minutes: how many students got them, and where the others asked for stood.

    `member` is the one student it was for, None where it was for all.
    """

    minutes: int
    given: int
    others: Counter[Standing]
    member: Membership | None


def stamp_of_time(session: Session, assignment: Assignment, member: Membership | None = None) -> str:
    """Give what changes whenever minutes are added for all, or for one student: it marks a form once sent."""
    return str(count_minutes_added(session, assignment.id, member.learner_id if member else None))


def get_present_member(session: Session, classroom_id: int, row: int) -> Membership:
    """Give a member who is in the class; NotFoundError for who was removed, or is in another class."""
    member = get_member(session, classroom_id, row)
    if member.removed_at is not None:
        raise NotFoundError("no student of this class")
    return member


def add_minutes(
    session: Session,
    account_id: int,
    key: str,
    name: str,
    minutes: int,
    seen: str,
    now: dt.datetime,
    row: int | None = None,
) -> AddedTime:
    """Add minutes to every attempt at an assignment that takes answers now, or to that of one member.

    What is handed in gets none, and neither does an attempt whose time is over, marked or not: its student
    was told so, and their answers may be explained. `seen` is the stamp of the form: ChangedMeanwhileError
    where minutes were added since it was made, so that a form sent twice adds once. Raises NotFoundError and
    ArchivedError as well.
    """
    assert 1 <= minutes <= MOST_MINUTES  # the form has seen to it
    classroom = get_open_seat(session, account_id, key).classroom
    assignment = lock_class_assignment(session, classroom.id, name)
    member = None if row is None else get_present_member(session, classroom.id, row)
    lock_open_sittings(session, assignment.id, member.learner_id if member else None)
    if stamp_of_time(session, assignment, member) != seen:
        raise ChangedMeanwhileError("minutes were added since the page came")
    live = load_live(session, assignment, now)
    asked = [one for one in live.rows if member is None or one.member.id == member.id]
    others = Counter(one.standing for one in asked)
    wanted = {one.member.id for one in asked}
    attempts = [sitting.id for one, sitting in live.at_work if one.id in wanted] if live.has_end else []
    if attempts:
        others.pop(Standing.IN_PROGRESS)
        _write(session, attempts, minutes)
        note(
            session,
            Act.MINUTES_ADDED,
            now,
            account=account_id,
            classroom=classroom.id,
            subject=f"membership:{member.id}" if member else f"assignment:{assignment.id}",
            details={"assignment": assignment.id, "minutes": minutes, "attempts": len(attempts)},
        )
    return AddedTime(minutes, len(attempts), others, member)


def _write(session: Session, attempts: list[int], minutes: int) -> None:
    more = update(Attempt).where(Attempt.id.in_(attempts))
    more = more.values(minutes_added=Attempt.minutes_added + minutes)
    session.execute(more.execution_options(synchronize_session=False))
