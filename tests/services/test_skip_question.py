"""Setting a question with a content note aside, and taking it back."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from quizapp.errors import (
    AnswerFinalError,
    ClosedError,
    CorroborateError,
    NotFoundError,
    NotSkippableError,
    SkippedError,
)
from quizapp.items.item import Skill
from quizapp.learning.blueprint import Mode
from quizapp.learning.window import GRACE, Window
from quizapp.models import AttemptItem, Mark, Release, Response, ResponseChoice
from quizapp.services.attempts import check_answer, finish_attempt, finish_expired, save_answer
from quizapp.services.desk import Step
from quizapp.services.desks import load_head, load_question, load_review
from quizapp.services.releases import import_release
from quizapp.services.skips import skip_question, take_back
from tests.factories import BLUEPRINTS, NOW, make_articles, make_bank, make_items
from tests.services.conftest import Desk
from tests.services.rooms import Room

LATER = NOW + dt.timedelta(minutes=5)


@pytest.fixture
def release(session: Session) -> Release:
    """A bank in which every question that compares carries a content note, and no other."""
    items = [
        replace(item, content_notes=("This passage counts the dead.",))
        if item.skill is Skill.COMPARE
        else item
        for item in make_items(60)
    ]
    release = import_release(session, make_bank(items), make_articles(), BLUEPRINTS, NOW)
    session.commit()
    return release


def find(desk: Desk, skill: Skill = Skill.COMPARE) -> int:
    """Give the first question of a skill: one with a content note, where nothing else is asked for."""
    head = load_head(desk.session, desk.learner, desk.attempt, NOW)
    return next(step.number for step in head.steps if step.skill is skill)


def skip(desk: Desk, number: int, now: dt.datetime = NOW) -> None:
    skip_question(desk.session, desk.learner, desk.attempt, number, now)


def restore(desk: Desk, number: int, now: dt.datetime = NOW) -> None:
    take_back(desk.session, desk.learner, desk.attempt, number, now)


def step(desk: Desk, number: int) -> Step:
    return load_head(desk.session, desk.learner, desk.attempt, NOW).steps[number - 1]


def when(desk: Desk) -> list[dt.datetime]:
    query = select(AttemptItem.skipped_at).where(AttemptItem.skipped_at.is_not(None))
    return [at for at in desk.session.scalars(query) if at]


def test_a_skipped_question_is_neither_answered_nor_open(desk: Desk) -> None:
    number = find(desk)
    desk.save(number, desk.find_key(number))
    assert (step(desk, number).is_answered, step(desk, number).is_skipped) == (True, False)
    skip(desk, number)
    assert (step(desk, number).is_answered, step(desk, number).is_skipped) == (False, True)


def test_skipping_twice_is_skipping_once(desk: Desk) -> None:
    number = find(desk)
    skip(desk, number)
    skip(desk, number, LATER)
    assert when(desk) == [NOW]


def test_taking_back_brings_the_answer_back_that_was_saved(desk: Desk) -> None:
    number = find(desk)
    places = desk.find_key(number)
    desk.save(number, places)
    skip(desk, number)
    for _ in range(2):
        restore(desk, number)
    given = load_question(desk.session, desk.learner, desk.attempt, number, NOW).given
    assert [list(part) for part in given.given] == places
    assert (given.version, step(desk, number).is_answered, when(desk)) == (1, True, [])
    check_answer(desk.session, desk.learner, desk.attempt, number, NOW)
    assert desk.session.scalars(select(Mark)).one().points > 0


def test_a_question_without_a_content_note_cannot_be_skipped(desk: Desk) -> None:
    with pytest.raises(NotSkippableError):
        skip(desk, find(desk, Skill.CERTAINTY))
    assert when(desk) == []


def test_an_answer_that_is_checked_cannot_be_skipped(desk: Desk) -> None:
    number = find(desk)
    desk.save(number, desk.find_key(number))
    check_answer(desk.session, desk.learner, desk.attempt, number, NOW)
    with pytest.raises(AnswerFinalError):
        skip(desk, number)


def test_after_the_hand_in_nothing_is_skipped_and_nothing_taken_back(exam: Desk) -> None:
    skipped, other = (one.number for one in _noted(exam))
    skip(exam, skipped)
    finish_attempt(exam.session, exam.learner, exam.attempt, NOW)
    with pytest.raises(AnswerFinalError):
        skip(exam, other)
    with pytest.raises(AnswerFinalError):
        restore(exam, skipped)
    skip(exam, skipped, LATER)
    assert when(exam) == [NOW]


def test_another_learner_finds_nothing_to_skip_or_to_take_back(desk: Desk, ben: str) -> None:
    number = find(desk)
    skip(desk, number)
    for act in (skip_question, take_back):
        with pytest.raises(NotFoundError):
            act(desk.session, ben, desk.attempt, number, NOW)
        with pytest.raises(NotFoundError):
            act(desk.session, desk.learner, desk.attempt, 99, NOW)
    assert when(desk) == [NOW]


def test_when_the_time_is_over_nothing_is_skipped_or_taken_back(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set(window=Window(closes_at=LATER))
    desk = Desk(room.session, ana, room.start(ana, assignment))
    skipped, other = (one.number for one in _noted(desk))
    skip(desk, skipped)
    over = LATER + 2 * GRACE
    for act, number in ((skip, other), (restore, skipped)):
        with pytest.raises(ClosedError):
            act(desk, number, over)
    assert finish_expired(room.session, over) == 1
    assert when(desk) == [NOW]
    assert room.session.scalar(select(func.count()).select_from(Mark).where(Mark.at == over)) == 2


def test_a_skipped_question_takes_no_answer_and_no_check(desk: Desk) -> None:
    number = find(desk)
    places = desk.find_key(number)
    desk.save(number, places)
    skip(desk, number)
    for sent, version in ((places, 1), (places, 0), ([["0"]] * len(places), 1)):
        with pytest.raises(SkippedError):
            desk.save(number, sent, version)
    with pytest.raises(SkippedError):
        check_answer(desk.session, desk.learner, desk.attempt, number, NOW)
    assert desk.session.scalars(select(Response)).one().version == 1


def test_a_skipped_question_is_handed_in_without_mark_choice_or_final_answer(exam: Desk) -> None:
    first, second = (one.number for one in _noted(exam))
    for number in (first, second):
        exam.save(number, exam.find_key(number))
        skip(exam, number)
    finish_attempt(exam.session, exam.learner, exam.attempt, NOW)
    assert exam.session.scalar(select(func.count()).select_from(Mark)) == 1
    assert exam.session.scalars(select(ResponseChoice)).all() == []
    stored = exam.session.scalars(select(Response).order_by(Response.version)).all()
    assert [(one.version, one.final_at) for one in stored] == [(0, NOW), (1, None), (1, None)]


def test_what_is_skipped_is_explained_in_the_review_only(exam: Desk) -> None:
    number = find(exam)
    skip(exam, number)
    assert load_question(exam.session, exam.learner, exam.attempt, number, NOW).explained is None
    finish_attempt(exam.session, exam.learner, exam.attempt, NOW)
    assert load_question(exam.session, exam.learner, exam.attempt, number, NOW).explained is None
    sheet = load_review(exam.session, exam.learner, exam.attempt, NOW)
    assert [one.number for one in sheet.skipped] == [number]
    assert [one.number for one in sheet.in_order] == [1, 2, 3]
    assert number not in {one.number for one in sheet.explained}
    assert sheet.skipped[0].item.content_notes
    assert {passage.article for passage in sheet.skipped[0].item.passages} <= set(sheet.skipped[0].articles)


def test_in_several_attempts_only_the_one_it_was_skipped_in_knows(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set(mode=Mode.ASSESSMENT, attempts_allowed=2)
    first = Desk(room.session, ana, room.start(ana, assignment))
    skip(first, find(first))
    finish_attempt(room.session, ana, first.attempt, NOW)
    second = Desk(room.session, ana, room.start(ana, assignment))
    assert not any(one.is_skipped for one in load_head(room.session, ana, second.attempt, NOW).steps)


def test_a_skip_and_a_save_at_once_leave_an_answer_that_is_set_aside(desk: Desk, engine: Engine) -> None:
    number = find(desk)
    places = desk.find_key(number)
    desk.session.rollback()

    def act(turn: int) -> None:
        with Session(engine) as session:
            try:
                if turn % 2:
                    skip_question(session, desk.learner, desk.attempt, number, NOW)
                else:
                    save_answer(session, desk.learner, desk.attempt, number, places, 0, None, NOW)
            except CorroborateError as error:
                assert isinstance(error, SkippedError)  # noqa: PT017 -- a save may come after the skip
            session.commit()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(act, range(8)))
    assert step(desk, number).is_skipped
    finish_attempt(desk.session, desk.learner, desk.attempt, NOW)
    assert desk.session.scalar(select(func.count()).select_from(Mark)) == 2


def _noted(desk: Desk) -> list[Step]:
    head = load_head(desk.session, desk.learner, desk.attempt, NOW)
    return [one for one in head.steps if one.skill is Skill.COMPARE]
