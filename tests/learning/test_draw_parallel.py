"""Parallel papers share a blueprint and no claim."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.shipped import load_release
from quizapp.errors import EmptyBankError
from quizapp.items.item import Polarity, Skill
from quizapp.learning.parallel import ParallelPapers, draw_parallel
from quizapp.learning.pool import make_pool
from tests.factories import make_blueprint, make_item, make_items

seeds = st.text(min_size=1, max_size=8)
BANK, _, BLUEPRINTS = load_release()
POOL = make_pool(BANK.approved)
THREE = make_blueprint(skills={Skill.COMPARE: 3})


def shared_claims(pair: ParallelPapers) -> set[str]:
    return {
        claim
        for one, other in product(pair.first, pair.second)
        for claim in set(one.claims) & set(other.claims)
    }


@pytest.mark.parametrize("slug", ["practice", "ten-questions", "one-of-each-skill", "words-and-origins"])
@pytest.mark.parametrize("seed", range(3))
def test_the_shipped_bank_yields_two_papers_without_a_shared_claim(slug: str, seed: int) -> None:
    quiz = next(quiz for quiz in BLUEPRINTS if quiz.slug == slug)
    pair = draw_parallel(POOL, quiz, str(seed))
    assert shared_claims(pair) == set()
    assert pair.sharing == ()
    assert Counter(item.skill for item in pair.first) == Counter(quiz.skills)
    assert Counter(item.skill for item in pair.second) == Counter(quiz.skills)
    assert pair.difference < 0.1


@given(seeds)
def test_the_same_seed_gives_the_same_papers(seed: str) -> None:
    pool = make_pool(make_items(24))
    assert draw_parallel(pool, THREE, seed) == draw_parallel(pool, THREE, seed)


@given(seeds)
def test_the_only_two_papers_are_found(seed: str) -> None:
    """Twins on one topic must part; each decoy shares claims with two items, and shuts one of them out."""
    plain = Polarity.NOT_APPLICABLE
    twins = [
        make_item(number, polarity=plain, topics=(topic,), claims=(f"claim-{number}",), design=f"d-{number}")
        for number, topic in enumerate(("tolls", "tolls", "crossings", "crossings"))
    ]
    decoys = [
        make_item(number, polarity=plain, claims=(f"claim-{number % 4}", f"claim-{(number + 1) % 4}"))
        for number in range(4, 12)
    ]
    pair = draw_parallel(make_pool([*decoys, *twins]), make_blueprint(skills={Skill.COMPARE: 2}), seed)
    assert {*pair.first, *pair.second} == set(twins)
    assert pair.sharing == ()


@given(seeds)
def test_where_claims_run_out_the_second_paper_is_full_and_tells_what_was_scarce(seed: str) -> None:
    plain = Polarity.NOT_APPLICABLE
    items = [
        make_item(number, polarity=plain, claims=(f"claim-{number // 2}",), topics=(f"t-{number}",))
        for number in range(8)
    ]
    pair = draw_parallel(make_pool(items), THREE, seed)
    assert len(pair.second) == 3
    assert not set(pair.first) & set(pair.second)
    assert len(pair.sharing) == pair.scarce[Skill.COMPARE] == 2


def test_a_bank_for_one_paper_only_is_empty_for_the_second() -> None:
    with pytest.raises(EmptyBankError):
        draw_parallel(make_pool([make_item(0)]), THREE, "seed")
