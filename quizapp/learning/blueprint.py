"""A blueprint: how many questions of which skills make a quiz, and how it is taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from quizapp.items.item import Skill


class Mode(StrEnum):
    """When answers are explained: after each one, or after all are handed in."""

    TRAINING = "training"
    ASSESSMENT = "assessment"


@dataclass(frozen=True)
class Blueprint:
    """A named recipe for a paper. `skills` says how many questions of each skill it draws.

    Where `draws` is given, a paper takes only so many of the skills, one question each: those that are due.
    `first` names a design that leads the first round a learner ever takes.
    """

    slug: str
    title: str
    lead: str
    minutes: int
    mode: Mode
    skills: Mapping[Skill, int]
    first: str | None = None
    draws: int | None = None

    @property
    def length(self) -> int:
        """How many questions the paper has."""
        return self.draws or sum(self.skills.values())
