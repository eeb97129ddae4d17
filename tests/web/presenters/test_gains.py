"""A gain in words: whole points of 100, a sign, how many students, and nothing of too few."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from quizapp.items.item import Skill
from quizapp.learning.gain import NOBODY, Half
from quizapp.services.analysis.gain import GainReport, Halves
from quizapp.web.presenters.gains import BOTTOM, TOP, GainTold, tell_gain
from tests.learning.test_gain import make_half

LITTLE = 0.02
"""How far students of a half differ in what changed."""


def half(n: int, before: float, after: float) -> Half:
    steps = [LITTLE * (number % 3 - 1) for number in range(n)]
    return make_half([(before, after + step) for step in steps])


def tell(app: Flask, first: Half, second: Half) -> GainTold:
    with app.test_request_context():
        return tell_gain(GainReport(Halves(first, second), {Skill.COMPARE: Halves(first, second)}))


def test_a_gain_is_told_with_its_interval_and_its_students(app: Flask) -> None:
    told = tell(app, half(12, 0.4, 0.5), half(12, 0.6, 0.9))
    assert told.says[0] == "Before, students had 50 of 100 points on average; after, 70."
    assert re.fullmatch(
        r"Change: \+20, between \+\d+ and \+\d+ \(24 students who took both tests\)\.", told.says[1]
    )
    assert told.says[2:] == ("The class did better after than before.",)
    assert [(row.n, row.before, row.after) for row in told.halves] == [
        (12, "40", "50"),
        (12, "60", "90"),
        (24, "50", "70"),
    ]
    assert told.halves[0].change == "+10"
    assert told.ease.startswith("Paper 2 turned out harder than paper 1 (points of 100: −10, between")


@pytest.mark.parametrize(
    ("after", "says"),
    [
        (0.3, "The class did worse after than before."),
        (0.5, "It is open whether the class did better or worse"),
    ],
)
def test_a_loss_is_called_so_and_what_is_open_is_left_open(app: Flask, after: float, says: str) -> None:
    told = tell(app, half(12, 0.5, after), half(12, 0.5, after))
    assert told.says[2].startswith(says)
    assert told.ease.startswith("Neither paper was clearly easier")


def test_few_students_come_with_a_warning(app: Flask) -> None:
    assert "take it as a hint" in tell(app, half(9, 0.5, 0.7), half(10, 0.5, 0.7)).says[-1]
    assert "hint" not in tell(app, half(10, 0.5, 0.7), half(10, 0.5, 0.7)).says[-1]


def test_of_too_few_only_their_number_is_told(app: Flask) -> None:
    told = tell(app, half(4, 0.5, 0.7), NOBODY)
    assert told.says == (
        "Too few to say. It takes 5 students of each half who took both tests, the one before first. "
        "So far there are 4 and 0.",
    )
    assert (told.ease, told.picture) == ("", None)
    assert all((row.before, row.after, row.change) == ("", "", "") for row in told.halves)
    assert [(skill, row.n, row.change) for skill, row in told.skills] == [(Skill.COMPARE, 4, "")]


def test_the_picture_keeps_within_its_frame(app: Flask) -> None:
    picture = tell(app, half(5, 0.0, 1.0), half(5, 1.0, 1.0)).picture
    assert picture is not None
    heights = (
        *(picture.low, picture.high, picture.whole.before, picture.whole.after),
        *(picture.first.before, picture.first.after, picture.second.before, picture.second.after),
    )
    assert all(TOP <= height <= BOTTOM + 4 for height in heights)
    assert picture.high < picture.whole.after <= picture.low or picture.high == TOP
