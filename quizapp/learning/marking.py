"""What an answer earns."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.items.interactions import INTERACTIONS
from quizapp.items.item import Item
from quizapp.learning.answer import Answer


@dataclass(frozen=True)
class Score:
    """`points` earned of the `of` that could be."""

    points: int
    of: int

    @property
    def is_full(self) -> bool:
        """Say whether everything that could be earned was."""
        return self.points == self.of


def grade_item(item: Item, answer: Answer) -> Score:
    """Mark an answer: one point a part, and nothing for evidence without its answer.

    An item of two parts asks for the answer and then for the passage that shows it: two points for both,
    one for the answer alone, none for the evidence alone. Source of the rule: PARCC's scoring of
    evidence-based selected-response items.
    """
    rights = [INTERACTIONS[part.interaction].is_right(part, answer.chosen(part.id)) for part in item.parts]
    return Score(sum(rights) if rights[0] else 0, len(rights))
