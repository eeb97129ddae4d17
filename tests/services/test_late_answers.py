"""What comes after the end is kept beside the answer that counts, unmarked, and for a while."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import func, select

from quizapp.errors import InvalidResponseError, NotFoundError
from quizapp.learning.answer import Confidence
from quizapp.learning.blueprint import Mode
from quizapp.learning.rules import Explains
from quizapp.learning.window import Window
from quizapp.models import LateAnswer, Mark
from quizapp.services.access.attempts import get_class_attempt
from quizapp.services.attempts import check_answer, finish_attempt, finish_expired, start_attempt
from quizapp.services.desks import load_head, load_review, review_for_staff
from quizapp.services.late_answers import KEPT_FOR, keep_late_answer
from quizapp.services.members import remove_member
from tests.factories import NOW
from tests.services.rooms import Room

MINUTE = dt.timedelta(minutes=1)
OVER = NOW + 31 * MINUTE


@pytest.fixture
def ana(room: Room) -> str:
    return room.join("Ana")


@pytest.fixture
def attempt(room: Room, ana: str) -> str:
    """Ana's attempt of thirty minutes, with the first of three questions answered."""
    return room.take(ana, room.set(minutes_allowed=30), right=1, hands_in=False)


def keep(
    room: Room,
    ana: str,
    attempt: str,
    now: dt.datetime = OVER,
    number: int = 2,
    places: list[list[str]] | None = None,
) -> bool:
    given = room.find_key(attempt, number) if places is None else places
    return keep_late_answer(room.session, ana, attempt, number, given, Confidence.VERY, now)


def count(room: Room) -> int:
    return room.session.scalar(select(func.count(LateAnswer.id))) or 0


@pytest.mark.parametrize("is_swept", [False, True])
def test_an_answer_that_came_late_is_kept_and_earns_nothing(
    room: Room, ana: str, attempt: str, is_swept: bool
) -> None:
    if is_swept:
        finish_expired(room.session, OVER)
    assert keep(room, ana, attempt)
    finish_attempt(room.session, ana, attempt, OVER)
    late = room.session.scalars(select(LateAnswer)).one()
    assert (late.arrived_at, late.confidence, late.was_explained) == (OVER, "very", is_swept)
    assert load_head(room.session, ana, attempt, OVER).late == (2,)
    assert room.session.scalar(select(func.count(Mark.id)).where(Mark.points > 0)) == 2


def test_both_see_it_and_how_sure_she_was_stays_with_her(room: Room, ana: str, attempt: str) -> None:
    keep(room, ana, attempt)
    finish_expired(room.session, OVER)
    shown = load_review(room.session, ana, attempt, OVER).explained[1].late
    found, _ = get_class_attempt(room.session, room.classroom.id, attempt)
    told = review_for_staff(room.session, found, OVER)
    assert told.head.late == (2,)
    assert told.explained[1].late == shown
    assert shown is not None
    assert shown.told
    assert not hasattr(shown, "confidence")


def test_the_newest_takes_the_place_of_the_one_before(room: Room, ana: str, attempt: str) -> None:
    keep(room, ana, attempt)
    other = [["1" if place == ["0"] else "0"] for place in room.find_key(attempt, 2)]
    assert keep(room, ana, attempt, OVER + MINUTE, places=other)
    assert count(room) == 1
    late = room.session.scalars(select(LateAnswer)).one()
    assert late.arrived_at == OVER + MINUTE


def test_nothing_new_is_nothing_to_keep(room: Room, ana: str, attempt: str) -> None:
    assert not keep(room, ana, attempt, number=1)
    assert not keep(room, ana, attempt, places=[[] for _ in room.find_key(attempt, 2)])
    assert count(room) == 0


def test_while_the_time_runs_nothing_is_late(room: Room, ana: str, attempt: str) -> None:
    assert not keep(room, ana, attempt, NOW + 30 * MINUTE + dt.timedelta(seconds=2))


def test_after_three_days_nothing_more_is_kept(room: Room, ana: str, attempt: str) -> None:
    end = NOW + 30 * MINUTE
    assert not keep(room, ana, attempt, end + KEPT_FOR + MINUTE)
    assert keep(room, ana, attempt, end + KEPT_FOR)


def test_who_handed_in_has_handed_in(room: Room, ana: str, attempt: str) -> None:
    finish_attempt(room.session, ana, attempt, NOW + 10 * MINUTE)
    assert not keep(room, ana, attempt)


def test_a_checked_answer_stays_checked(room: Room, ana: str) -> None:
    attempt = room.take(ana, room.set(minutes_allowed=30, mode=Mode.TRAINING), right=1, hands_in=False)
    check_answer(room.session, ana, attempt, 1, NOW)
    finish_expired(room.session, OVER)
    other = [["1" if place == ["0"] else "0"] for place in room.find_key(attempt, 1)]
    assert not keep(room, ana, attempt, number=1, places=other)
    assert keep(room, ana, attempt, number=2)


def test_a_closing_without_a_timer_keeps_what_is_late_too(room: Room, ana: str) -> None:
    window = Window(closes_at=NOW + 30 * MINUTE)
    attempt = room.start(ana, room.set(window=window, explains=Explains.CLOSING))
    assert keep(room, ana, attempt)


def test_practice_has_no_end_and_nothing_late(room: Room, ana: str) -> None:
    attempt = start_attempt(room.session, ana, "practice", "seed", NOW)
    finish_attempt(room.session, ana, attempt, NOW)
    assert not keep(room, ana, attempt)


def test_nobody_else_leaves_anything(room: Room, ana: str, attempt: str) -> None:
    ben = room.join("Ben")
    with pytest.raises(NotFoundError):
        keep(room, ben, attempt)
    with pytest.raises(InvalidResponseError):
        keep(room, ana, attempt, places=[["9" * 400]])
    remove_member(room.session, room.owner, room.key, room.member("Ana").id, NOW)
    with pytest.raises(NotFoundError):
        keep(room, ana, attempt)
    assert count(room) == 0
