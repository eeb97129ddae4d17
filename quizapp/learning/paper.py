"""Draw a paper: which items one learner sees, in which order, from a seed and nothing else.

Draws sort by sha256(seed, id), so that the same seed gives the same paper on every machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from quizapp.errors import EmptyBankError
from quizapp.items.item import Item, Order, Part, Polarity, Skill
from quizapp.learning.blueprint import Blueprint

ORDERS = 6
"""Orders of skills and items tried around one item before it is given up as the one to begin with."""

TRIES = 48
"""Papers tried before one is filled with the rules on claims relaxed."""


def draw(
    items: Sequence[Item],
    blueprint: Blueprint,
    seed: str,
    seen: Mapping[str, int] | None = None,
    is_first_round: bool = False,
) -> tuple[Item, ...]:
    """Draw the items of a paper, in the order they are asked.

    No two share a claim, or are one design on one topic; per judged skill the polarities differ by at most
    one. `seen` maps item ids to the rank of their last use, 0 the longest ago: items never seen come first,
    then those seen longest ago. A learner's first round begins with the blueprint's `first` design.
    Raises EmptyBankError where not a single item fits.
    """
    seen = seen or {}
    firsts = [item for item in items if is_first_round and item.design == blueprint.first]
    leading = _rank(firsts, seed, {})[:1]
    best: list[Item] = []
    for chosen in _tries(items, blueprint, seed, seen, leading):
        if not best or _fit(chosen, seen) < _fit(best, seen):
            best = chosen
        if len(best) == blueprint.length and not any(item.id in seen for item in best):
            break
    if len(best) < blueprint.length:
        best = _fill(_rank(items, seed, seen), blueprint, best)
    if not best:
        raise EmptyBankError(f"no item fits the quiz {blueprint.slug}")
    return _mix(best, seed, len(leading))


def option_order(item: Item, seed: str) -> tuple[tuple[str, ...], ...]:
    """Give the option ids of each part in the order one paper shows them."""
    return tuple(_order_part(part, f"{seed}:{item.id}:{part.id}") for part in item.parts)


def may_stand_together(one: Item, other: Item) -> bool:
    """Say whether two items may stand in one paper: no shared claim, not one design on one topic."""
    shares_claims = bool(set(one.claims) & set(other.claims))
    # Items on a page itself have no topic; two of one design would ask the same thing twice.
    shares_topics = bool(set(one.topics) & set(other.topics)) or not (one.topics or other.topics)
    return not shares_claims and not (one.design == other.design and shares_topics)


def _order_part(part: Part, seed: str) -> tuple[str, ...]:
    names = [option.id for option in part.options]
    if part.order is Order.SHUFFLED:
        names.sort(key=lambda name: _hash(f"{seed}:{name}"))
    return tuple(names)


def _rank(items: Sequence[Item], seed: str, seen: Mapping[str, int]) -> list[Item]:
    return sorted(items, key=lambda item: (seen.get(item.id, -1), _hash(f"{seed}:{item.id}")))


def _tries(
    items: Sequence[Item], blueprint: Blueprint, seed: str, seen: Mapping[str, int], leading: Sequence[Item]
) -> Iterator[list[Item]]:
    """Build papers, each around one item drawn by lot, so that none is left out for sharing claims with many.

    The first half begin with what is unseen and try each such item in several orders. Where that gives no
    full paper, the other half look at all items alike.
    """
    wanted = [item for item in items if blueprint.skills.get(item.skill, 0) > 0]
    for number in range(TRIES):
        is_late = number >= TRIES // 2
        order = {} if is_late else seen
        lot = number if is_late else number // ORDERS
        first = _rank(wanted, f"{seed}:first:{lot}", order)[:1]
        rest = [item for item in _rank(wanted, f"{seed}:{number}", order) if item not in first]
        yield _choose([*first, *rest], blueprint, leading, f"{seed}:{number}")


def _fit(chosen: Sequence[Item], seen: Mapping[str, int]) -> tuple[int, int, int]:
    """Tell better papers by smaller values: the fuller one, with fewer items seen, and those longer ago."""
    ranks = [seen[item.id] for item in chosen if item.id in seen]
    return -len(chosen), len(ranks), sum(ranks)


def _choose(ranked: Sequence[Item], blueprint: Blueprint, leading: Sequence[Item], seed: str) -> list[Item]:
    """Take whatever keeps every rule: the first item ranked, then skill by skill in an order drawn by lot."""
    chosen = list(leading)
    room = Counter(blueprint.skills)
    room.subtract(item.skill for item in leading)
    begins = {item.skill for item in ranked[:1]}
    for skill in sorted(room, key=lambda skill: (skill not in begins, _hash(f"{seed}:{skill}"))):
        for item in ranked:
            if room[skill] > 0 and item.skill is skill and _fits(item, chosen):
                chosen.append(item)
                room[skill] -= 1
    return chosen


def _fits(item: Item, chosen: Sequence[Item]) -> bool:
    return all(may_stand_together(item, other) for other in chosen) and _keeps_balance(item, chosen)


def _keeps_balance(item: Item, chosen: Sequence[Item]) -> bool:
    if not item.is_judged:
        return True
    counts = count_polarities([*chosen, item])[item.skill]
    return abs(counts[Polarity.PROBLEM] - counts[Polarity.NONE]) <= 1


def count_polarities(items: Sequence[Item]) -> dict[Skill, Counter[Polarity]]:
    """Count problem and none per judged skill."""
    counts: dict[Skill, Counter[Polarity]] = {}
    for item in items:
        if item.is_judged:
            counts.setdefault(item.skill, Counter())[item.polarity] += 1
    return counts


def _fill(ranked: Sequence[Item], blueprint: Blueprint, chosen: Sequence[Item]) -> list[Item]:
    """Complete a short paper: from other skills under every rule, then with shared claims, still balanced."""
    filled = list(chosen)
    for rule in (_fits, _keeps_balance):
        for item in ranked:
            if len(filled) < blueprint.length and item not in filled and rule(item, filled):
                filled.append(item)
    return filled


def _mix(items: Sequence[Item], seed: str, fixed: int) -> tuple[Item, ...]:
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


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
