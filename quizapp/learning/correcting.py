"""Put right what a wrong question earned: leave it out, or mark its answers by another revision."""

from __future__ import annotations

from enum import StrEnum

from quizapp.items.interactions.match import JOIN
from quizapp.items.interactions.score import Score
from quizapp.items.item import CHOOSING, Interaction, Item, Part
from quizapp.learning.answer import Answer
from quizapp.learning.marking import grade_item


class CorrectionKind(StrEnum):
    """What is done about a wrong question."""

    LEFT_OUT = "left_out"
    MARKED_AGAIN = "marked_again"


NOTHING = Score(0, 0)
"""What an answer earns to a question that does not count: nothing of nothing."""


def mark_again(earned: Score, item: Item, answer: Answer, may_lower: bool) -> Score:
    """Mark an answer by another revision of its item; what it `earned` stays where it would fall.

    `may_lower` lets it fall. Revisions may give different points, so shares of points are compared.
    """
    again = grade_item(item, answer)
    falls = again.points * earned.of < earned.points * again.of
    return earned if falls and not may_lower else again


def can_mark(before: Item, after: Item, answer: Answer) -> bool:
    """Say whether an answer to one revision of an item can be marked by another (trust.md 5).

    It can where every part is still there and answered in the same way, and every option that was chosen
    still exists. An id is retired when the meaning of its option changes, so that equal ids mean the same.
    """
    if [_kind(part) for part in before.parts] != [_kind(part) for part in after.parts]:
        return False
    return all(set(answer.chosen(part.id)) <= _possible(part, answer) for part in after.parts)


def _kind(part: Part) -> tuple[str, Interaction]:
    return part.id, part.interaction


def _possible(part: Part, answer: Answer) -> set[str]:
    """Name what may be stored of an answer to a part."""
    if part.interaction in CHOOSING:
        return {option.id for option in part.options}
    if part.interaction is Interaction.NUMBER:
        return set(answer.chosen(part.id))
    return {f"{option.id}{JOIN}{target}" for option in part.options for target in part.target_ids}
