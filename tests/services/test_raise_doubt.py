"""A learner doubts a question that is explained to them; the words may change until the answer comes."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.errors import DoubtAnsweredError, NotFoundError
from quizapp.learning.rules import Explains
from quizapp.learning.window import Window
from quizapp.models import AttemptItem, Doubt, Response
from quizapp.services.access.doubts import list_own_doubts
from quizapp.services.attempts import check_answer, finish_attempt
from quizapp.services.classrooms import archive_classroom
from quizapp.services.desks import load_question, load_review
from quizapp.services.doubts import raise_doubt
from quizapp.services.members import remove_member
from tests.factories import NOW
from tests.services.conftest import Desk
from tests.services.rooms import Room

HOUR = dt.timedelta(hours=1)
REASON = "Both of them can be right."


def doubt(desk: Desk, number: int = 1, reason: str = REASON, now: dt.datetime = NOW) -> None:
    raise_doubt(desk.session, desk.learner, desk.attempt, number, reason, now)


def check(desk: Desk, number: int = 1) -> None:
    desk.save(number, desk.find_key(number))
    check_answer(desk.session, desk.learner, desk.attempt, number, NOW)


def found(session: Session) -> list[Doubt]:
    return list(session.scalars(select(Doubt).execution_options(populate_existing=True)))


def refuse(session: Session, learner: str, attempt: str, number: int = 1, now: dt.datetime = NOW) -> None:
    with pytest.raises(NotFoundError):
        raise_doubt(session, learner, attempt, number, REASON, now)
    assert found(session) == []


def test_a_doubt_keeps_the_wording_and_the_answer_it_is_about(desk: Desk) -> None:
    check(desk)
    doubt(desk)
    (one,) = found(desk.session)
    item = desk.session.scalars(select(AttemptItem).where(AttemptItem.number == 1)).one()
    response = desk.session.scalars(select(Response).where(Response.attempt_item_id == item.id)).one()
    assert (one.revision, one.answer, one.reason) == (item.revision, response.document, REASON)
    assert (one.state, one.raised_at, one.answered_at) == ("open", NOW, None)


def test_an_answer_that_is_not_checked_cannot_be_doubted(desk: Desk) -> None:
    desk.save(1, desk.find_key(1))
    refuse(desk.session, desk.learner, desk.attempt)


def test_only_the_question_checked_can_be_doubted(desk: Desk) -> None:
    check(desk)
    refuse(desk.session, desk.learner, desk.attempt, number=2)


@pytest.mark.parametrize("number", [0, 4, -1, 10**12])
def test_a_question_that_was_not_drawn_cannot_be_doubted(desk: Desk, number: int) -> None:
    check(desk)
    refuse(desk.session, desk.learner, desk.attempt, number=number)


def test_a_question_without_an_answer_can_be_doubted(desk: Desk) -> None:
    finish_attempt(desk.session, desk.learner, desk.attempt, NOW)
    doubt(desk)
    assert found(desk.session)[0].answer == {"parts": {}}


def test_another_learner_finds_nothing_to_doubt(desk: Desk, ben: str) -> None:
    check(desk)
    refuse(desk.session, ben, desk.attempt)


def test_a_test_can_be_doubted_once_it_is_handed_in(exam: Desk) -> None:
    exam.save(1, exam.find_key(1))
    refuse(exam.session, exam.learner, exam.attempt)
    finish_attempt(exam.session, exam.learner, exam.attempt, NOW)
    doubt(exam)
    assert len(found(exam.session)) == 1


def test_an_assignment_can_be_doubted_only_while_it_is_explained(room: Room) -> None:
    ana = room.join("Ana")
    last = room.set(attempts_allowed=2)
    first = room.take(ana, last, right=1)
    refuse(room.session, ana, first)
    closing = room.take(
        ana, room.set(window=Window(closes_at=NOW + HOUR), explains=Explains.CLOSING), right=1
    )
    refuse(room.session, ana, closing)
    room.take(ana, last, right=1)
    raise_doubt(room.session, ana, first, 1, REASON, NOW)
    raise_doubt(room.session, ana, closing, 1, REASON, NOW + 2 * HOUR)
    assert len(found(room.session)) == 2


def test_who_may_only_read_cannot_doubt(room: Room) -> None:
    ana, ben = room.join("Ana"), room.join("Ben")
    assignment = room.set()
    attempts = [room.take(one, assignment, right=1) for one in (ana, ben)]
    remove_member(room.session, room.owner, room.key, room.member("Ana").id, NOW)
    refuse(room.session, ana, attempts[0])
    archive_classroom(room.session, room.owner, room.key, NOW)
    refuse(room.session, ben, attempts[1])
    assert not load_review(room.session, ben, attempts[1], NOW).head.may_write


def test_saying_the_same_again_changes_nothing(desk: Desk) -> None:
    check(desk)
    doubt(desk)
    doubt(desk, now=NOW + HOUR)
    (one,) = found(desk.session)
    assert one.raised_at == NOW


def test_an_open_doubt_can_be_put_in_other_words(desk: Desk) -> None:
    check(desk)
    doubt(desk)
    doubt(desk, reason="At most one is.", now=NOW + HOUR)
    (one,) = found(desk.session)
    assert (one.reason, one.raised_at) == ("At most one is.", NOW + HOUR)


def test_an_answered_doubt_keeps_its_words(desk: Desk) -> None:
    check(desk)
    doubt(desk)
    (one,) = found(desk.session)
    one.state, one.answered_at = "declined", NOW
    desk.session.flush()
    with pytest.raises(DoubtAnsweredError):
        doubt(desk, reason="At most one is.")
    doubt(desk)
    assert found(desk.session)[0].reason == REASON


def test_its_learner_sees_a_doubt_beside_the_explanation(desk: Desk, ben: str) -> None:
    check(desk)
    doubt(desk)
    page = load_question(desk.session, desk.learner, desk.attempt, 1, NOW)
    assert page.explained
    assert page.explained.doubt
    assert (page.explained.doubt.reason, page.explained.doubt.is_open) == (REASON, True)
    finish_attempt(desk.session, desk.learner, desk.attempt, NOW)
    sheet = load_review(desk.session, desk.learner, desk.attempt, NOW)
    assert [one.doubt is not None for one in sheet.explained] == [True, False, False]
    own = list_own_doubts(desk.session, desk.learner)
    assert [(one.number, one.is_finished) for one in own] == [(1, True)]
    assert list_own_doubts(desk.session, ben) == []
    assert list_own_doubts(desk.session, None) == ()


@pytest.mark.parametrize("reason", ["", "x" * 1001])
def test_the_table_refuses_a_reason_that_says_nothing_or_too_much(desk: Desk, reason: str) -> None:
    check(desk)
    with pytest.raises(IntegrityError):
        doubt(desk, reason=reason)


def test_eight_doubts_at_once_are_one(engine: Engine, desk: Desk) -> None:
    check(desk)
    desk.session.commit()

    def say(number: int) -> None:
        with Session(engine) as session:
            raise_doubt(session, desk.learner, desk.attempt, 1, f"Words {number}", NOW)
            session.commit()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(say, range(8)))
    assert len(found(desk.session)) == 1
