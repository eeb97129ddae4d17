"""Count what came of answers: by skill, and of judged items what was seen and what was imagined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.items.item import Item, Polarity, Says, Skill
from quizapp.learning.answer import Answer


@dataclass(frozen=True)
class Outcome:
    """One marked answer. `said` is what the chosen option says, None where it says nothing."""

    skill: Skill
    polarity: Polarity
    said: Says | None
    points: int
    of: int

    @property
    def is_right(self) -> bool:
        """Say whether every point was earned."""
        return self.points == self.of

    @property
    def is_partly_right(self) -> bool:
        """Say whether some points were earned, and not all."""
        return 0 < self.points < self.of


def make_outcome(item: Item, answer: Answer, points: int, of: int) -> Outcome:
    """Take from a marked answer what a result counts."""
    chosen = answer.chosen(item.parts[0].id)
    said = next((option.says for option in item.parts[0].options if option.id in chosen), None)
    return Outcome(item.skill, item.polarity, said, points, of)


@dataclass(frozen=True)
class SkillTally:
    """How many answers of one skill were right, right in part, and given in all."""

    right: int
    part: int
    total: int


@dataclass(frozen=True)
class VerdictTally:
    """Judged items: how many had a problem and how often it was said; how many had none and was it said."""

    problems: int
    hits: int
    nones: int
    false_alarms: int


def count_skills(outcomes: Sequence[Outcome]) -> dict[Skill, SkillTally]:
    """Count answers by skill, in the order of the skills."""
    present = [skill for skill in Skill if any(outcome.skill is skill for outcome in outcomes)]
    return {
        skill: SkillTally(
            right=sum(outcome.is_right for outcome in outcomes if outcome.skill is skill),
            part=sum(outcome.is_partly_right for outcome in outcomes if outcome.skill is skill),
            total=sum(outcome.skill is skill for outcome in outcomes),
        )
        for skill in present
    }


def count_verdicts(outcomes: Sequence[Outcome]) -> VerdictTally:
    """Count hits and false alarms: by what the chosen option says, not by whether it is the key."""
    problems = [outcome for outcome in outcomes if outcome.polarity is Polarity.PROBLEM]
    nones = [outcome for outcome in outcomes if outcome.polarity is Polarity.NONE]
    return VerdictTally(
        problems=len(problems),
        hits=sum(outcome.said is Says.PROBLEM for outcome in problems),
        nones=len(nones),
        false_alarms=sum(outcome.said is Says.PROBLEM for outcome in nones),
    )
