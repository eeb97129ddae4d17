"""Draw a paper: which items one learner sees, in which order, from a seed and nothing else.

Draws sort by sha256(seed, id), so that the same seed gives the same paper on every machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations

from quizapp.errors import EmptyBankError
from quizapp.items.item import Item, Order, Part, Polarity, Skill
from quizapp.learning.blueprint import Blueprint
from quizapp.learning.pool import Pool

ORDERS = 6
"""Orders of skills and items tried around one item before it is given up as the one to begin with."""

TRIES = 48
"""Papers tried before one is filled with enemy items."""


@dataclass(frozen=True)
class Room:
    """What a paper has room for: so many of each skill, and no two enemies."""

    blueprint: Blueprint
    enemies: Mapping[str, frozenset[str]]

    def fits(self, item: Item, chosen: Sequence[Item]) -> bool:
        """Say whether an item may stand beside those chosen already."""
        barred = self.enemies[item.id] | {item.id}
        return barred.isdisjoint(other.id for other in chosen) and _keeps_balance(item, chosen)

    def holds(self, paper: Sequence[Item]) -> bool:
        """Say whether a whole paper keeps every rule, in whatever order it is looked at."""
        foes = (other.id in self.enemies[one.id] for one, other in combinations(paper, 2))
        return not any(foes) and all(_is_even(counts) for counts in count_polarities(paper).values())


def draw(
    pool: Pool,
    blueprint: Blueprint,
    seed: str,
    seen: Mapping[str, int] | None = None,
    is_first_round: bool = False,
) -> tuple[Item, ...]:
    """Draw the items of a paper, in the order they are asked.

    No two are enemies (`make_pool`); per judged skill the polarities differ by at most one. `seen` maps item
    ids to the rank of their last use, 0 the longest ago: items never seen come first, then those seen longest
    ago. A learner's first round begins with the blueprint's `first` design.
    Raises EmptyBankError where not a single item fits.
    """
    seen = seen or {}
    firsts = [item for item in pool.items if is_first_round and item.design == blueprint.first]
    leading = rank(firsts, seed, {})[:1]
    room = Room(blueprint, pool.enemies)
    best: list[Item] = []
    for chosen in _tries(pool.items, room, seed, seen, leading):
        if not best or _fit(chosen, seen) < _fit(best, seen):
            best = chosen
        if len(best) == blueprint.length and not any(item.id in seen for item in best):
            break
    if len(best) < blueprint.length:
        best = _fill(rank(pool.items, seed, seen), room, best)
    if not best:
        raise EmptyBankError(f"no item fits the quiz {blueprint.slug}")
    return mix(best, seed, len(leading))


def rank(items: Sequence[Item], seed: str, seen: Mapping[str, int]) -> list[Item]:
    """Order items by lot, those never seen first, then those seen longest ago."""
    return sorted(items, key=lambda item: (seen.get(item.id, -1), _hash(f"{seed}:{item.id}")))


def mix(items: Sequence[Item], seed: str, fixed: int) -> tuple[Item, ...]:
    """Order the questions so that skills alternate where they can; the first `fixed` keep their place."""
    mixed = list(items[:fixed])
    left = sorted(items[fixed:], key=lambda item: _hash(f"{seed}:place:{item.id}"))
    while left:
        counts = Counter(item.skill for item in left)
        last = mixed[-1].skill if mixed else None
        item = min(left, key=lambda item: (item.skill is last, -counts[item.skill]))
        left.remove(item)
        mixed.append(item)
    return tuple(mixed)


def option_order(item: Item, seed: str) -> tuple[tuple[str, ...], ...]:
    """Give the option ids of each part in the order one paper shows them."""
    return tuple(_order_part(part, f"{seed}:{item.id}:{part.id}") for part in item.parts)


def _order_part(part: Part, seed: str) -> tuple[str, ...]:
    names = [option.id for option in part.options]
    if part.order is Order.SHUFFLED:
        names.sort(key=lambda name: _hash(f"{seed}:{name}"))
    return tuple(names)


def _tries(
    items: Sequence[Item], room: Room, seed: str, seen: Mapping[str, int], leading: Sequence[Item]
) -> Iterator[list[Item]]:
    """Build papers, each around one item drawn by lot, so that none is left out for having many enemies.

    The first half begin with what is unseen and try each such item in several orders. Where that gives no
    full paper, the other half look at all items alike.
    """
    wanted = [item for item in items if room.blueprint.skills.get(item.skill, 0) > 0]
    for number in range(TRIES):
        is_late = number >= TRIES // 2
        order = {} if is_late else seen
        lot = number if is_late else number // ORDERS
        first = rank(wanted, f"{seed}:first:{lot}", order)[:1]
        rest = [item for item in rank(wanted, f"{seed}:{number}", order) if item not in first]
        yield _choose([*first, *rest], room, leading, f"{seed}:{number}")


def _fit(chosen: Sequence[Item], seen: Mapping[str, int]) -> tuple[int, int, int]:
    """Tell better papers by smaller values: the fuller one, with fewer items seen, and those longer ago."""
    ranks = [seen[item.id] for item in chosen if item.id in seen]
    return -len(chosen), len(ranks), sum(ranks)


def _choose(ranked: Sequence[Item], room: Room, leading: Sequence[Item], seed: str) -> list[Item]:
    """Take whatever keeps every rule: the first item ranked, then skill by skill in an order drawn by lot."""
    chosen = list(leading)
    left = Counter(room.blueprint.skills)
    left.subtract(item.skill for item in leading)
    begins = {item.skill for item in ranked[:1]}
    for skill in sorted(left, key=lambda skill: (skill not in begins, _hash(f"{seed}:{skill}"))):
        for item in ranked:
            if left[skill] > 0 and item.skill is skill and room.fits(item, chosen):
                chosen.append(item)
                left[skill] -= 1
    return chosen


def _keeps_balance(item: Item, chosen: Sequence[Item]) -> bool:
    if not item.is_judged:
        return True
    return _is_even(count_polarities([*chosen, item])[item.skill])


def _is_even(counts: Counter[Polarity]) -> bool:
    return abs(counts[Polarity.PROBLEM] - counts[Polarity.NONE]) <= 1


def count_polarities(items: Sequence[Item]) -> dict[Skill, Counter[Polarity]]:
    """Count problem and none per judged skill."""
    counts: dict[Skill, Counter[Polarity]] = {}
    for item in items:
        if item.is_judged:
            counts.setdefault(item.skill, Counter())[item.polarity] += 1
    return counts


def _fill(ranked: Sequence[Item], room: Room, chosen: Sequence[Item]) -> list[Item]:
    """Complete a short paper: from other skills under every rule, then with enemies, still balanced."""
    filled = list(chosen)
    for rule in (room.fits, _keeps_balance):
        for item in ranked:
            if len(filled) < room.blueprint.length and item not in filled and rule(item, filled):
                filled.append(item)
    return filled


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
