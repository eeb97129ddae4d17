"""What a learner gave as an answer to one question: options, pairs or a number, part by part.

The stored document is `{"parts": {part_id: [option_id, …]}}`; a part without an entry is unanswered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from quizapp.items.interactions import INTERACTIONS
from quizapp.items.interactions.shown import Shown


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

    def is_complete(self, shown: Sequence[Shown]) -> bool:
        """Say whether every part has all that its interaction asks for."""
        return all(INTERACTIONS[part.interaction].is_complete(part, self.chosen(part.part)) for part in shown)

    def to_document(self) -> dict[str, Any]:
        """Turn the answer into the JSON that is stored."""
        return {"parts": {part: list(options) for part, options in sorted(self.parts.items()) if options}}


def answer_from_document(document: Mapping[str, Any] | None) -> Answer:
    """Read a stored answer; None is the empty answer."""
    parts = document["parts"] if document else {}
    return Answer({part: tuple(options) for part, options in parts.items()})
