"""Multiple choice (QTI choiceInteraction): all options that hold, and no other."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.errors import InvalidResponseError
from quizapp.items.interactions.score import Score, Told, grade_in_two
from quizapp.items.interactions.shown import Shown, read_place
from quizapp.items.item import Part


def read(shown: Shown, given: Sequence[str]) -> tuple[str, ...]:
    """Turn chosen places, counted from 0 in the shown order, into option ids in that order.

    Raises InvalidResponseError for a place that is not there or is named twice.
    """
    places = [read_place(one, len(shown.options)) for one in given]
    if len(set(places)) != len(places):
        raise InvalidResponseError("an option is chosen twice")
    return tuple(shown.options[place] for place in sorted(places))


def write(shown: Shown, chosen: Sequence[str]) -> tuple[str, ...]:
    """Turn option ids back into places."""
    return tuple(str(place) for place, option in enumerate(shown.options) if option in chosen)


def is_complete(_: Shown, chosen: Sequence[str]) -> bool:
    """Say whether anything is chosen."""
    return bool(chosen)


def grade(part: Part, chosen: Sequence[str]) -> Score:
    """Give two points for exactly the keys, one where keys less wrong choices are at least half of them.

    A wrong choice takes a right one away, so that choosing everything earns nothing (QTI map_response).
    """
    keys = {option.id for option in part.options if option.is_key}
    right = len(keys & set(chosen))
    net = right - (len(chosen) - right)
    return grade_in_two(set(chosen) == keys, 2 * net >= len(keys))


def tell(part: Part, chosen: Sequence[str]) -> tuple[Told, ...]:
    """Say what was chosen, in the order of the options."""
    return tuple(Told(option.text, option.is_key) for option in part.options if option.id in chosen)
