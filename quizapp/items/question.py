"""A question: an item as a learner may see it before the answer is final. This type has no key.

Pages that show an open question are built from it, so that nothing of the key can slip into them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.items.item import Interaction, Item, Part, Passage, Skill


@dataclass(frozen=True)
class QuestionPart:
    """One part as shown: option texts in the order stored for this paper; the place is the option's name."""

    prompt: str
    interaction: Interaction
    options: tuple[str, ...]
    are_quotations: bool
    targets: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True)
class Question:
    """An item without key, misreadings, feedback, sources or explanation."""

    skill: Skill
    passages: tuple[Passage, ...]
    parts: tuple[QuestionPart, ...]
    content_notes: tuple[str, ...]


def as_question(item: Item, order: Sequence[Sequence[str]]) -> Question:
    """Show an item with each part's options in the given order of option ids.

    Raises ValueError where the order does not name each part's options once.
    """
    if len(order) != len(item.parts):
        raise ValueError(f"item {item.id} has {len(item.parts)} parts, the order names {len(order)}")
    return Question(
        skill=item.skill,
        passages=item.passages,
        parts=tuple(
            QuestionPart(
                prompt=part.prompt,
                interaction=part.interaction,
                options=_texts(item, place, ids),
                are_quotations=all(option.source.kind != "verdict" for option in part.options),
                targets=_targets(part),
                unit=part.number.unit if part.number else "",
            )
            for place, (part, ids) in enumerate(zip(item.parts, order, strict=True))
        ),
        content_notes=item.content_notes,
    )


def _targets(part: Part) -> tuple[str, ...]:
    texts = {target.id: target.text for target in part.targets}
    return tuple(texts.get(name, name) for name in part.target_ids)


def _texts(item: Item, place: int, ids: Sequence[str]) -> tuple[str, ...]:
    texts = {option.id: option.text for option in item.parts[place].options}
    if sorted(ids) != sorted(texts):
        raise ValueError(f"item {item.id}: the order {list(ids)} does not name its options once each")
    return tuple(texts[name] for name in ids)
