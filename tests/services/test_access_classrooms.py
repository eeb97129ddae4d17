"""Classes are seen by who runs them, assignments by who is a member; other classes are noise."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.models import Account, Assignment, Classroom, Learner, Membership, Release, Staff
from quizapp.services.access.assignments import get_assignment
from quizapp.services.access.classrooms import get_seat, list_classrooms
from quizapp.services.access.roles import Role
from tests.factories import NOW


@dataclass(frozen=True)
class School:
    """Two classes that differ in everything: eva's with ana, and a class of noise."""

    eva: int
    classroom: str
    noise: str
    ana: str
    removed: str
    assignment: str
    noise_assignment: str


@pytest.fixture
def school(session: Session, release: Release) -> School:
    keys = {name: digit * 32 for name, digit in zip(("ana", "ben", "cleo"), "abc", strict=True)}
    learners = {name: Learner(key=key, created_at=NOW) for name, key in keys.items()}
    eva, other = (Account(login_name=name, display_name=name, created_at=NOW) for name in ("eva", "other"))
    rooms = [Classroom(key=digit * 32, name=f"Class {digit}", created_at=NOW) for digit in "12"]
    session.add_all([*learners.values(), eva, other, *rooms])
    session.flush()
    session.add_all(
        [
            Staff(classroom_id=rooms[0].id, account_id=eva.id, role="owner"),
            Staff(classroom_id=rooms[1].id, account_id=other.id, role="owner"),
            _member(rooms[0], learners["ana"]),
            _member(rooms[0], learners["ben"], removed=True),
            _member(rooms[1], learners["cleo"]),
            *(_assignment(room, release, digit) for room, digit in zip(rooms, "56", strict=True)),
        ]
    )
    session.commit()
    return School(
        eva.id,
        rooms[0].key,
        rooms[1].key,
        keys["ana"],
        keys["ben"],
        assignment="5" * 32,
        noise_assignment="6" * 32,
    )


def test_who_runs_a_class_sees_it_and_no_other(session: Session, school: School) -> None:
    assert get_seat(session, school.eva, school.classroom).classroom.name == "Class 1"
    assert [(room.name, students) for room, students in list_classrooms(session, school.eva)] == [
        ("Class 1", 1)
    ]
    with pytest.raises(NotFoundError):
        get_seat(session, school.eva, school.noise)


def test_an_archived_class_sets_its_members_nothing(session: Session, school: School) -> None:
    get_seat(session, school.eva, school.classroom).classroom.archived_at = NOW
    session.flush()
    with pytest.raises(NotFoundError):
        get_assignment(session, school.ana, school.assignment)


@pytest.mark.parametrize("has", list(Role))
@pytest.mark.parametrize("needs", list(Role))
def test_who_may_do_less_does_not_see_the_class_for_more(
    session: Session, school: School, has: Role, needs: Role
) -> None:
    session.execute(update(Staff).where(Staff.account_id == school.eva).values(role=has.value))
    if has.may(needs):
        assert get_seat(session, school.eva, school.classroom, needs).role is has
    else:
        with pytest.raises(NotFoundError):
            get_seat(session, school.eva, school.classroom, needs)


def test_a_member_sees_what_is_set_for_the_class_and_nothing_else(session: Session, school: School) -> None:
    assert get_assignment(session, school.ana, school.assignment)[0].title == "Homework 5"
    with pytest.raises(NotFoundError):
        get_assignment(session, school.ana, school.noise_assignment)


def test_a_removed_member_sees_nothing(session: Session, school: School) -> None:
    with pytest.raises(NotFoundError):
        get_assignment(session, school.removed, school.assignment)


@pytest.mark.parametrize("key", ["", "no\x00key", "0" * 32, "5" * 31])
def test_a_key_that_names_nothing_finds_nothing(session: Session, school: School, key: str) -> None:
    with pytest.raises(NotFoundError):
        get_assignment(session, school.ana, key)
    with pytest.raises(NotFoundError):
        get_seat(session, school.eva, key)


def _member(room: Classroom, learner: Learner, removed: bool = False) -> Membership:
    name = f"name of {learner.key[0]}"
    return Membership(
        classroom_id=room.id,
        learner_id=learner.id,
        display_name=name,
        name_normalised=name,
        joined_at=NOW,
        removed_at=NOW if removed else None,
    )


def _assignment(room: Classroom, release: Release, digit: str) -> Assignment:
    return Assignment(
        key=digit * 32,
        classroom_id=room.id,
        release_id=release.id,
        blueprint="test",
        title=f"Homework {digit}",
        mode="assessment",
        seed=digit,
        created_at=NOW,
    )
