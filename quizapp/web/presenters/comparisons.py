"""A learner's answer beside the right one, line by line, where a part has several lines."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.items.interactions.match import JOIN
from quizapp.items.item import Interaction, Option, Part
from quizapp.learning.answer import Answer
from quizapp.web.presenters.parts import name_target

PAIRED = frozenset({Interaction.MATCH, Interaction.ORDER})
"""Interactions in which every line has one right partner."""


@dataclass(frozen=True)
class PairLine:
    """A line of a match or an order: what it was given, empty for nothing, and what is right."""

    text: str
    yours: str
    right: str

    @property
    def is_right(self) -> bool:
        """Say whether what was given is right."""
        return self.yours == self.right


@dataclass(frozen=True)
class ChoiceLine:
    """An option that may be chosen with others: what was done with it, and whether it is right."""

    text: str
    is_chosen: bool
    is_key: bool

    @property
    def state(self) -> str:
        """Give `right`, `miss` for a wrong choice, `part` for one missed, empty for one rightly left."""
        if self.is_chosen:
            return "right" if self.is_key else "miss"
        return "part" if self.is_key else ""


def compare_pairs(part: Part, answer: Answer) -> tuple[PairLine, ...]:
    """Give the lines of a match as they stand, those of an order in the right one."""
    given = dict(pair.split(JOIN) for pair in answer.chosen(part.id))
    names = {target.id: target.text for target in part.targets}
    options = sorted(part.options, key=_place) if part.interaction is Interaction.ORDER else part.options
    return tuple(
        PairLine(
            option.text,
            names.get(given[option.id], given[option.id]) if option.id in given else "",
            name_target(part, option),
        )
        for option in options
    )


def compare_choices(part: Part, answer: Answer) -> tuple[ChoiceLine, ...]:
    """Give every option with whether it was chosen and whether it is right."""
    chosen = answer.chosen(part.id)
    return tuple(ChoiceLine(option.text, option.id in chosen, option.is_key) for option in part.options)


def _place(option: Option) -> int:
    return int(option.target)
