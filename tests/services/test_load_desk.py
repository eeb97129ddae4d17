"""What a learner sees: a question without its key, an explanation only once the answer is final."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.learning.answer import Confidence
from quizapp.services.access.articles import get_article
from quizapp.services.access.attempts import find_open_practice, has_open_attempt, list_finished
from quizapp.services.attempts import check_answer, finish_attempt
from quizapp.services.desks import load_head, load_question, load_review
from tests.conftest import CountStatements
from tests.factories import NOW
from tests.services.conftest import Desk


def test_an_open_question_has_no_key_and_no_explanation(desk: Desk) -> None:
    page = load_question(desk.session, desk.learner, desk.attempt, 1, NOW)
    assert page.explained is None
    assert "is_key" not in repr(page)


def test_a_saved_answer_is_shown_again(desk: Desk) -> None:
    places = desk.find_key(1)
    desk.save(1, places, sure=Confidence.FAIRLY)
    given = load_question(desk.session, desk.learner, desk.attempt, 1, NOW).given
    assert [list(part) for part in given.given] == places
    assert (given.version, given.confidence) == (1, Confidence.FAIRLY)


def test_a_question_is_answered_only_when_every_part_is(desk: Desk) -> None:
    two_parts = next((number for number in (1, 2, 3) if desk.count_parts(number) == 2), None)
    number = two_parts or 1
    desk.save(number, [["0"], *([[]] if two_parts else [])])
    step = load_head(desk.session, desk.learner, desk.attempt, NOW).steps[number - 1]
    assert step.is_answered is (two_parts is None)


def test_a_final_answer_is_explained_with_its_articles(desk: Desk) -> None:
    desk.save(1, desk.find_key(1))
    check_answer(desk.session, desk.learner, desk.attempt, 1, NOW)
    explained = load_question(desk.session, desk.learner, desk.attempt, 1, NOW).explained
    assert explained is not None
    assert explained.points.got == explained.points.of
    assert {passage.article for passage in explained.item.passages} <= set(explained.articles)


def test_a_review_is_there_only_after_the_hand_in(exam: Desk) -> None:
    with pytest.raises(NotFoundError):
        load_review(exam.session, exam.learner, exam.attempt, NOW)
    finish_attempt(exam.session, exam.learner, exam.attempt, NOW)
    sheet = load_review(exam.session, exam.learner, exam.attempt, NOW)
    assert [one.number for one in sheet.explained] == [1, 2, 3]


def test_what_is_anothers_is_not_there(desk: Desk, ben: str) -> None:
    for load in (load_head, load_review):
        with pytest.raises(NotFoundError):
            load(desk.session, ben, desk.attempt, NOW)
    with pytest.raises(NotFoundError):
        load_question(desk.session, ben, desk.attempt, 1, NOW)
    assert find_open_practice(desk.session, ben) is None
    assert not has_open_attempt(desk.session, ben, NOW)
    assert list_finished(desk.session, ben) == []


def test_nobody_has_nothing(session: Session) -> None:
    assert find_open_practice(session, None) is None
    assert not has_open_attempt(session, None, NOW)
    assert list_finished(session, None) == ()


@pytest.mark.parametrize("number", [0, -1, 4])
def test_a_question_that_was_not_drawn_is_not_there(desk: Desk, number: int) -> None:
    with pytest.raises(NotFoundError):
        load_question(desk.session, desk.learner, desk.attempt, number, NOW)


@pytest.mark.parametrize("row", [0, -1, 10**6, 10**400])
def test_an_article_that_is_not_there_is_not_found(desk: Desk, row: int) -> None:
    with pytest.raises(NotFoundError):
        get_article(desk.session, row)


def test_the_page_of_a_question_takes_eight_statements_at_most(
    any_length: Desk, count_statements: CountStatements
) -> None:
    any_length.save(1, any_length.find_key(1))
    check_answer(any_length.session, any_length.learner, any_length.attempt, 1, NOW)
    any_length.session.commit()
    for number in (1, 2):
        with count_statements() as sent:
            load_question(any_length.session, any_length.learner, any_length.attempt, number, NOW)
        assert len(sent) <= 8


def test_a_review_takes_eight_statements_at_most(any_length: Desk, count_statements: CountStatements) -> None:
    finish_attempt(any_length.session, any_length.learner, any_length.attempt, NOW)
    any_length.session.commit()
    any_length.session.expunge_all()
    with count_statements() as sent:
        load_review(any_length.session, any_length.learner, any_length.attempt, NOW)
    assert len(sent) <= 8
