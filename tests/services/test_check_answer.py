"""Checking one answer in training: it becomes final and is marked, once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from quizapp.errors import InvalidResponseError, NotFoundError
from quizapp.models import Mark, Response, ResponseChoice
from quizapp.services.attempts import check_answer
from tests.factories import NOW
from tests.services.conftest import Desk


def check(desk: Desk, number: int = 1) -> None:
    check_answer(desk.session, desk.learner, desk.attempt, number, NOW)


def test_a_right_answer_earns_its_points(desk: Desk) -> None:
    desk.save(1, desk.find_key(1))
    check(desk)
    mark = desk.session.scalars(select(Mark)).one()
    assert (mark.points, mark.of) == (desk.count_parts(1), desk.count_parts(1))


def test_what_was_chosen_becomes_rows(desk: Desk) -> None:
    desk.save(1, desk.find_key(1))
    check(desk)
    assert len(desk.session.scalars(select(ResponseChoice)).all()) == desk.count_parts(1)


def test_checking_twice_is_checking_once(desk: Desk) -> None:
    desk.save(1, desk.find_key(1))
    check(desk)
    check(desk)
    assert len(desk.session.scalars(select(Mark)).all()) == 1


def test_only_the_question_checked_becomes_final(desk: Desk) -> None:
    desk.save(1, desk.find_key(1))
    desk.save(2, desk.find_key(2))
    check(desk)
    assert len(desk.session.scalars(select(Response).where(Response.final_at.is_(None))).all()) == 1


def test_an_unanswered_question_is_not_checked(desk: Desk) -> None:
    with pytest.raises(InvalidResponseError):
        check(desk)
    assert desk.session.scalars(select(Mark)).all() == []


def test_a_test_is_explained_only_at_its_end(exam: Desk) -> None:
    exam.save(1, exam.find_key(1))
    with pytest.raises(InvalidResponseError):
        check(exam)


def test_another_learner_finds_nothing_to_check(desk: Desk, ben: str) -> None:
    desk.save(1, desk.find_key(1))
    with pytest.raises(NotFoundError):
        check_answer(desk.session, ben, desk.attempt, 1, NOW)
