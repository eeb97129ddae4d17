"""A single choice: one place, or none."""

from __future__ import annotations

import pytest

from quizapp.errors import InvalidResponseError
from quizapp.items.interactions import INTERACTIONS
from quizapp.items.interactions.single_choice import is_right, read
from quizapp.items.item import Interaction
from tests.factories import make_item

SHOWN = ("one", "both", "neither")


def test_every_interaction_is_bound() -> None:
    assert set(INTERACTIONS) == set(Interaction)


@pytest.mark.parametrize(("places", "chosen"), [([], ()), ([0], ("one",)), ([2], ("neither",))])
def test_a_place_names_the_option_shown_there(places: list[int], chosen: tuple[str, ...]) -> None:
    assert read(SHOWN, places) == chosen


@pytest.mark.parametrize("places", [[3], [-1], [0, 1], [1, 1], [10**400]])
def test_anything_but_one_place_is_refused(places: list[int]) -> None:
    with pytest.raises(InvalidResponseError):
        read(SHOWN, places)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [(("one",), True), (("both",), False), ((), False), (("one", "both"), False), (("one", "one"), False)],
)
def test_only_the_key_alone_is_right(chosen: tuple[str, ...], expected: bool) -> None:
    assert is_right(make_item(0).parts[0], chosen) is expected
