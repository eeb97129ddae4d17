"""The items that papers are drawn from, and which of them are enemies.

Enemy items may not stand in one paper, since one would repeat the other or give it away. The term is that of
test assembly (van der Linden 2005, Linear Models for Optimal Test Design, chapter 3).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from quizapp.items.item import Item, Skill
from quizapp.items.telling import Teller


@dataclass(frozen=True)
class Pool:
    """Items to draw from; `enemies` gives for each, by id, the ids of those that may not stand beside it."""

    items: tuple[Item, ...]
    enemies: Mapping[str, frozenset[str]]

    def without(self, names: Collection[str]) -> Pool:
        """Give the pool with the items of these ids left out."""
        return Pool(tuple(item for item in self.items if item.id not in names), self.enemies)


def make_pool(items: Sequence[Item]) -> Pool:
    """Find every pair that shares a claim or asks alike, or of which one states the other's key."""
    found: dict[str, set[str]] = {item.id: set() for item in items}
    tellers = {item.id: Teller(item) for item in items}
    for one, other in combinations(items, 2):
        if share_claims(one, other) or _ask_alike(one, other) or _tell(tellers[one.id], tellers[other.id]):
            found[one.id].add(other.id)
            found[other.id].add(one.id)
    return Pool(tuple(items), {name: frozenset(others) for name, others in found.items()})


def share_claims(one: Item, other: Item) -> bool:
    """Say whether two items rest on a claim that is the same."""
    return not set(one.claims).isdisjoint(other.claims)


def _ask_alike(one: Item, other: Item) -> bool:
    """Say whether both are on the same set of topics, or of one design on a topic they share.

    Items on a page itself hang on no topic: two of one design would ask the same thing twice.
    """
    if one.topics and set(one.topics) == set(other.topics):
        return True
    shares = one.skill is Skill.PROVENANCE or bool(set(one.topics) & set(other.topics))
    return one.design == other.design and shares


def _tell(one: Teller, other: Teller) -> bool:
    return one.tells_key_of(other) or other.tells_key_of(one)
