"""What was answered to one part of a question, and what it earned."""

from __future__ import annotations

from quizapp.items.interactions import INTERACTIONS
from quizapp.items.interactions.score import Score, Told
from quizapp.items.item import Option, Part
from quizapp.learning.answer import Answer


def grade_part(part: Part, answer: Answer) -> Score:
    """Give what the answer to a part earns by itself."""
    return INTERACTIONS[part.interaction].grade(part, answer.chosen(part.id))


def tell_part(part: Part, answer: Answer) -> tuple[Told, ...]:
    """Say what was chosen, none where the part is unanswered."""
    return INTERACTIONS[part.interaction].tell(part, answer.chosen(part.id))


def name_target(part: Part, option: Option) -> str:
    """Name what an option belongs to: the text of its target, or its place in an order."""
    return next((target.text for target in part.targets if target.id == option.target), option.target)
