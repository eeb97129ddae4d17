"""What the tables themselves refuse, whatever the code above them does (trust.md 3)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session

from quizapp.models import Account, Assignment, Attempt, Base, Classroom, Learner, Membership, Release, Staff
from tests.factories import NOW


@pytest.fixture
def room(session: Session) -> Classroom:
    """A class with nobody in it; learners 1 and 2 and an assignment exist."""
    session.add_all(
        [
            Learner(id=1, key="a" * 32, created_at=NOW),
            Learner(id=2, key="b" * 32, created_at=NOW),
            Account(id=1, login_name="eva", display_name="Eva", created_at=NOW),
            Release(id=1, digest="0" * 64, bank="b", title="B", generator="1", imported_at=NOW),
            (room := Classroom(id=1, key="c" * 32, name="7b", created_at=NOW)),
        ]
    )
    session.flush()
    session.add(assignment(1))
    session.flush()
    return room


def assignment(row: int, **values: Any) -> Assignment:
    fields = {"classroom_id": 1, "release_id": 1, "blueprint": "b", "title": "t", "mode": "m", "seed": "s"}
    return Assignment(id=row, key=f"{row:032}", created_at=NOW, **{**fields, **values})


def refuse(session: Session, *rows: Base) -> None:
    session.add_all(rows)
    with pytest.raises(IntegrityError):
        session.flush()


def attempt(number: int, **values: Any) -> Attempt:
    fields = {"learner_id": 1, "release_id": 1, "blueprint": "b", "title": "t", "mode": "m", "seed": "s"}
    return Attempt(key=f"{number:032}", started_at=NOW, **{**fields, **values})


def member(learner: int, name: str) -> Membership:
    return Membership(
        classroom_id=1, learner_id=learner, display_name=name, name_normalised=name.lower(), joined_at=NOW
    )


def test_a_learner_has_one_open_practice(session: Session, room: Classroom) -> None:
    refuse(session, attempt(1), attempt(2))


def test_a_learner_has_one_open_attempt_an_assignment(session: Session, room: Classroom) -> None:
    refuse(session, attempt(1, assignment_id=1), attempt(2, assignment_id=1))


def test_finished_attempts_and_other_learners_are_not_in_the_way(session: Session, room: Classroom) -> None:
    session.add_all(
        [
            attempt(1, finished_at=NOW),
            attempt(2, finished_at=NOW),
            attempt(3),
            attempt(4, assignment_id=1),
            attempt(5, learner_id=2),
        ]
    )
    session.flush()


def test_a_learner_is_in_a_class_once(session: Session, room: Classroom) -> None:
    refuse(session, member(1, "Ana"), member(1, "Anna"))


def test_a_name_is_taken_once_in_a_class(session: Session, room: Classroom) -> None:
    refuse(session, member(1, "Ana"), member(2, "ANA"))


def test_an_account_has_one_part_in_a_class(session: Session, room: Classroom) -> None:
    refuse(session, *(Staff(classroom_id=1, account_id=1, role=role) for role in ("owner", "viewer")))


def test_a_part_in_a_class_is_one_of_three(session: Session, room: Classroom) -> None:
    refuse(session, Staff(classroom_id=1, account_id=1, role="king"))


@pytest.mark.parametrize(
    "columns",
    [{"pair": "d" * 32}, {"place": "after"}, {"pair": "d" * 32, "place": "between"}],
    ids=["without a place", "without a pair", "in no place"],
)
def test_a_pair_is_a_test_before_and_a_test_after(
    session: Session, room: Classroom, columns: dict[str, str]
) -> None:
    refuse(session, assignment(2, **columns))


def test_a_pair_has_one_test_before(session: Session, room: Classroom) -> None:
    refuse(session, *(assignment(number, pair="d" * 32, place="before") for number in (2, 3)))


def test_moments_come_back_in_utc_whatever_zone_they_came_in(session: Session) -> None:
    east = dt.timezone(dt.timedelta(hours=9))
    session.add(Learner(key="a" * 32, created_at=NOW.astimezone(east)))
    session.commit()
    found = session.scalars(select(Learner.created_at)).one()
    assert (found, found.utcoffset()) == (NOW, dt.timedelta())


def test_a_moment_without_a_zone_is_refused(session: Session) -> None:
    session.add(Learner(key="a" * 32, created_at=dt.datetime(2026, 1, 1)))  # noqa: DTZ001  # what is refused
    with pytest.raises(StatementError):
        session.flush()
