"""Classes, fetched through the account that helps to run them; who may do less sees less."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.errors import ArchivedError, NotFoundError
from quizapp.models import Account, Classroom, Membership, Staff
from quizapp.services.access.keys import is_key, is_row
from quizapp.services.access.roles import Role
from quizapp.services.codes import JOIN_LENGTH


@dataclass(frozen=True)
class Seat:
    """A class, and the part that the asking account has in it."""

    classroom: Classroom
    role: Role

    @property
    def may_teach(self) -> bool:
        """Say whether this part sets work and looks after students."""
        return self.role.may(Role.TEACHER)

    @property
    def owns(self) -> bool:
        """Say whether this part decides who helps, and whether the class goes on."""
        return self.role.may(Role.OWNER)


@dataclass(frozen=True)
class Colleague:
    """Somebody who helps to run a class. `row` is the number in addresses."""

    row: int
    account: int
    name: str
    login_name: str
    role: Role


def list_classrooms(session: Session, account_id: int) -> Sequence[tuple[Classroom, int]]:
    """Give the classes an account helps to run with the number of their students; archived ones come last."""
    students = (
        select(func.count(Membership.id))
        .where(Membership.classroom_id == Classroom.id, Membership.removed_at.is_(None))
        .scalar_subquery()
    )
    query = select(Classroom, students).join(Staff, Staff.classroom_id == Classroom.id)
    mine = query.where(Staff.account_id == account_id)
    rows = session.execute(
        mine.order_by(Classroom.archived_at.is_not(None), Classroom.name, Classroom.id)
    ).all()
    return [(classroom, count) for classroom, count in rows]


def list_open_to_teach(session: Session, account_id: int) -> Sequence[Classroom]:
    """Give the classes in use that an account teaches, by name."""
    teaching = [role.value for role in Role if role.may(Role.TEACHER)]
    query = select(Classroom).join(Staff, Staff.classroom_id == Classroom.id)
    mine = query.where(Staff.account_id == account_id, Staff.role.in_(teaching))
    return session.scalars(
        mine.where(Classroom.archived_at.is_(None)).order_by(Classroom.name, Classroom.id)
    ).all()


def get_seat(session: Session, account_id: int, key: str, role: Role = Role.VIEWER) -> Seat:
    """Give a class to an account that has this part in it, or more; else it is the same NotFoundError."""
    query = select(Classroom, Staff.role).join(Staff, Staff.classroom_id == Classroom.id)
    mine = query.where(Staff.account_id == account_id, Classroom.key == key)
    found = session.execute(mine).one_or_none() if is_key(key) else None
    if found is None or not Role(found[1]).may(role):
        raise NotFoundError("no such class")
    return Seat(found[0], Role(found[1]))


def get_open_seat(session: Session, account_id: int, key: str) -> Seat:
    """Give a class to who teaches it, for something new; ArchivedError where it is put away."""
    seat = get_seat(session, account_id, key, Role.TEACHER)
    if seat.classroom.archived_at is not None:
        raise ArchivedError(key)
    return seat


def find_by_join_code(session: Session, code: str, now: dt.datetime) -> Classroom:
    """Give the class that a join code lets into now; an ended, expired or unknown one is NotFoundError."""
    query = select(Classroom).where(
        Classroom.join_code == code, Classroom.join_until > now, Classroom.archived_at.is_(None)
    )
    classroom = session.scalar(query) if len(code) == JOIN_LENGTH else None
    if classroom is None:
        raise NotFoundError("no class has this code")
    return classroom


def list_colleagues(session: Session, classroom_id: int) -> Sequence[Colleague]:
    """Give who helps to run a class that the caller has fetched for its asker, owners first."""
    rows = session.execute(
        select(Staff.id, Account.id, Account.display_name, Account.login_name, Staff.role)
        .join(Account, Account.id == Staff.account_id)
        .where(Staff.classroom_id == classroom_id)
        .order_by(Staff.id)
    )
    colleagues = [
        Colleague(row, account, name, login, Role(role)) for row, account, name, login, role in rows
    ]
    return sorted(colleagues, key=lambda colleague: colleague.role is not Role.OWNER)


def get_staff(session: Session, classroom_id: int, row: int) -> Staff:
    """Give one part in a class that the caller has fetched for its asker."""
    query = select(Staff).where(Staff.classroom_id == classroom_id, Staff.id == row)
    staff = session.scalar(query.with_for_update()) if is_row(row) else None
    if staff is None:
        raise NotFoundError("nobody of this class")
    return staff
