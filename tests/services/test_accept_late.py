"""A late answer that is accepted counts in the place of the one before, and that one can be had back."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import func, select

from quizapp.errors import LateChangedError, NotFoundError
from quizapp.items.interactions.score import Score
from quizapp.learning.answer import Confidence
from quizapp.models import Assignment, Attempt, AuditEntry, Response, ResponseChoice
from quizapp.services.acceptance import LateCase, accept_late, list_late_cases, take_back_late
from quizapp.services.access.roles import Role
from quizapp.services.accounts import create_instructor
from quizapp.services.attempts import finish_expired
from quizapp.services.classrooms import add_colleague
from quizapp.services.codes import make_ticket
from quizapp.services.corrections import Plan, make_correction
from quizapp.services.desks import load_review
from quizapp.services.gradebook import load_gradebook
from quizapp.services.late_answers import keep_late_answer
from tests.conftest import CountStatements
from tests.factories import NOW
from tests.services.rooms import Room

OVER = NOW + dt.timedelta(minutes=31)


@pytest.fixture
def assignment(room: Room) -> Assignment:
    return room.set(same=True, minutes_allowed=30)


@pytest.fixture
def ana(room: Room) -> str:
    return room.join("Ana")


@pytest.fixture
def attempt(room: Room, ana: str, assignment: Assignment) -> str:
    """Ana's attempt, over: the first of three questions right in time, the second right and late."""
    attempt = room.take(ana, assignment, right=1, hands_in=False)
    finish_expired(room.session, OVER)
    come_late(room, ana, attempt, 2)
    return attempt


def come_late(room: Room, learner: str, attempt: str, number: int, is_right: bool = True) -> None:
    places = room.find_key(attempt, number)
    given = places if is_right else [["1" if place == ["0"] else "0"] for place in places]
    assert keep_late_answer(room.session, learner, attempt, number, given, Confidence.VERY, OVER)
    room.session.commit()


def points(room: Room, assignment: Assignment, name: str = "Ana") -> int:
    book = load_gradebook(room.session, room.classroom.id, OVER)
    counting = book.cells[room.member(name).id, assignment.id].counting
    assert counting is not None
    return counting.points


def accept(room: Room, assignment: Assignment, cases: list[LateCase] | None = None) -> int:
    cases = list(list_late_cases(room.session, assignment)) if cases is None else cases
    stamps = {one.lateness.late.id: one.stamp for one in cases}
    count = accept_late(room.session, room.owner, room.key, assignment.key, stamps, OVER)
    room.session.commit()
    return count


def take_back(room: Room, assignment: Assignment) -> None:
    row = list_late_cases(room.session, assignment)[0].lateness.late.id
    take_back_late(room.session, room.owner, room.key, assignment.key, row, OVER)
    room.session.commit()


def test_it_is_listed_with_what_it_would_change(room: Room, attempt: str, assignment: Assignment) -> None:
    (case,) = list_late_cases(room.session, assignment)
    assert (case.score_before.points, case.score_late.is_full, case.is_accepted) == (0, True, False)
    assert case.lateness.asked.number == 2
    assert case.lateness.member.display_name == "Ana"


def test_accepted_it_counts_everywhere(room: Room, ana: str, attempt: str, assignment: Assignment) -> None:
    before = points(room, assignment)
    (case,) = list_late_cases(room.session, assignment)
    assert accept(room, assignment) == 1
    assert points(room, assignment) == before + case.score_late.of
    explained = load_review(room.session, ana, attempt, OVER).explained[1]
    assert explained.points.got == explained.points.of
    assert explained.given.told == explained.late.told if explained.late else None
    assert explained.late is not None
    assert explained.late.accepted_at == OVER
    chosen = (
        select(func.count(ResponseChoice.id))
        .join(Response, Response.id == ResponseChoice.response_id)
        .where(Response.attempt_item_id == case.lateness.asked.id)
    )
    assert room.session.scalar(chosen) == len(case.late.parts)


