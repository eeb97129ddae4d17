"""Handing in: every answer final and marked, once, in a number of statements that does not grow."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.models import Attempt, AttemptItem, Mark, Response
from quizapp.services.attempts import check_answer, finish_attempt, start_attempt
from quizapp.services.marks import load_marks
from tests.conftest import CountStatements
from tests.factories import NOW
from tests.services.conftest import Desk


def finish(desk: Desk) -> None:
    finish_attempt(desk.session, desk.learner, desk.attempt, NOW)


def test_every_question_gets_a_mark_the_unanswered_ones_none_of_the_points(exam: Desk) -> None:
    exam.save(1, exam.find_key(1))
    finish(exam)
    query = select(AttemptItem.number, Mark.points, Mark.of).join(
        Mark, Mark.attempt_item_id == AttemptItem.id
    )
    marks = {number: (points, of) for number, points, of in exam.session.execute(query)}
    assert sorted(marks) == [1, 2, 3]
    assert marks[1][0] == marks[1][1]
    assert marks[2][0] == marks[3][0] == 0


def test_handing_in_twice_is_handing_in_once(exam: Desk) -> None:
    finish(exam)
    finish(exam)
    assert exam.session.scalar(select(func.count()).select_from(Mark)) == 3


def test_eight_hand_ins_at_once_are_one(exam: Desk, engine: Engine) -> None:
    def finish_once(_: int) -> None:
        with Session(engine) as session:
            finish_attempt(session, exam.learner, exam.attempt, NOW)
            session.commit()

    exam.session.rollback()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(finish_once, range(8)))
    assert exam.session.scalar(select(func.count()).select_from(Mark)) == 3


def test_a_checked_answer_keeps_its_mark(desk: Desk) -> None:
    desk.save(1, desk.find_key(1))
    check_answer(desk.session, desk.learner, desk.attempt, 1, NOW)
    finish(desk)
    assert desk.session.scalar(select(func.count()).select_from(Mark)) == 3


def test_the_newest_mark_counts(exam: Desk) -> None:
    finish(exam)
    attempt = exam.session.scalars(select(Attempt)).one()
    old = exam.session.scalars(select(Mark)).first()
    assert old is not None
    exam.session.add(
        Mark(
            attempt_item_id=old.attempt_item_id,
            revision=old.revision,
            points=1,
            of=1,
            reason="regraded",
            at=NOW,
        )
    )
    exam.session.flush()
    assert load_marks(exam.session, [attempt.id])[old.attempt_item_id].newest.reason == "regraded"


def test_another_round_may_start_afterwards(exam: Desk) -> None:
    finish(exam)
    assert start_attempt(exam.session, exam.learner, "test", "seed", NOW) != exam.attempt


def test_another_learner_finds_nothing_to_hand_in(exam: Desk, ben: str) -> None:
    with pytest.raises(NotFoundError):
        finish_attempt(exam.session, ben, exam.attempt, NOW)
    assert exam.session.scalars(select(Response)).all() == []


def test_handing_in_takes_as_many_statements_for_forty_questions_as_for_three(
    any_length: Desk, count_statements: CountStatements
) -> None:
    any_length.save(1, any_length.find_key(1))
    any_length.session.commit()
    with count_statements() as sent:
        finish(any_length)
        any_length.session.commit()
    assert len(sent) <= 8
