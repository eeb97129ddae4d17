"""A single choice: one place, or none."""

from __future__ import annotations

import pytest

from quizapp.errors import InvalidResponseError
from quizapp.items.interactions.score import Score
from quizapp.items.interactions.shown import Shown
from quizapp.items.interactions.single_choice import grade, read
from quizapp.items.item import Interaction
from tests.factories import make_item

SHOWN = Shown("verdict", Interaction.SINGLE_CHOICE, ("one", "both", "neither"))


@pytest.mark.parametrize(("given", "chosen"), [([], ()), (["0"], ("one",)), (["2"], ("neither",))])
def test_a_place_names_the_option_shown_there(given: list[str], chosen: tuple[str, ...]) -> None:
    assert read(SHOWN, given) == chosen


@pytest.mark.parametrize("given", [["3"], ["-1"], ["0", "1"], ["1", "1"], ["9" * 400], ["x"], ["²"], [""]])
def test_anything_but_one_place_is_refused(given: list[str]) -> None:
    with pytest.raises(InvalidResponseError):
        read(SHOWN, given)


@pytest.mark.parametrize(
    ("chosen", "points"), [(("one",), 1), (("both",), 0), ((), 0), (("one", "both"), 0), (("one", "one"), 0)]
)
def test_only_the_key_alone_is_right(chosen: tuple[str, ...], points: int) -> None:
    assert grade(make_item(0).parts[0], chosen) == Score(points, 1)
