"""What the page on progress says, by what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from flask import Flask

from quizapp.items.item import Polarity, Says, Skill
from quizapp.learning.answer import Confidence
from quizapp.learning.history import Answered
from quizapp.learning.schedule import list_due, replay
from quizapp.services.practice import Practice
from quizapp.web.presenters.progress import MOST_SHOWN, Progress, show_progress
from tests.factories import NOW
from tests.histories import make_answered


@pytest.fixture(autouse=True)
def in_request(app: Flask) -> object:
    with app.test_request_context():
        yield


def show(history: Sequence[Answered]) -> Progress:
    states = replay(history, NOW)
    return show_progress(Practice(tuple(history), states, list_due(states, NOW), ()), NOW)


def judged(polarity: Polarity, said: Says) -> Answered:
    answer = make_answered()
    return replace(answer, outcome=replace(answer.outcome, polarity=polarity, said=said))


def test_the_newest_answers_of_a_skill_stand_on_the_right() -> None:
    history = [make_answered(days_ago=40 - n, is_right=n % 3 == 0) for n in range(20)]
    (row,) = show(history).skills
    assert len(row.states) == MOST_SHOWN
    assert row.states == tuple("right" if n % 3 == 0 else "miss" for n in range(8, 20))
    assert row.says == "7 of 20"
    assert row.told.startswith("The last answers, oldest first: not right, right")


def test_when_a_skill_comes_back_is_said_in_words() -> None:
    (later,) = show([make_answered()]).skills
    assert later.due.startswith("Again from ")
    (now,) = show([make_answered(days_ago=300)]).skills
    assert now.due == "Look at it again now."
    (sure,) = show([make_answered(is_right=False, confidence=Confidence.VERY)]).skills
    assert "very sure" in sure.due


@pytest.mark.parametrize(
    ("hits", "alarms", "words"),
    [(9, 1, "apart well"), (7, 4, "fairly well"), (4, 9, "do not tell"), (9, 8, "lean to seeing a problem")],
)
def test_from_twenty_judged_answers_on_discernment_is_told(hits: int, alarms: int, words: str) -> None:
    history = [
        judged(polarity, Says.PROBLEM if n < seen else Says.NONE)
        for polarity, seen in ((Polarity.PROBLEM, hits), (Polarity.NONE, alarms))
        for n in range(10)
    ]
    assert words in " ".join(show(history).verdicts)
    assert "too few" in " ".join(show(history[1:]).verdicts)


def test_sureness_is_drawn_and_judged_where_there_is_enough_of_it() -> None:
    assert show([make_answered()]).bars == ()
    few = show([make_answered(confidence=Confidence.VERY)])
    assert few.bars[-1].says == "1 of 1 right, too few to say"
    less = [make_answered(confidence=Confidence.FAIRLY)] * 5
    sure_wrong = [make_answered(is_right=False, confidence=Confidence.VERY)] * 5
    assert "no more often" in show([*less, *sure_wrong]).calibration
    guessed = [make_answered(is_right=False, confidence=Confidence.GUESS)] * 5
    assert "you know when you know" in show([*guessed, *[few_answer()] * 5]).calibration
    mixed = [*guessed, *[few_answer()] * 3, *sure_wrong[:2]]
    assert "still wrong 2 times of 5" in show(mixed).calibration


def few_answer() -> Answered:
    return make_answered(Skill.KIND, confidence=Confidence.VERY)
