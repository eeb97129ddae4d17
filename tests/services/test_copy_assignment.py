"""An assignment set again: quiz and rules are taken along, papers and results are not."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from quizapp.errors import ArchivedError, NotFoundError
from quizapp.learning.blueprint import Mode
from quizapp.learning.rules import Counts, Explains
from quizapp.learning.window import Window
from quizapp.models import Assignment, AuditEntry
from quizapp.services.access.classrooms import list_open_to_teach
from quizapp.services.access.roles import Role
from quizapp.services.assignments import copy_assignment
from quizapp.services.classrooms import add_colleague, archive_classroom, create_classroom
from quizapp.services.codes import make_ticket
from quizapp.services.papers import paper_of
from tests.factories import NOW
from tests.services.rooms import Room, make_room

DAY = dt.timedelta(days=1)
LATER = Window(due_at=NOW + DAY, closes_at=NOW + 2 * DAY)


@pytest.fixture
def other(room: Room) -> Room:
    """Another class of eva's."""
    made = create_classroom(room.session, room.owner, "Second class", "UTC", NOW)
    room.session.commit()
    return Room(room.session, room.owner, made.key)


def copy(
    room: Room, assignment: Assignment, into: Room, window: Window = LATER, ticket: str = "", by: int = 0
) -> Assignment:
    session, who, ticket = room.session, by or room.owner, ticket or make_ticket()
    return copy_assignment(session, who, room.key, assignment.key, into.key, "Again", window, NOW, ticket)


@pytest.mark.parametrize("same", [True, False])
def test_quiz_and_rules_are_taken_along_and_papers_are_new(room: Room, other: Room, same: bool) -> None:
    source = room.set(
        quiz="long",
        same=same,
        window=Window(NOW, NOW + DAY, NOW + DAY, takes_late=False),
        attempts_allowed=3,
        counts=Counts.LAST,
        explains=Explains.CLOSING,
        is_reserved=True,
        minutes_allowed=25,
    )
    made = copy(room, source, other)
    kept = ("release_id", "blueprint", "mode", "paper", "takes_late", "attempts_allowed", "minutes_allowed")
    for name in (*kept, "counts", "explains", "is_reserved"):
        assert getattr(made, name) == getattr(source, name), name
    assert (made.title, made.classroom_id) == ("Again", other.classroom.id)
    assert (made.opens_at, made.due_at, made.closes_at) == (None, LATER.due_at, LATER.closes_at)
    assert made.seed != source.seed
    assert made.key != source.key
    papers = [[item.id for item in paper_of(room.session, one, 1, 1).items] for one in (source, made)]
    assert (papers[0] == papers[1]) == same


def test_training_stays_training(room: Room, other: Room) -> None:
    made = copy(room, room.set(mode=Mode.TRAINING), other)
    assert (made.mode, made.explains) == ("training", "each")


def test_what_students_have_more_is_that_of_the_other_class(room: Room, other: Room) -> None:
    room.join("Ana")
    ana = other.join("Ana")
    other.member("Ana").extra_attempts = 1
    made = copy(room, room.set(), other)
    for _ in range(2):
        other.take(ana, made, right=1)


def test_sending_it_again_copies_once_into_each_class(room: Room, other: Room) -> None:
    source, ticket = room.set(), make_ticket()
    made = [copy(room, source, into, ticket=ticket).id for into in (other, other, room, room)]
    assert made[0] == made[1] != made[2] == made[3]


def test_both_classes_know_of_it(room: Room, other: Room) -> None:
    source = room.set()
    made = copy(room, source, other)
    query = select(AuditEntry.act, AuditEntry.classroom_id, AuditEntry.subject, AuditEntry.details)
    entries = room.session.execute(query.order_by(AuditEntry.id.desc()).limit(2)).all()
    assert {tuple(map(str, entry)) for entry in entries} == {
        ("assignment_copied", str(room.classroom.id), f"assignment:{source.id}", str({"copy": made.id})),
        ("assignment_created", str(other.classroom.id), f"assignment:{made.id}", str({"copy_of": source.id})),
    }


def test_only_who_teaches_both_classes_copies(room: Room, other: Room) -> None:
    source = room.set()
    ida = make_room(room.session, "ida", "Third class")
    for shared, role in ((other, Role.TEACHER), (room, Role.VIEWER)):
        add_colleague(room.session, room.owner, shared.key, "ida", role, NOW)
    for into in (other, ida):
        with pytest.raises(NotFoundError):
            copy(room, source, into, by=ida.owner)
    with pytest.raises(NotFoundError):
        copy(room, source, ida)
    own = ida.set()
    with pytest.raises(NotFoundError):
        copy(ida, own, room, by=ida.owner)
    assert copy(ida, own, other, by=ida.owner).classroom_id == other.classroom.id
    with pytest.raises(NotFoundError):
        copy(other, source, other)


def test_an_archived_class_takes_no_copy_and_gives_its_own(room: Room, other: Room) -> None:
    source = room.set()
    archive_classroom(room.session, room.owner, room.key, NOW)
    assert [one.key for one in list_open_to_teach(room.session, room.owner)] == [other.key]
    with pytest.raises(ArchivedError):
        copy(room, source, room)
    assert copy(room, source, other).title == "Again"
