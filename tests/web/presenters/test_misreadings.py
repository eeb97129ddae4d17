"""Every misreading that the bank names has words of its own, and those dropped are quoted."""

from __future__ import annotations

from flask import Flask

from quizapp.content.shipped import load_release
from quizapp.content.wordings import load_wording
from quizapp.learning.estimate import Estimate
from quizapp.web.presenters.estimates import say_decimal, say_interval
from quizapp.web.presenters.misreadings import name_misreading, say_misreading


def test_every_misreading_of_the_wording_has_a_name(app: Flask) -> None:
    with app.test_request_context():
        nameless = [name for name in load_wording().misreadings if not name_misreading(name)]
    assert nameless == []


def test_the_words_that_were_dropped_are_quoted(app: Flask) -> None:
    bank, *_ = load_release()
    with app.test_request_context():
        told = {
            say_misreading(option, item)
            for item in bank.approved
            for part in item.parts
            for option in part.options
            if option.source.misreading == "drops_bound" and not option.is_key
        }
    assert "they dropped “at least”" in told
    assert "they dropped “over”" in told


def test_nothing_is_less_than_nought_by_rounding(app: Flask) -> None:
    assert [say_decimal(value) for value in (-0.04, -0.06, 1.25)] == ["0.0", "−0.1", "1.2"]
    with app.test_request_context():
        assert say_interval(Estimate(0.5, -0.25, 0.75, 40), 2) == "0.50, between −0.25 and 0.75"
