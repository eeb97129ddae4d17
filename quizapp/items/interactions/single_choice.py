"""Single choice (QTI choiceInteraction): one option of several, a point for the key."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.errors import InvalidResponseError
from quizapp.items.item import Part


def read(shown: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    """Turn chosen places, counted from 0 in the shown order of option ids, into option ids.

    No place means unanswered. Raises InvalidResponseError for more than one or for one that is not there.
    """
    if len(places) > 1:
        raise InvalidResponseError("a single choice takes one option")
    if any(not 0 <= place < len(shown) for place in places):
        raise InvalidResponseError(f"there is no option {places[0]}")
    return tuple(shown[place] for place in places)


def is_right(part: Part, chosen: Sequence[str]) -> bool:
    """Say whether the chosen option is the key."""
    return list(chosen) == [part.key.id]
