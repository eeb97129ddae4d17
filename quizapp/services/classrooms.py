"""Run a class: make it, change it, let students in, share the work with colleagues, archive it."""

from __future__ import annotations

import datetime as dt
import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import LastOwnerError, NameTakenError, NotFoundError
from quizapp.models import Account, Classroom, Staff
from quizapp.services.access.classrooms import Seat, get_open_seat, get_seat, get_staff
from quizapp.services.access.roles import Role
from quizapp.services.audit import Act, note
from quizapp.services.codes import make_join_code
from quizapp.services.names import normalise_name

JOIN_DAYS = 28
"""How long a join code lets people in: the first weeks of a class."""


def create_classroom(
    session: Session, account_id: int, name: str, time_zone: str, now: dt.datetime
) -> Classroom:
    """Make a class with a join code; the account becomes its owner."""
    classroom = Classroom(
        key=secrets.token_hex(16),
        name=name,
        time_zone=time_zone,
        join_code=make_join_code(),
        join_until=now + dt.timedelta(days=JOIN_DAYS),
        created_at=now,
    )
    session.add(classroom)
    session.flush()
    session.add(Staff(classroom_id=classroom.id, account_id=account_id, role=Role.OWNER.value))
    session.flush()
    note(session, Act.CLASS_CREATED, now, account=account_id, classroom=classroom.id)
    return classroom


def change_classroom(
    session: Session, account_id: int, key: str, name: str, time_zone: str, now: dt.datetime
) -> None:
    """Give a class another name or time zone. Dates that were set stay the same moments."""
    classroom = get_seat(session, account_id, key, Role.TEACHER).classroom
    classroom.name, classroom.time_zone = name, time_zone
    note(session, Act.CLASS_CHANGED, now, account=account_id, classroom=classroom.id)


def change_join_code(session: Session, account_id: int, key: str, now: dt.datetime) -> None:
    """Make a new join code; the one before lets nobody in any more."""
    classroom = get_open_seat(session, account_id, key).classroom
    classroom.join_code = make_join_code()
    classroom.join_until = now + dt.timedelta(days=JOIN_DAYS)
    note(session, Act.JOIN_CODE_CHANGED, now, account=account_id, classroom=classroom.id)


def end_join_code(session: Session, account_id: int, key: str, now: dt.datetime) -> None:
    """Let nobody in by a code until a new one is made."""
    classroom = get_seat(session, account_id, key, Role.TEACHER).classroom
    classroom.join_code = classroom.join_until = None
    note(session, Act.JOIN_CODE_ENDED, now, account=account_id, classroom=classroom.id)


def may_join(classroom: Classroom, now: dt.datetime) -> bool:
    """Say whether the class has a join code that lets people in now."""
    is_open = classroom.join_code is not None and classroom.archived_at is None
    return is_open and classroom.join_until is not None and classroom.join_until > now


def archive_classroom(session: Session, account_id: int, key: str, now: dt.datetime) -> None:
    """Put a class away: it takes no answers and nobody joins, and every result stays."""
    classroom = get_seat(session, account_id, key, Role.OWNER).classroom
    if classroom.archived_at is None:
        classroom.archived_at = now
        note(session, Act.CLASS_ARCHIVED, now, account=account_id, classroom=classroom.id)


def restore_classroom(session: Session, account_id: int, key: str, now: dt.datetime) -> None:
    """Take an archived class back into use."""
    classroom = get_seat(session, account_id, key, Role.OWNER).classroom
    if classroom.archived_at is not None:
        classroom.archived_at = None
        note(session, Act.CLASS_RESTORED, now, account=account_id, classroom=classroom.id)


def add_colleague(
    session: Session, account_id: int, key: str, login_name: str, role: Role, now: dt.datetime
) -> None:
    """Let another instructor help.

    Raises NotFoundError where no instructor signs in by that name, NameTakenError where they help already.
    """
    seat = get_seat(session, account_id, key, Role.OWNER)
    found = session.scalar(
        select(Account).where(Account.login_name == normalise_name(login_name), Account.is_instructor)
    )
    if found is None:
        raise NotFoundError("no instructor of that name")
    here = select(Staff.id).where(Staff.classroom_id == seat.classroom.id, Staff.account_id == found.id)
    if session.scalar(here) is not None:
        raise NameTakenError(found.login_name)
    session.add(Staff(classroom_id=seat.classroom.id, account_id=found.id, role=role.value))
    session.flush()
    _note_staff(session, Act.STAFF_ADDED, now, account_id, seat, found.id, role)


def change_colleague(
    session: Session, account_id: int, key: str, row: int, role: Role, now: dt.datetime
) -> None:
    """Give a colleague another part. Raises LastOwnerError where the class would have no owner left."""
    seat = get_seat(session, account_id, key, Role.OWNER)
    staff = get_staff(session, seat.classroom.id, row)
    if staff.role == Role.OWNER and role is not Role.OWNER:
        _keep_an_owner(session, seat, staff)
    staff.role = role.value
    _note_staff(session, Act.STAFF_CHANGED, now, account_id, seat, staff.account_id, role)


def remove_colleague(session: Session, account_id: int, key: str, row: int, now: dt.datetime) -> None:
    """End a colleague's part. Raises LastOwnerError where the class would have no owner left."""
    seat = get_seat(session, account_id, key, Role.OWNER)
    staff = get_staff(session, seat.classroom.id, row)
    if staff.role == Role.OWNER:
        _keep_an_owner(session, seat, staff)
    session.delete(staff)
    _note_staff(session, Act.STAFF_REMOVED, now, account_id, seat, staff.account_id, Role(staff.role))


def _keep_an_owner(session: Session, seat: Seat, leaving: Staff) -> None:
    owners = select(Staff.id).where(
        Staff.classroom_id == seat.classroom.id, Staff.role == Role.OWNER.value, Staff.id != leaving.id
    )
    # The rows are locked, so that two owners who leave at the same time do not both find the other.
    if not session.scalars(owners.with_for_update()).all():
        raise LastOwnerError("a class needs an owner")


def _note_staff(
    session: Session, act: Act, now: dt.datetime, by: int, seat: Seat, colleague: int, role: Role
) -> None:
    details: dict[str, object] = {"role": role.value}
    note(
        session,
        act,
        now,
        account=by,
        classroom=seat.classroom.id,
        subject=f"account:{colleague}",
        details=details,
    )
