"""Put in order (QTI orderInteraction): each option gets a place, stored as a pair with it."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.items.interactions.match import JOIN, count_right, read, tell, write
from quizapp.items.interactions.score import Score, grade_in_two
from quizapp.items.interactions.shown import Shown
from quizapp.items.item import Part

__all__ = ["grade", "is_complete", "read", "tell", "write"]


def is_complete(shown: Shown, chosen: Sequence[str]) -> bool:
    """Say whether every option has a place of its own."""
    places = {pair.split(JOIN)[1] for pair in chosen}
    return len(chosen) == len(places) == len(shown.options)


def grade(part: Part, chosen: Sequence[str]) -> Score:
    """Give two points for the right order, one where changing two neighbours over makes it right."""
    size = len(part.options)
    is_full = count_right(part, chosen) == size
    return grade_in_two(is_full, is_full or _is_one_swap_away(part, chosen))


def _is_one_swap_away(part: Part, chosen: Sequence[str]) -> bool:
    places = {pair.split(JOIN)[0]: int(pair.split(JOIN)[1]) for pair in chosen}
    size = len(part.options)
    if sorted(places.values()) != list(range(1, size + 1)):
        return False
    moved = sorted(int(option.target) for option in part.options if places[option.id] != int(option.target))
    return len(moved) == 2 and moved[1] - moved[0] == 1
