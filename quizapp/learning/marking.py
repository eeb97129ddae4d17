"""What an answer earns."""

from __future__ import annotations

from quizapp.items.interactions import INTERACTIONS
from quizapp.items.interactions.score import Score
from quizapp.items.item import Item
from quizapp.learning.answer import Answer


def grade_item(item: Item, answer: Answer) -> Score:
    """Mark an answer: what its parts earn, and nothing for evidence without its answer.

    An item of two parts asks for the answer and then for the passage that shows it: all points for both,
    those of the first for the answer alone, none for the evidence alone. Source of the rule: PARCC's scoring
    of evidence-based selected-response items.
    """
    scores = [INTERACTIONS[part.interaction].grade(part, answer.chosen(part.id)) for part in item.parts]
    counted = scores if scores[0].is_full else scores[:1]
    return Score(sum(score.points for score in counted), sum(score.of for score in scores))
