"""Practising alone: what is due, what is still new, and the round drawn from both."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from quizapp.items.item import Skill
from quizapp.learning.blueprint import Blueprint
from quizapp.learning.freshness import rank_items
from quizapp.learning.history import Answered
from quizapp.learning.paper import draw
from quizapp.learning.pool import Pool
from quizapp.learning.schedule import SkillState, list_due, plan_round, replay
from quizapp.models import Learner
from quizapp.services.access.learners import find_learner
from quizapp.services.access.releases import current_release
from quizapp.services.histories import list_asked_items, list_skipped, load_history
from quizapp.services.papers import Paper
from quizapp.services.pools import load_pool


@dataclass(frozen=True)
class Practice:
    """Where a learner's practice stands. `used_up` are the skills of which no question is new any more."""

    history: tuple[Answered, ...]
    states: Mapping[Skill, SkillState]
    due: tuple[Skill, ...]
    used_up: tuple[Skill, ...]


def load_practice(session: Session, learner_key: str | None, now: dt.datetime) -> Practice:
    """Give where a learner stands; somebody new stands nowhere yet."""
    learner = find_learner(session, learner_key) if learner_key else None
    if learner is None:
        return Practice((), {}, (), ())
    history = load_history(session, learner.id)
    states = replay(history, now)
    asked = set(list_asked_items(session, learner.id))
    new = Counter(
        item.skill for item in load_pool(session, current_release(session)).items if item.id not in asked
    )
    return Practice(
        history, states, list_due(states, now), tuple(skill for skill in states if not new[skill])
    )


def draw_round(
    session: Session, learner: Learner, pool: Pool, blueprint: Blueprint, seed: str, now: dt.datetime
) -> Paper:
    """Draw what a learner practises now: first what is to be looked at again, in its order.

    Raises EmptyBankError where the pool is empty.
    """
    history, asked = load_history(session, learner.id), list_asked_items(session, learner.id)
    states = replay(history, now)
    due = list_due(states, now)
    lead = None if asked else _skill_of(pool, blueprint.first)
    planned = plan_round(blueprint, states, seed, due, lead)
    ranks = rank_items(pool.items, asked, [*history, *list_skipped(session, learner.id)])
    items = draw(pool, planned, seed, ranks, is_first_round=not asked)
    places = {skill: place for place, skill in enumerate(due)}
    return Paper(tuple(sorted(items, key=lambda item: places.get(item.skill, len(places)))), seed)


def _skill_of(pool: Pool, design: str | None) -> Skill | None:
    return next((item.skill for item in pool.items if item.design == design), None)
