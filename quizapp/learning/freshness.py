"""Which items are fresh for a learner: new ones on new claims, then new ones, then those seen long ago."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizapp.items.item import Item
from quizapp.learning.history import Answered, Skipped


def rank_items(
    items: Sequence[Item], asked: Sequence[str], met: Sequence[Answered | Skipped]
) -> Mapping[str, int]:
    """Rank the items that are not wholly fresh: those without a rank go first, then the lowest.

    `asked` are the ids of the items a learner was asked, the longest ago first; `met` tells the claims they
    have met.
    """
    last_asked = {name: place for place, name in enumerate(asked)}
    last_seen: dict[str, int] = {}
    for place, one in enumerate(sorted(met, key=lambda one: one.at)):
        last_seen.update(dict.fromkeys(one.claims, place))
    stale = [
        (name in last_asked, last_asked.get(name, -1), _latest(item, last_seen), name)
        for item in items
        if (name := item.id) in last_asked or _latest(item, last_seen) >= 0
    ]
    return {name: rank for rank, (*_, name) in enumerate(sorted(stale))}


def _latest(item: Item, last_seen: Mapping[str, int]) -> int:
    return max((last_seen.get(claim, -1) for claim in item.claims), default=-1)
