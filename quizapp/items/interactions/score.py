"""What an answer to a part earns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Score:
    """`points` earned of the `of` that could be."""

    points: int
    of: int

    @property
    def is_full(self) -> bool:
        """Say whether everything that could be earned was."""
        return self.points == self.of


class Told(NamedTuple):
    """One thing that was answered, in words, and whether it is right by itself."""

    text: str
    is_right: bool


def grade_in_two(is_full: bool, is_half: bool) -> Score:
    """Give two points for everything, one where at least half of it is right, none below.

    Source of the rule: Smarter Balanced's scoring of multi-select and matching items with partial credit.
    """
    return Score(2 if is_full else 1 if is_half else 0, 2)
