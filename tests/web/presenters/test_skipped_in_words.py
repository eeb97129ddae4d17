"""How skipped questions are told: beside the points, never in them."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import Babel

from quizapp.services.gradebook import Cell, Standing
from quizapp.services.scores import AttemptScore
from quizapp.web.presenters.reviews import summarise
from quizapp.web.presenters.standings import say_points, say_standing
from quizapp.web.presenters.summaries import summarise_assignment
from tests.factories import NOW


@pytest.fixture(autouse=True)
def words() -> object:
    app = Flask("words")
    Babel(app)
    with app.test_request_context():
        yield


def score(points: int = 0, of: int = 6, skipped: int = 0, left_out: int = 0) -> AttemptScore:
    marked = 6 - skipped - left_out
    return AttemptScore(1, "k", 1, 1, 1, NOW, NOW, 0, 6, of, skipped, marked, points, of)


def cell(one: AttemptScore, standing: Standing = Standing.HANDED_IN) -> Cell:
    return Cell(standing, one, one, (one,), False)


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (score(4), "4 of 6"),
        (score(4, 5, 1), "4 of 5, one skipped"),
        (score(1, 3, 3), "1 of 3, 3 skipped"),
        (score(0, 0, 6), "all skipped"),
        (score(4, 5, left_out=1), "4 of 5, one left out"),
        (score(3, 3, 1, left_out=2), "3 of 3, one skipped, 2 left out"),
        (score(0, 0, 1, left_out=5), "nothing counts"),
    ],
)
def test_points_are_of_what_was_answered(one: AttemptScore, told: str) -> None:
    assert say_points(one) == say_standing(cell(one)) == told


def test_who_is_in_the_middle_of_it_is_told_so_too() -> None:
    told = say_standing(cell(score(0, 2, 1), Standing.IN_PROGRESS))
    assert told == "In progress, 2 of 6 answered, one skipped"


def test_the_spread_compares_shares_and_leaves_out_who_has_no_points() -> None:
    summary = summarise_assignment([cell(score(3)), cell(score(4, 4, 2)), cell(score(0, 0, 6))])
    assert {bar.label: bar.count for bar in summary.bars if bar.count} == {"3": 1, "6": 1}
    assert summary.handed_in == 3
    assert "Who skipped a question stands by the share" in summary.sentence
    assert "1 student has no question left that counts, and no points." in summary.sentence


def test_a_class_that_skips_everything_has_no_spread() -> None:
    summary = summarise_assignment([cell(score(0, 0, 6))])
    assert (summary.bars, summary.handed_in) == ((), 1)
    assert summary.sentence == "1 student has no question left that counts, and no points."


def test_a_class_that_skips_nothing_reads_nothing_of_it() -> None:
    assert "skipped" not in summarise_assignment([cell(score(3))]).sentence
    assert summarise_assignment([]).sentence == "Nobody has handed in yet."


def test_a_review_in_which_nothing_counts_says_so() -> None:
    assert summarise([], 2).lead == "Every question was skipped. Nothing is counted."
    assert summarise([], 2).strips == ()
