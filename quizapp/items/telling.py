"""What an item tells a reader beside its own answer: could it state the key of another?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizapp.items.item import Item
from quizapp.items.linter.numbers import numbers_in
from quizapp.items.linter.words import normalise

FEWEST_WORDS = 4
"""A key of fewer words («about», «nobody») stands in many sentences without giving anything away."""


class Teller:
    """An item's words, taken apart once: what its stem and explanation say, and what its keys are."""

    def __init__(self, item: Item) -> None:
        text = "\n".join(_told(item))
        self._told = f" {normalise(text)} "
        self._numbers = frozenset(numbers_in(text))
        self._keys = tuple(f" {key} " for key in _keys(item))
        self._wanted = frozenset(Fraction(part.number.value) for part in item.parts if part.number)

    def tells_key_of(self, other: Teller) -> bool:
        """Say whether the stem or the explanation states a key of the other item, word for word."""
        return any(key in self._told for key in other._keys) or not self._numbers.isdisjoint(other._wanted)


def _told(item: Item) -> Iterator[str]:
    """Give what it says of the texts; the verdict is on its own question, in words that all share."""
    explanation = item.explanation
    yield from (explanation.fact, explanation.rule, explanation.cannot_tell)
    yield from (evidence.line for evidence in explanation.evidence)
    for part in item.parts:
        yield part.prompt
        yield from (option.feedback for option in part.options)
        if part.number:
            yield part.number.why


def _keys(item: Item) -> Iterator[str]:
    for part in item.parts:
        for option in part.options:
            key = normalise(option.text)
            if option.is_key and len(key.split()) >= FEWEST_WORDS:
                yield key
