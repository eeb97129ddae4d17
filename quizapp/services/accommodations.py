"""What a student has more than others, in every assignment of the class: time, and attempts."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from quizapp.learning.deadline import MOST, USUAL
from quizapp.models import Membership
from quizapp.services.access.classrooms import get_seat
from quizapp.services.access.members import get_member
from quizapp.services.access.roles import Role
from quizapp.services.audit import Act, note

MOST_EXTRA = 20
"""The most attempts that a student can have beside those of everybody."""


def give_extra(
    session: Session, account_id: int, key: str, row: int, percent: int, attempts: int, now: dt.datetime
) -> Membership:
    """Give a member this share of time limits, in percent, and so many attempts more.

    It holds at once, also for an attempt that is open. Giving the same again notes nothing.
    """
    assert USUAL <= percent <= MOST  # the form has seen to both
    assert 0 <= attempts <= MOST_EXTRA
    classroom = get_seat(session, account_id, key, Role.TEACHER).classroom
    member = get_member(session, classroom.id, row, lock=True)
    if (member.time_percent, member.extra_attempts) != (percent, attempts):
        member.time_percent, member.extra_attempts = percent, attempts
        session.flush()
        details: dict[str, object] = {"time_percent": percent, "extra_attempts": attempts}
        subject = f"membership:{member.id}"
        note(
            session,
            Act.MEMBER_GIVEN_EXTRA,
            now,
            account=account_id,
            classroom=classroom.id,
            subject=subject,
            details=details,
        )
    return member
