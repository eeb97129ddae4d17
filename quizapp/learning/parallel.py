"""Parallel papers: two papers of one blueprint that share no claim, as like in difficulty as can be had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from quizapp.items.item import Item, Skill
from quizapp.learning.blueprint import Blueprint
from quizapp.learning.paper import Room, draw, mix, rank
from quizapp.learning.pool import Pool, share_claims

TRIES = 12
"""Pairs of papers looked for, of which the one most alike in difficulty is taken."""

STEPS = 20_000
"""Choices looked at before the search for one pair is given up."""

Paper = tuple[Item, ...]
Slot = tuple[Skill, int]
"""The questions of a skill to be filled in, and 0 for the first paper or 1 for the second."""


@dataclass(frozen=True)
class ParallelPapers:
    """Two papers. `sharing` are items of the second that rest on a claim of the first: none if it can be."""

    first: Paper
    second: Paper
    sharing: Paper = ()

    @property
    def difference(self) -> float:
        """How far apart the papers are in difficulty, as the mean of an item's estimate from 0 to 1."""
        return abs(_mean_difficulty(self.first) - _mean_difficulty(self.second))

    @property
    def scarce(self) -> Mapping[Skill, int]:
        """Skills of which the bank has too few items on other claims, and how many were wanting."""
        return Counter(item.skill for item in self.sharing)


def draw_parallel(pool: Pool, blueprint: Blueprint, seed: str) -> ParallelPapers:
    """Draw two papers that share no claim; where none are found, two that share as few as a draw can.

    Raises EmptyBankError where the pool cannot fill the second paper with a single item.
    """
    found = [pair for number in range(TRIES) if (pair := _search(pool, blueprint, f"{seed}:{number}"))]
    if not found:
        found = [_draw_sharing(pool, blueprint, f"{seed}:{number}") for number in range(TRIES)]
    return min(found, key=lambda pair: (len(pair.sharing), pair.difference))


class _Search:
    """Fill both papers skill by skill, going back where nothing fits: exhaustive, up to `STEPS`."""

    def __init__(self, pool: Pool, blueprint: Blueprint, seed: str) -> None:
        self.room = Room(blueprint, pool.enemies)
        self.left = STEPS
        ranked = rank(pool.items, seed, {})
        self.ranked = {skill: [item for item in ranked if item.skill is skill] for skill in blueprint.skills}
        # What is scarce goes first: a dead end shows early there.
        skills = sorted(blueprint.skills, key=lambda skill: len(self.ranked[skill]) / blueprint.skills[skill])
        self.slots = [(skill, side) for skill in skills for side in (0, 1)]

    def fill(self, slots: Sequence[Slot], papers: tuple[Paper, Paper]) -> tuple[Paper, Paper] | None:
        """Fill the slots that are left; None where that cannot be done in time."""
        if not slots:
            return papers
        skill, side = slots[0]
        for chosen in combinations(self.ranked[skill], self.room.blueprint.skills[skill]):
            self.left -= 1
            if self.left < 0:
                return None
            grown = (*papers[side], *chosen)
            if self._stand(grown, papers[1 - side]):
                found = self.fill(slots[1:], (grown, papers[1]) if side == 0 else (papers[0], grown))
                if found:
                    return found
        return None

    def _stand(self, mine: Paper, other: Paper) -> bool:
        if any(one is item or share_claims(one, item) for one, item in product(mine, other)):
            return False
        return self.room.holds(mine)


def _search(pool: Pool, blueprint: Blueprint, seed: str) -> ParallelPapers | None:
    search = _Search(pool, blueprint, seed)
    found = search.fill(search.slots, ((), ()))
    return ParallelPapers(mix(found[0], seed, 0), mix(found[1], seed, 0)) if found else None


def _draw_sharing(pool: Pool, blueprint: Blueprint, seed: str) -> ParallelPapers:
    first = draw(pool, blueprint, f"{seed}:1")
    rest = pool.without({item.id for item in first})
    touching = {item.id for item in rest.items if any(share_claims(item, other) for other in first)}
    second = draw(rest, blueprint, f"{seed}:2", seen=dict.fromkeys(touching, 0))
    return ParallelPapers(first, second, tuple(item for item in second if item.id in touching))


def _mean_difficulty(paper: Paper) -> float:
    return sum(item.difficulty for item in paper) / len(paper)
