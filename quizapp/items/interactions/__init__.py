"""How parts are answered: one module an interaction; this table binds its rules.

What a page sends of a part is a list of texts, `given`: chosen places, a target's place for each option, or
a number as typed. What is stored of it are ids, `chosen`, which outlive any order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType

from quizapp.items.interactions import (
    match,
    multiple_choice,
    number,
    order,
    pick_phrases,
    single_choice,
)
from quizapp.items.interactions.score import Score, Told
from quizapp.items.interactions.shown import Shown
from quizapp.items.item import Interaction, Part


@dataclass(frozen=True)
class Binding:
    """The rules of one interaction.

    `read` turns what was given into what is stored and `write` turns it back; `is_complete` says whether
    it can be checked, `grade` what it earns, and `tell` what was chosen, in words,
    each with whether it is right.
    """

    read: Callable[[Shown, Sequence[str]], tuple[str, ...]]
    write: Callable[[Shown, Sequence[str]], tuple[str, ...]]
    is_complete: Callable[[Shown, Sequence[str]], bool]
    grade: Callable[[Part, Sequence[str]], Score]
    tell: Callable[[Part, Sequence[str]], tuple[Told, ...]]


def _bind(module: ModuleType) -> Binding:
    return Binding(module.read, module.write, module.is_complete, module.grade, module.tell)


INTERACTIONS = {
    Interaction.SINGLE_CHOICE: _bind(single_choice),
    Interaction.MULTIPLE_CHOICE: _bind(multiple_choice),
    Interaction.PICK_PHRASES: _bind(pick_phrases),
    Interaction.ORDER: _bind(order),
    Interaction.MATCH: _bind(match),
    Interaction.NUMBER: _bind(number),
}
