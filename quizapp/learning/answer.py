"""What a learner gave as an answer to one question: chosen options by id, part by part.

The stored document is `{"parts": {part_id: [option_id, …]}}`; a part without an entry is unanswered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from quizapp.items.item import Item


class Confidence(StrEnum):
    """How sure a learner says they are. Private: never in a grade, an export or a teacher's view."""

    GUESS = "guess"
    FAIRLY = "fairly"
    VERY = "very"


@dataclass(frozen=True)
class Answer:
    """Chosen option ids per part id. An empty answer is one that was opened and not given."""

    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def chosen(self, part: str) -> tuple[str, ...]:
        """Give the option ids chosen in a part, none where it is unanswered."""
        return self.parts.get(part, ())

    def is_complete(self, item: Item) -> bool:
        """Say whether every part of the item has a choice."""
        return all(self.chosen(part.id) for part in item.parts)

    def to_document(self) -> dict[str, Any]:
        """Turn the answer into the JSON that is stored."""
        return {"parts": {part: list(options) for part, options in sorted(self.parts.items()) if options}}


def answer_from_document(document: Mapping[str, Any] | None) -> Answer:
    """Read a stored answer; None is the empty answer."""
    parts = document["parts"] if document else {}
    return Answer({part: tuple(options) for part, options in parts.items()})
