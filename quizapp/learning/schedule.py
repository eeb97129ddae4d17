"""When a skill is to be looked at again: one FSRS card a skill, replayed from the answers.

FSRS 6 (Free Spaced Repetition Scheduler, https://github.com/open-spaced-repetition/py-fsrs) predicts how well
something is still remembered. A skill comes back as a new claim, not as the same question, so that what it
schedules is practice of the skill. Wrong → Again, right but guessed → Hard, right → Good. Nothing is drawn by
chance, and every time is given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from fsrs import Card, Rating, Scheduler

from quizapp.items.item import Skill
from quizapp.learning.answer import Confidence
from quizapp.learning.blueprint import Blueprint
from quizapp.learning.history import Answered

# Without learning steps a card is due after days, not minutes: a round asks once a skill.
_SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
_BEGINNING = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class SkillState:
    """Where a skill stands: when it is due, how well it is likely held now (0 to 1), and the last answer.

    `is_surely_wrong` says that the last answer was wrong and given very sure.
    """

    due: dt.datetime
    strength: float
    is_surely_wrong: bool


def replay(history: Sequence[Answered], now: dt.datetime) -> Mapping[Skill, SkillState]:
    """Work out the state of every skill practised, from all answers in whatever order."""
    states = {}
    for skill in Skill:
        answers = sorted((one for one in history if one.outcome.skill is skill), key=lambda one: one.at)
        if answers:
            states[skill] = _replay_skill(answers, now)
    return states


def list_due(states: Mapping[Skill, SkillState], now: dt.datetime) -> tuple[Skill, ...]:
    """Give the skills to look at again: what was surely wrong first, then those least well held."""
    due = [skill for skill, state in states.items() if state.is_surely_wrong or state.due <= now]
    return tuple(sorted(due, key=lambda skill: (not states[skill].is_surely_wrong, states[skill].strength)))


def plan_round(
    blueprint: Blueprint,
    states: Mapping[Skill, SkillState],
    seed: str,
    due: Sequence[Skill] = (),
    lead: Skill | None = None,
) -> Blueprint:
    """Make a blueprint that takes some of its skills into one that names them: those a learner needs now.

    `due` are the skills to look at again, `lead` is one that must be in it. Others stay as they are.
    """
    if blueprint.draws is None:
        return blueprint
    chosen = choose_skills(blueprint.skills, states, due, blueprint.draws, seed)
    if lead is not None and lead not in chosen:
        chosen = (lead, *chosen[:-1])
    return replace(blueprint, skills=dict.fromkeys(chosen, 1), draws=None)


def choose_skills(
    skills: Collection[Skill], states: Mapping[Skill, SkillState], due: Sequence[Skill], size: int, seed: str
) -> tuple[Skill, ...]:
    """Choose what a round asks: what is due, then what was never practised, then what is least well held.

    Among skills never practised the seed decides. Fewer than `size` where there are no more skills.
    """
    first = [skill for skill in due if skill in skills]
    new = sorted(
        (s for s in skills if s not in states), key=lambda s: sha256(f"{seed}:{s}".encode()).digest()
    )
    rest = [skill for skill in skills if skill in states and skill not in first]
    return tuple([*first, *new, *sorted(rest, key=lambda skill: states[skill].strength)][:size])


def _replay_skill(answers: Sequence[Answered], now: dt.datetime) -> SkillState:
    card = Card(card_id=0, due=_BEGINNING)
    for answer in answers:
        card, _ = _SCHEDULER.review_card(card, _rate(answer), answer.at)
    return SkillState(
        due=card.due,
        strength=_SCHEDULER.get_card_retrievability(card, now),
        is_surely_wrong=answers[-1].is_surely_wrong,
    )


def _rate(answer: Answered) -> Rating:
    if not answer.outcome.is_right:
        return Rating.Again
    return Rating.Hard if answer.confidence is Confidence.GUESS else Rating.Good
