"""Single choice (QTI choiceInteraction, maxChoices 1): one option of several, a point for the key."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.errors import InvalidResponseError
from quizapp.items.interactions.multiple_choice import is_complete, tell, write
from quizapp.items.interactions.multiple_choice import read as read_several
from quizapp.items.interactions.score import Score
from quizapp.items.interactions.shown import Shown
from quizapp.items.item import Part

__all__ = ["grade", "is_complete", "read", "tell", "write"]


def read(shown: Shown, given: Sequence[str]) -> tuple[str, ...]:
    """Turn the chosen place, counted from 0 in the shown order, into an option id; none means unanswered.

    Raises InvalidResponseError for more than one or for one that is not there.
    """
    if len(given) > 1:
        raise InvalidResponseError("a single choice takes one option")
    return read_several(shown, given)


def grade(part: Part, chosen: Sequence[str]) -> Score:
    """Give one point for the key (QTI match_correct)."""
    return Score(int(list(chosen) == [part.key.id]), 1)
