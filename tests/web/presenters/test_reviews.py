"""Results are told in counts and sentences."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import Babel

from quizapp.items.item import Polarity, Says, Skill
from quizapp.learning.answer import Answer, Confidence
from quizapp.services.desk import Explained, Given, Points
from quizapp.web.presenters.reviews import describe_sureness, outcome_of, summarise
from tests.factories import make_item


@pytest.fixture(autouse=True)
def words() -> object:
    app = Flask("words")
    Babel(app)
    with app.test_request_context():
        yield


def explained(got: int, of: int = 1, polarity: Polarity = Polarity.PROBLEM, chosen: str = "one") -> Explained:
    item = make_item(1, Skill.COMPARE, polarity)
    given = Given(Answer({"verdict": (chosen,)}), (("0",),), (True,), ("One.",), 1, None, True)
    return Explained(1, "0" * 64, item, given, Points(got, of), {}, None)


def test_counts_are_told_in_words() -> None:
    summary = summarise([explained(1), explained(0), explained(1, 2)])
    assert summary.lead == "3 answers: 1 right, 1 in part, 1 to look at again."
    assert summary.strips[0].says == "1 of 3, 1 in part"


def test_all_right_is_said_so() -> None:
    assert summarise([explained(1)]).lead == "1 answer: 1 right, none to look at again."


def test_what_was_seen_and_imagined_is_told_and_not_judged() -> None:
    seen = explained(1, chosen="one")
    imagined = explained(0, polarity=Polarity.NONE, chosen="one")
    assert summarise([seen, imagined]).verdicts == (
        "1 question had a problem to find: you saw 1.",
        "1 question had no problem: you saw one in 1 all the same.",
        "That is too few to say which way you lean.",
    )


def test_an_outcome_tells_what_the_choice_says_not_whether_it_is_the_key() -> None:
    assert outcome_of(explained(0, chosen="one")).said is Says.PROBLEM
    assert outcome_of(explained(0, chosen="both")).said is Says.NONE


def test_sureness_has_names() -> None:
    assert [describe_sureness(step) for step in (None, *Confidence)] == [
        "",
        "guessing",
        "fairly sure",
        "very sure",
    ]
