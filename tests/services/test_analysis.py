"""The report on an assignment counts what the gradebook counts, names nobody, and hides what is one's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from quizapp.items.item import CHOOSING
from quizapp.learning.answer import Confidence
from quizapp.learning.rules import Counts
from quizapp.models import Account, Assignment, Attempt, AttemptItem, Mark, Response
from quizapp.services.analysis.counted import counted_attempts
from quizapp.services.analysis.report import Drawing, load_report
from quizapp.services.gradebook import load_gradebook
from quizapp.services.members import remove_member
from tests.conftest import CountStatements
from tests.factories import NOW
from tests.services.rooms import Room

VERY = Confidence.VERY


def counted(room: Room, assignment: Assignment) -> set[int]:
    attempts = counted_attempts(assignment)
    return set(room.session.scalars(select(attempts.c.attempt)))


def say_sure(room: Room, attempt: str, confidence: Confidence) -> None:
    """Let every answer of an attempt have been given so surely."""
    questions = select(AttemptItem.id).join(Attempt).where(Attempt.key == attempt)
    sure = update(Response).where(Response.attempt_item_id.in_(questions)).values(confidence=confidence.value)
    room.session.execute(sure)


@pytest.mark.parametrize("counts", Counts)
def test_the_attempts_counted_are_those_of_the_gradebook(room: Room, counts: Counts) -> None:
    assignment = room.set(attempts_allowed=3, counts=counts)
    for name, rights in (("Ana", (1, 3, 2)), ("Ben", (2, 2)), ("Cleo", (0, 0, 1)), ("Dan", ())):
        learner = room.join(name)
        for right in rights:
            room.take(learner, assignment, right=right)
    room.start(room.join("Eve"), assignment)
    column = load_gradebook(room.session, room.classroom.id, NOW).column(assignment)
    expected = {cell.counting.id for cell in column if cell.counting}
    assert len(expected) == 3
    assert counted(room, assignment) == expected


def test_only_members_count_and_nobody_who_runs_the_class(room: Room) -> None:
    assignment = room.set()
    for name in ("Ana", "Ben", "Eva"):
        room.take(room.join(name), assignment, right=1)
    remove_member(room.session, room.owner, room.key, room.member("Ben").id, NOW)
    assert len(counted(room, assignment)) == 2
    mine = room.member("Eva").learner_id
    room.session.execute(update(Account).where(Account.id == room.owner).values(learner_id=mine))
    assert len(counted(room, assignment)) == 1
    assert load_report(room.session, assignment).students == 1


def test_the_newest_mark_counts(room: Room) -> None:
    assignment = room.set(same=True)
    attempt = room.take(room.join("Ana"), assignment, right=0)
    question, revision = room.session.execute(
        select(AttemptItem.id, AttemptItem.revision)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Attempt.key == attempt, AttemptItem.number == 1)
    ).one()
    again = {
        "attempt_item_id": question,
        "revision": revision,
        "points": 1,
        "of": 1,
        "reason": "r",
        "at": NOW,
    }
    room.session.execute(insert(Mark), [again])
    report = load_report(room.session, assignment)
    assert [points for points, _ in report.spread] == [1]
    assert {one.revision: one.right for one in report.questions}[revision] == 1


def test_a_question_without_a_mark_is_in_no_count(room: Room) -> None:
    assignment = room.set(same=True)
    left_out = room.take(room.join("Ana"), assignment, right=2)
    room.take(room.join("Ben"), assignment, right=2)
    first = select(AttemptItem.id).join(Attempt).where(Attempt.key == left_out, AttemptItem.number == 1)
    room.session.execute(delete(Mark).where(Mark.attempt_item_id.in_(first)))
    report = load_report(room.session, assignment)
    assert report.students == 2
    assert sorted(one.n for one in report.questions) == [1, 2, 2]


def test_choices_add_up_to_the_answers(room: Room) -> None:
    assignment = room.set(same=True)
    for number in range(4):
        room.take(room.join(f"Student {number}"), assignment, right=number)
    report = load_report(room.session, assignment)
    assert report.drawing is Drawing.SAME
    for question in report.questions:
        assert question.n == 4
        for part in question.parts:
            assert part.part.interaction in CHOOSING
            assert sum(chosen.count for chosen in part.chosen) == part.answered
            assert {chosen.option for chosen in part.chosen} == {one.id for one in part.part.options}


def test_how_sure_is_told_from_five_students_on(room: Room) -> None:
    assignment = room.set(same=True)
    for number in range(5):
        report = load_report(room.session, assignment)
        assert (report.sureness, report.surely_wrong) == ({}, {})
        say_sure(room, room.take(room.join(f"Student {number}"), assignment, right=0), VERY)
    report = load_report(room.session, assignment)
    assert (report.sureness[VERY].right, report.sureness[VERY].total) == (0, 15)
    assert list(report.surely_wrong.values()) == [5, 5, 5]


@pytest.mark.parametrize("size", [0, 3])
def test_a_report_takes_ten_statements_at_any_size(
    room: Room, session: Session, count_statements: CountStatements, size: int
) -> None:
    assignment = room.set(same=True)
    for number in range(size):
        room.take(room.join(f"Student {number}"), assignment, right=1)
    session.refresh(assignment)
    with count_statements() as sent:
        load_report(session, assignment)
    assert len(sent) <= 10


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_work_grows_no_faster_than_the_class(room: Room) -> None:
    """Four times the answers may take five times the steps, not sixteen times."""
    assignment = room.set(same=True)
    steps, joined = [], 0
    for students in (15, 60):
        while joined < students:
            room.take(room.join(f"Student {joined}"), assignment, right=1)
            joined += 1
        steps.append(count_steps(room, lambda: load_report(room.session, assignment)))
    assert steps[1] < 5 * steps[0]


def count_steps(room: Room, read: Callable[[], object]) -> int:
    """Count the hundreds of steps that SQLite takes while something is read."""
    taken = [0]

    def note() -> int:
        taken[0] += 1
        return 0

    driver = room.session.connection().connection.driver_connection
    assert driver is not None
    driver.set_progress_handler(note, 100)
    read()
    driver.set_progress_handler(None, 0)
    return taken[0]
