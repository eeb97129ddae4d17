"""Answering by form, which is all that a browser without scripts can do."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.pages import Page
from tests.school import School
from tests.web.acts import sign_in
from tests.web.conftest import Visitor


@pytest.fixture
def round_of_six(ana: Visitor) -> Visitor:
    ana.start("practice")
    return ana


@pytest.fixture
def test_of_ten(ana: Visitor) -> Visitor:
    ana.start("ten-questions")
    return ana


def test_an_answer_is_saved_and_the_next_question_shown(test_of_ten: Visitor) -> None:
    assert "Question 2 of 10" in test_of_ten.answer(1, part1="1", confidence="very").html
    page = test_of_ten.show(1)
    assert (page.chosen("part1"), page.chosen("confidence")) == (["1"], ["very"])


def test_it_is_said_who_learns_how_sure_somebody_is(test_of_ten: Visitor, app: Flask, school: School) -> None:
    assert "Only you see it." in test_of_ten.show(1).html
    student = sign_in(app, school, "ben")
    student.attempt = school.room.attempts["ben"]
    assert "counted for the class, without names" in student.show(1).html


def test_the_previous_question_is_one_button_away(test_of_ten: Visitor) -> None:
    assert "Question 1 of 10" in test_of_ten.answer(2, "previous").html


def test_after_the_last_question_the_answers_are_looked_over(test_of_ten: Visitor) -> None:
    assert "1 of 10 answered" in test_of_ten.answer(10).html


def test_checking_explains_at_once_and_for_good(round_of_six: Visitor) -> None:
    assert "Every option, and why" in round_of_six.answer(1, "check").html
    later = round_of_six.show(1)
    assert "Every option, and why" in later.html
    assert not later.find("input", type="radio")


def test_a_test_cannot_be_checked_early(test_of_ten: Visitor) -> None:
    assert "Question 2 of 10" in test_of_ten.answer(1, "check").html
    assert test_of_ten.show(1).find("input", type="radio")


def test_checking_half_an_answer_says_what_is_missing_and_keeps_the_half(round_of_six: Visitor) -> None:
    page = round_of_six.send(
        round_of_six.question(1), action="check", part1="1", confidence="guess", version="0"
    )
    assert page.html.count("Choose an answer first.") == 1
    assert (page.chosen("part1"), page.chosen("confidence")) == (["1"], ["guess"])
    again = round_of_six.show(1)
    assert again.chosen("part1") == ["1"]


@pytest.mark.parametrize(
    "fields",
    [
        {"part1": "9"},
        {"part1": "-1"},
        {"part1": "x"},
        {"part1": "9" * 400},
        {"part1": "\x00"},
        {"part1": "0", "confidence": "certain"},
        {"part1": "0", "version": "-1"},
        {"part1": "0", "version": "9" * 400},
        {"part1": "0", "version": "7"},
        {"part1": "0", "version": "²"},
        {"part1": "0", "version": ""},
    ],
)
def test_what_is_no_answer_changes_nothing(round_of_six: Visitor, fields: dict[str, str]) -> None:
    round_of_six.send(round_of_six.question(1), 422, **{"action": "next", "version": "0", **fields})
    page = round_of_six.show(1)
    assert page.chosen("part1") == []
    assert page.value("version") == "0"


def test_two_pages_of_one_question_are_asked_which_answer_to_keep(test_of_ten: Visitor) -> None:
    old = test_of_ten.show(1)
    test_of_ten.answer(1, part1="1")
    page = _send_from(test_of_ten, old, part1="0", status=409)
    assert "Saved on the other page:" in page.html
    assert page.chosen("part1") == ["0"]
    assert test_of_ten.show(1).chosen("part1") == ["1"]
    _send_from(test_of_ten, page, part1="0")
    assert test_of_ten.show(1).chosen("part1") == ["0"]


def test_an_answer_to_a_final_question_shows_the_explanation(round_of_six: Visitor) -> None:
    old = round_of_six.show(1)
    round_of_six.answer(1, "check")
    page = _send_from(round_of_six, old, part1="1", part2="1", action="check")
    assert "Every option, and why" in page.html


def test_an_expired_form_keeps_the_answer(round_of_six: Visitor) -> None:
    page = round_of_six.send(
        round_of_six.question(1), 400, csrf_token="expired", part1="2", confidence="fairly", version="0"
    )
    assert "Your answer is still here" in page.html
    assert (page.chosen("part1"), page.chosen("confidence")) == (["2"], ["fairly"])
    done = _send_from(
        round_of_six, page, part1="2", part2="0", action="check", csrf_token=page.value("csrf_token")
    )
    assert "Every option, and why" in done.html


def test_an_expired_form_of_anybody_says_what_to_do(ana: Visitor) -> None:
    page = ana.send("/quizzes/practice/start", 400, csrf_token="expired")
    assert "This form has expired" in page.html


def test_anothers_question_and_an_absent_one_are_the_same_page(test_of_ten: Visitor, ben: Visitor) -> None:
    ben.start("ten-questions")
    foreign = ben.get(test_of_ten.question(1), 404)
    absent = ben.get(f"/attempts/{'0' * 32}/questions/1", 404)
    assert foreign.html == absent.html
    ben.send(test_of_ten.question(1), 404, part1="0", version="0")
    assert test_of_ten.show(1).chosen("part1") == []


@pytest.mark.parametrize("number", ["0", "11", "9" * 30])
def test_a_question_that_was_not_drawn_is_not_found(test_of_ten: Visitor, number: str) -> None:
    test_of_ten.get(f"/attempts/{test_of_ten.attempt}/questions/{number}", 404)


def _send_from(visitor: Visitor, page: Page, status: int = 200, **fields: str) -> Page:
    fields.setdefault("action", "next")
    return visitor.send(visitor.question(1), status, **{"version": page.value("version"), **fields})


def test_who_is_signed_out_gets_the_answer_back(test_of_ten: Visitor, ben: Visitor) -> None:
    chosen = {"part1": "2", "confidence": "fairly", "version": "0", "action": "next"}
    with ben.client.session_transaction() as session:
        session.clear()
    for token, status in ((ben.token(), 404), ("expired", 400)):
        page = ben.send(test_of_ten.question(1), status, csrf_token=token, **chosen)
        assert "You are signed out here" in page.html
        assert {name: page.value(name) for name in chosen} == chosen
