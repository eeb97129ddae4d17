"""Answers that made-up learners would give: by ability, and by the misreadings they lean to.

Used for demonstrations and to test reports against what was planted. Every choice comes from sha256 of the
seed, so that the same seed gives the same answers on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from hashlib import sha256
from math import exp
from statistics import NormalDist

from quizapp.items.item import CHOOSING, Interaction, Item, Part, Polarity
from quizapp.learning.answer import Answer, Confidence
from quizapp.learning.marking import grade_item

SPREAD = 4.0
"""How many logits lie between the easiest and the hardest item."""


@dataclass(frozen=True)
class Judging:
    """How a made-up learner judges: d′ and c, as `quizapp.learning.discernment` has them."""

    sensitivity: float
    bias: float

    def share(self, polarity: Polarity) -> float:
        """Give how often they say that there is a problem, where there is one and where there is none."""
        signal = self.sensitivity / 2 if polarity is Polarity.PROBLEM else -self.sensitivity / 2
        return NormalDist().cdf(signal - self.bias)


@dataclass(frozen=True)
class Learner:
    """A made-up learner: `ability` in logits around 0; `leanings` weigh misreadings, 1 where not named.

    Where `judging` is given, judged questions go by it and not by ability.
    """

    seed: str
    ability: float
    leanings: Mapping[str, float] = field(default_factory=dict)
    judging: Judging | None = None


def make_learner(seed: str, mean: float = 0.5, leanings: Mapping[str, float] | None = None) -> Learner:
    """Make a learner whose ability is drawn from a normal distribution around `mean`, deviation 1."""
    return Learner(seed, NormalDist(mean, 1.0).inv_cdf(_share(f"{seed}:ability")), leanings or {})


def simulate_answer(learner: Learner, item: Item) -> Answer:
    """Give the learner's answer: right as often as a Rasch model says, else a misreading they lean to.

    Source of the model: Rasch (1960); a right answer has probability 1 / (1 + exp(difficulty - ability)).
    """
    return Answer({part.id: _answer(learner, item, part) for part in item.parts})


def simulate_confidence(learner: Learner, item: Item, answer: Answer) -> Confidence | None:
    """Say how sure the learner is: surer where the answer is right; a tenth of the time nothing."""
    place = _share(f"{learner.seed}:{item.id}:sure")
    if place < 0.1:
        return None
    guesses, sure = (0.2, 0.55) if grade_item(item, answer).is_full else (0.4, 0.75)
    return Confidence.GUESS if place < guesses else Confidence.FAIRLY if place < sure else Confidence.VERY


def _answer(learner: Learner, item: Item, part: Part) -> tuple[str, ...]:
    if part.interaction is Interaction.SINGLE_CHOICE:
        return (_choose(learner, item, part),)
    if part.number is not None:
        slip = 1 if _is_able(learner, item, part.id) else 10
        return (str(Fraction(part.number.value) * slip),)
    if part.interaction in CHOOSING:
        picked = [o.id for o in part.options if o.is_key == _is_able(learner, item, f"{part.id}:{o.id}")]
        return tuple(picked) or (part.options[0].id,)
    targets = part.target_ids
    if part.interaction is Interaction.ORDER:
        turn = 0 if _is_able(learner, item, part.id) else 1
        places = [targets[(int(option.target) - 1 + turn) % len(targets)] for option in part.options]
        return tuple(f"{option.id}>{place}" for option, place in zip(part.options, places, strict=True))
    return tuple(
        f"{o.id}>{o.target if _is_able(learner, item, f'{part.id}:{o.id}') else targets[0]}"
        for o in part.options
    )


def share_right(learner: Learner, item: Item) -> float:
    """Give how often the learner is right in a question with one single choice."""
    if learner.judging and item.is_judged:
        says_problem = learner.judging.share(item.polarity)
        return says_problem if item.polarity is Polarity.PROBLEM else 1 - says_problem
    return 1 / (1 + exp((item.difficulty - 0.5) * SPREAD - learner.ability))


def _is_able(learner: Learner, item: Item, what: str) -> bool:
    return _share(f"{learner.seed}:{item.id}:{what}:right") < share_right(learner, item)


def _choose(learner: Learner, item: Item, part: Part) -> str:
    if _is_able(learner, item, part.id):
        return part.key.id
    wrong = [option for option in part.options if not option.is_key]
    if learner.judging and item.is_judged:
        # Who is wrong about a problem says the opposite, where an option does.
        wrong = [o for o in wrong if o.says not in (None, part.says)] or wrong
    weights = [learner.leanings.get(option.source.misreading or "", 1.0) for option in wrong]
    place = _share(f"{learner.seed}:{item.id}:{part.id}:wrong") * sum(weights)
    for option, weight in zip(wrong, weights, strict=True):
        place -= weight
        if place < 0:
            return option.id
    return wrong[-1].id


def _share(seed: str) -> float:
    """Give a number between 0 and 1, both left out."""
    return (int.from_bytes(sha256(seed.encode()).digest()[:6]) + 0.5) / 2**48