def test_taking_it_back_brings_back_answer_points_and_sureness(
    room: Room, ana: str, attempt: str, assignment: Assignment
) -> None:
    before = points(room, assignment)
    sheet = load_review(room.session, ana, attempt, OVER)
    accept(room, assignment)
    take_back(room, assignment)
    take_back(room, assignment)
    assert points(room, assignment) == before
    again = load_review(room.session, ana, attempt, OVER)
    assert [one.given.answer for one in again.explained] == [one.given.answer for one in sheet.explained]
    assert [one.given.confidence for one in again.explained] == [
        one.given.confidence for one in sheet.explained
    ]
    assert accept(room, assignment) == 1


def test_accepting_twice_is_accepting_once(room: Room, attempt: str, assignment: Assignment) -> None:
    cases = list(list_late_cases(room.session, assignment))
    assert accept(room, assignment, cases) == 1
    assert accept(room, assignment, cases) == 0
    acts = select(func.count()).where(AuditEntry.act == "late_answer_accepted")
    assert room.session.scalar(acts) == 1


def test_a_newer_answer_is_read_before_it_is_accepted(
    room: Room, ana: str, attempt: str, assignment: Assignment
) -> None:
    cases = list(list_late_cases(room.session, assignment))
    come_late(room, ana, attempt, 2, is_right=False)
    with pytest.raises(LateChangedError):
        accept(room, assignment, cases)
    room.session.rollback()
    assert not any(one.is_accepted for one in list_late_cases(room.session, assignment))


def test_after_it_was_accepted_no_other_takes_its_place(
    room: Room, ana: str, attempt: str, assignment: Assignment
) -> None:
    accept(room, assignment)
    given = [["1" if place == ["0"] else "0"] for place in room.find_key(attempt, 2)]
    assert not keep_late_answer(room.session, ana, attempt, 2, given, None, OVER)


def test_to_a_question_that_is_left_out_it_earns_nothing_and_the_list_says_so(
    room: Room, attempt: str, assignment: Assignment
) -> None:
    before = points(room, assignment)
    assert assignment.paper is not None
    plan = Plan(None, False, "Wrong.")
    make_correction(room.session, room.owner, room.key, assignment.paper[1], plan, make_ticket(), OVER)
    (case,) = list_late_cases(room.session, assignment)
    assert case.score_late == case.score_before == Score(0, 0)
    accept(room, assignment)
    assert points(room, assignment) == before


def test_a_whole_class_is_accepted_in_few_statements(
    room: Room, assignment: Assignment, count_statements: CountStatements
) -> None:
    for number in range(5):
        learner = room.join(f"Student {number}")
        attempt = room.take(learner, assignment, right=1, hands_in=False)
        finish_expired(room.session, OVER)
        come_late(room, learner, attempt, 2)
        come_late(room, learner, attempt, 3)
    cases = list(list_late_cases(room.session, assignment))
    with count_statements() as sent:
        assert accept(room, assignment, cases) == 10
    assert len(sent) <= 16
    assert {points(room, assignment, f"Student {number}") for number in range(5)} == {
        sum(points_of(room, assignment))
    }


def points_of(room: Room, assignment: Assignment) -> list[int]:
    query = select(Attempt.key).where(Attempt.assignment_id == assignment.id)
    attempt = room.session.scalars(query).first() or ""
    return [len(room.find_key(attempt, number)) for number in (1, 2, 3)]


def test_who_only_looks_on_or_runs_another_class_accepts_nothing(
    room: Room, attempt: str, assignment: Assignment
) -> None:
    vera = create_instructor(room.session, "vera", "Vera", None, NOW).id
    add_colleague(room.session, room.owner, room.key, "vera", Role.VIEWER, NOW)
    ida = create_instructor(room.session, "ida", "Ida", None, NOW).id
    row = list_late_cases(room.session, assignment)[0].lateness.late.id
    for account in (vera, ida):
        with pytest.raises(NotFoundError):
            accept_late(room.session, account, room.key, assignment.key, {row: ""}, OVER)
        with pytest.raises(NotFoundError):
            take_back_late(room.session, account, room.key, assignment.key, row, OVER)


def test_an_answer_to_another_assignment_is_not_touched(
    room: Room, attempt: str, assignment: Assignment
) -> None:
    other = room.set("Another")
    row = list_late_cases(room.session, assignment)[0].lateness.late.id
    with pytest.raises(NotFoundError):
        accept_late(room.session, room.owner, room.key, other.key, {row: ""}, OVER)
