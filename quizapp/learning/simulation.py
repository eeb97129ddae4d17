"""Answers that made-up learners would give: by ability, and by the misreadings they lean to.

Used for demonstrations and to test reports against what was planted. Every choice comes from sha256 of the
seed, so that the same seed gives the same answers on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from math import exp
from statistics import NormalDist

from quizapp.items.item import Item, Part
from quizapp.learning.answer import Answer

SPREAD = 4.0
"""How many logits lie between the easiest and the hardest item."""


@dataclass(frozen=True)
class Learner:
    """A made-up learner: `ability` in logits around 0; `leanings` weigh misreadings, 1 where not named."""

    seed: str
    ability: float
    leanings: Mapping[str, float] = field(default_factory=dict)


def make_learner(seed: str, mean: float = 0.5, leanings: Mapping[str, float] | None = None) -> Learner:
    """Make a learner whose ability is drawn from a normal distribution around `mean`, deviation 1."""
    return Learner(seed, NormalDist(mean, 1.0).inv_cdf(_share(f"{seed}:ability")), leanings or {})


def simulate_answer(learner: Learner, item: Item) -> Answer:
    """Give the learner's answer: the key as often as a Rasch model says, else a misreading they lean to.

    Source of the model: Rasch (1960); the probability of the key is 1 / (1 + exp(difficulty - ability)).
    """
    return Answer({part.id: (_choose(learner, item, part),) for part in item.parts})


def _choose(learner: Learner, item: Item, part: Part) -> str:
    seed = f"{learner.seed}:{item.id}:{part.id}"
    difficulty = (item.difficulty - 0.5) * SPREAD
    if _share(f"{seed}:right") < 1 / (1 + exp(difficulty - learner.ability)):
        return part.key.id
    wrong = [option for option in part.options if not option.is_key]
    weights = [learner.leanings.get(option.source.misreading or "", 1.0) for option in wrong]
    place = _share(f"{seed}:wrong") * sum(weights)
    for option, weight in zip(wrong, weights, strict=True):
        place -= weight
        if place < 0:
            return option.id
    return wrong[-1].id


def _share(seed: str) -> float:
    """Give a number between 0 and 1, both left out."""
    return (int.from_bytes(sha256(seed.encode()).digest()[:6]) + 0.5) / 2**48
