"""Colleagues: three parts, and never a class without an owner."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from quizapp.errors import LastOwnerError, NameTakenError, NotFoundError
from quizapp.services.access.classrooms import Colleague, get_seat, list_colleagues
from quizapp.services.access.roles import Role
from quizapp.services.accounts import create_instructor
from quizapp.services.classrooms import (
    add_colleague,
    archive_classroom,
    change_classroom,
    change_colleague,
    remove_colleague,
    restore_classroom,
)
from tests.factories import NOW
from tests.services.rooms import Room


@pytest.fixture
def tom(session: Session) -> int:
    return create_instructor(session, "tom", "Tom", None, NOW).id


def colleague(room: Room, name: str) -> Colleague:
    listed = list_colleagues(room.session, room.classroom.id)
    return next(one for one in listed if one.login_name == name)


def test_an_owner_lets_another_instructor_in(room: Room, tom: int) -> None:
    with pytest.raises(NotFoundError):
        get_seat(room.session, tom, room.key)
    add_colleague(room.session, room.owner, room.key, " TOM ", Role.VIEWER, NOW)
    assert get_seat(room.session, tom, room.key).role is Role.VIEWER


@pytest.mark.parametrize("role", [Role.VIEWER, Role.TEACHER])
def test_only_an_owner_decides_who_helps_and_whether_it_goes_on(room: Room, tom: int, role: Role) -> None:
    add_colleague(room.session, room.owner, room.key, "tom", role, NOW)
    row = colleague(room, "tom").row
    acts: list[Callable[[], None]] = [
        lambda: add_colleague(room.session, tom, room.key, "otto", Role.VIEWER, NOW),
        lambda: change_colleague(room.session, tom, room.key, row, Role.OWNER, NOW),
        lambda: remove_colleague(room.session, tom, room.key, row, NOW),
        lambda: archive_classroom(room.session, tom, room.key, NOW),
    ]
    for act in acts:
        with pytest.raises(NotFoundError):
            act()


def test_a_viewer_changes_nothing(room: Room, tom: int) -> None:
    add_colleague(room.session, room.owner, room.key, "tom", Role.VIEWER, NOW)
    with pytest.raises(NotFoundError):
        change_classroom(room.session, tom, room.key, "Renamed", "UTC", NOW)


def test_nobody_is_added_twice_and_strangers_are_not_found(room: Room, tom: int) -> None:
    add_colleague(room.session, room.owner, room.key, "tom", Role.TEACHER, NOW)
    with pytest.raises(NameTakenError):
        add_colleague(room.session, room.owner, room.key, "tom", Role.VIEWER, NOW)
    with pytest.raises(NotFoundError):
        add_colleague(room.session, room.owner, room.key, "nobody", Role.VIEWER, NOW)


def test_the_last_owner_stays(room: Room, tom: int) -> None:
    row = colleague(room, "eva").row
    with pytest.raises(LastOwnerError):
        remove_colleague(room.session, room.owner, room.key, row, NOW)
    with pytest.raises(LastOwnerError):
        change_colleague(room.session, room.owner, room.key, row, Role.TEACHER, NOW)
    add_colleague(room.session, room.owner, room.key, "tom", Role.OWNER, NOW)
    remove_colleague(room.session, room.owner, room.key, row, NOW)
    with pytest.raises(NotFoundError):
        get_seat(room.session, room.owner, room.key)


def test_a_part_in_another_class_cannot_be_reached_from_this_one(room: Room, tom: int) -> None:
    with pytest.raises(NotFoundError):
        remove_colleague(room.session, room.owner, room.key, colleague(room, "eva").row - 1, NOW)


def test_an_archived_class_comes_back_as_it_was(room: Room) -> None:
    archive_classroom(room.session, room.owner, room.key, NOW)
    assert room.classroom.archived_at == NOW
    restore_classroom(room.session, room.owner, room.key, NOW)
    assert room.classroom.archived_at is None
