"""Which items a round takes first."""

from __future__ import annotations

from dataclasses import replace

from quizapp.learning.freshness import rank_items
from quizapp.learning.history import Skipped
from tests.factories import NOW, make_item
from tests.histories import make_answered


def test_new_claims_go_before_known_ones_and_those_before_what_was_asked() -> None:
    fresh, known, asked_late, asked_early = (make_item(number) for number in range(4))
    known = replace(known, claims=("seen",))
    history = [replace(make_answered(days_ago=2), item=asked_early.id, claims=("seen",))]
    ranks = rank_items([asked_late, known, asked_early, fresh], [asked_early.id, asked_late.id], history)
    assert fresh.id not in ranks
    assert sorted(ranks, key=lambda name: ranks[name]) == [known.id, asked_early.id, asked_late.id]


def test_of_two_new_items_the_one_whose_claims_were_seen_longest_ago_goes_first() -> None:
    old, recent = (replace(make_item(n), claims=(name,)) for n, name in enumerate(("old", "recent")))
    history = [
        replace(make_answered(days_ago=1), claims=("recent",)),
        replace(make_answered(days_ago=9), claims=("old",)),
    ]
    ranks = rank_items([recent, old], [], history)
    assert ranks[old.id] < ranks[recent.id]


def test_an_item_on_claims_that_were_skipped_is_not_wholly_fresh() -> None:
    fresh, met = make_item(0), replace(make_item(1), claims=("skipped",))
    assert list(rank_items([met, fresh], [], [Skipped(("skipped",), NOW)])) == [met.id]


def test_an_item_asked_twice_counts_as_asked_the_last_time() -> None:
    one, other = make_item(0), make_item(1)
    ranks = rank_items([one, other], [one.id, other.id, one.id], [])
    assert ranks[other.id] < ranks[one.id]
