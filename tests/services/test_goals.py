"""A goal counts the rounds handed in this week, and nothing that a class set."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.learning.goals import WeeklyGoal
from quizapp.services.attempts import finish_attempt
from quizapp.services.goals import load_goal, set_goal
from tests.conftest import CountStatements
from tests.factories import NOW
from tests.services.conftest import Desk, begin
from tests.services.rooms import Room


def test_rounds_of_this_week_count_once_they_are_handed_in(
    desk: Desk, count_statements: CountStatements
) -> None:
    set_goal(desk.session, desk.learner, 3)
    assert load_goal(desk.session, desk.learner, NOW) == WeeklyGoal(3, 0)
    finish_attempt(desk.session, desk.learner, desk.attempt, NOW)
    with count_statements() as sent:
        assert load_goal(desk.session, desk.learner, NOW) == WeeklyGoal(3, 1)
    assert len(sent) == 1
    assert load_goal(desk.session, desk.learner, NOW + dt.timedelta(days=7)) == WeeklyGoal(3, 0)


def test_what_a_class_sets_does_not_count(room: Room) -> None:
    ana = room.join("Ana")
    room.take(ana, room.set(), right=1)
    set_goal(room.session, ana, 1)
    assert load_goal(room.session, ana, NOW) == WeeklyGoal(1, 0)


def test_a_goal_can_be_given_up(session: Session, ana: str) -> None:
    set_goal(session, ana, 5)
    set_goal(session, ana, None)
    assert load_goal(session, ana, NOW) is None


def test_nobody_has_no_goal(session: Session) -> None:
    for key in (None, "", "0" * 32):
        assert load_goal(session, key, NOW) is None
    with pytest.raises(NotFoundError):
        set_goal(session, "0" * 32, 2)


def test_another_learners_rounds_do_not_count(desk: Desk, ben: str) -> None:
    other = begin(desk.session, ben, "practice")
    finish_attempt(desk.session, ben, other.attempt, NOW)
    set_goal(desk.session, desk.learner, 2)
    assert load_goal(desk.session, desk.learner, NOW) == WeeklyGoal(2, 0)
