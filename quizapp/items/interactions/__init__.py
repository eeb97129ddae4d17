"""How parts are answered: one module an interaction, each with `read`, `is_right`; this table binds them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quizapp.items.interactions import single_choice
from quizapp.items.item import Interaction, Part


@dataclass(frozen=True)
class Binding:
    """The rules of one interaction: read chosen places into option ids, and say whether they are right."""

    read: Callable[[Sequence[str], Sequence[int]], tuple[str, ...]]
    is_right: Callable[[Part, Sequence[str]], bool]


INTERACTIONS = {
    Interaction.SINGLE_CHOICE: Binding(single_choice.read, single_choice.is_right),
}
