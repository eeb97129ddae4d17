"""Answers to any part, right or not: the option shown first, every place once, the number one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quizapp.items.interactions import INTERACTIONS
from quizapp.items.interactions.shown import shown_from_document
from quizapp.items.item import Interaction


def give_any(document: Mapping[str, Any]) -> list[str]:
    """Give what a page would send of a part, from what is stored of it with an attempt."""
    shown = shown_from_document(document)
    if shown.interaction in {Interaction.MATCH, Interaction.ORDER}:
        return give_pairs(len(shown.options), len(shown.targets))
    return ["1"] if shown.interaction is Interaction.NUMBER else ["0"]


def give_other(document: Mapping[str, Any]) -> list[str]:
    """Give another answer to the part than `give_any` does."""
    shown = shown_from_document(document)
    if shown.interaction in {Interaction.MATCH, Interaction.ORDER}:
        first, *rest = give_any(document)
        return [*rest, first]
    return ["2"] if shown.interaction is Interaction.NUMBER else ["1"]


def choose_any(document: Mapping[str, Any]) -> tuple[str, ...]:
    """Give what is stored of such an answer."""
    shown = shown_from_document(document)
    return INTERACTIONS[shown.interaction].read(shown, give_any(document))


def give_pairs(options: int, targets: int) -> list[str]:
    """Give each option the next target, the first one again after the last."""
    return [str(place % targets) for place in range(options)]
