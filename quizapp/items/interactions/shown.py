"""A part as one paper shows it: the ids behind the places that a page sends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.errors import InvalidResponseError
from quizapp.items.item import Interaction, Part


@dataclass(frozen=True)
class Shown:
    """The ids of a part's options, and of what they are matched with, in the order shown."""

    part: str
    interaction: Interaction
    options: tuple[str, ...]
    targets: tuple[str, ...] = ()

    def to_document(self) -> dict[str, Any]:
        """Turn it into the JSON that is stored with an attempt."""
        document: dict[str, Any] = {
            "part": self.part,
            "interaction": self.interaction.value,
            "options": list(self.options),
        }
        return {**document, "targets": list(self.targets)} if self.targets else document


def shown_from_document(document: Mapping[str, Any]) -> Shown:
    """Read what is stored with an attempt."""
    return Shown(
        document["part"],
        Interaction(document["interaction"]),
        tuple(document["options"]),
        tuple(document.get("targets", ())),
    )


def show_part(part: Part, order: Sequence[str]) -> Shown:
    """Show a part with its options in this order."""
    return Shown(part.id, part.interaction, tuple(order), part.target_ids)


def read_place(given: str, size: int) -> int:
    """Read a place from 0; InvalidResponseError for what is none of `size`."""
    if not (given.isascii() and given.isdigit() and len(given) < 4 and int(given) < size):
        raise InvalidResponseError(f"there is no option {given[:20]!r}")
    return int(given)
