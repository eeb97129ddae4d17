"""A paper: drawn by a seed, balanced, without two questions on one claim."""

from __future__ import annotations

from collections import Counter
from cProfile import Profile
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.shipped import load_release
from quizapp.errors import EmptyBankError
from quizapp.items.item import Item, Order, Polarity, Skill
from quizapp.learning.blueprint import Blueprint
from quizapp.learning.paper import draw, option_order
from quizapp.learning.pool import make_pool
from tests.factories import make_blueprint, make_item, make_items

seeds = st.text(min_size=1, max_size=8)
BLUEPRINT = make_blueprint(skills={Skill.COMPARE: 3, Skill.CERTAINTY: 3})


@st.composite
def banks(draw_value: st.DrawFn) -> tuple[Item, ...]:
    """Banks rich enough for every rule to hold, some of their items sharing claims."""
    free = make_items(24)
    skills = st.sampled_from([Skill.COMPARE, Skill.CERTAINTY, Skill.NUMERACY])
    sharing = tuple(
        make_item(
            number,
            skill=draw_value(skills),
            polarity=draw_value(st.sampled_from(Polarity)),
            claims=(f"claim-{draw_value(st.integers(0, 23))}", f"claim-{number}"),
        )
        for number in range(24, 24 + draw_value(st.integers(0, 12)))
    )
    return free + sharing


def has_shared_claims(paper: tuple[Item, ...]) -> bool:
    return any(set(one.claims) & set(other.claims) for one, other in combinations(paper, 2))


def imbalance(paper: tuple[Item, ...], skill: Skill) -> int:
    counts = Counter(item.polarity for item in paper if item.skill is skill)
    return abs(counts[Polarity.PROBLEM] - counts[Polarity.NONE])


@given(banks(), seeds)
def test_the_same_seed_draws_the_same_paper(bank: tuple[Item, ...], seed: str) -> None:
    assert draw(make_pool(bank), BLUEPRINT, seed) == draw(make_pool(bank[::-1]), BLUEPRINT, seed)


@given(banks(), seeds)
def test_a_paper_has_what_its_blueprint_asks_for(bank: tuple[Item, ...], seed: str) -> None:
    assert Counter(item.skill for item in draw(make_pool(bank), BLUEPRINT, seed)) == Counter(BLUEPRINT.skills)


@given(banks(), seeds)
def test_no_two_questions_are_enemies(bank: tuple[Item, ...], seed: str) -> None:
    pool = make_pool(bank)
    paper = draw(pool, BLUEPRINT, seed)
    assert not has_shared_claims(paper)
    assert not any(other.id in pool.enemies[one.id] for one, other in combinations(paper, 2))


@given(banks(), seeds)
def test_the_polarities_of_a_skill_differ_by_one_at_most(bank: tuple[Item, ...], seed: str) -> None:
    paper = draw(make_pool(bank), BLUEPRINT, seed)
    assert all(imbalance(paper, skill) <= 1 for skill in Skill)


@given(seeds)
def test_skills_take_turns(seed: str) -> None:
    paper = draw(make_pool(make_items(24)), BLUEPRINT, seed)
    assert all(one.skill is not other.skill for one, other in pairwise(paper))


@given(seeds)
def test_a_scarce_skill_is_made_up_for_by_others(seed: str) -> None:
    scarce = [item for item in make_items(24) if item.skill is Skill.CERTAINTY]
    paper = draw(make_pool((*scarce, make_item(60))), BLUEPRINT, seed)
    assert Counter(item.skill for item in paper) == {Skill.COMPARE: 1, Skill.CERTAINTY: 5}


@given(seeds)
def test_claims_are_shared_only_where_a_paper_would_be_short(seed: str) -> None:
    sharing = [
        make_item(number, design=f"design-{number}", polarity=polarity, claims=("claim-0",))
        for number, polarity in enumerate([Polarity.PROBLEM, Polarity.NONE] * 2)
    ]
    assert len(draw(make_pool(sharing), make_blueprint(skills={Skill.COMPARE: 3}), seed)) == 3


@given(seeds)
def test_rules_hold_where_only_a_careful_choice_keeps_them(seed: str) -> None:
    """One item blocks two others, so that the first item that fits is often the wrong one."""
    blocks = make_item(0, polarity=Polarity.PROBLEM, claims=("x", "y"))
    free = [
        make_item(1, polarity=Polarity.PROBLEM, claims=("x",)),
        make_item(2, polarity=Polarity.NONE, claims=("y",)),
    ]
    paper = draw(make_pool((blocks, *free)), make_blueprint(skills={Skill.COMPARE: 2}), seed)
    assert set(paper) == set(free)


@given(seeds)
def test_items_never_seen_come_first(seed: str) -> None:
    items = make_items(24)
    first = draw(make_pool(items), BLUEPRINT, seed)
    again = draw(
        make_pool(items), BLUEPRINT, seed + "again", {item.id: rank for rank, item in enumerate(first)}
    )
    assert not set(first) & set(again)


@given(seeds)
def test_of_items_seen_the_one_seen_longest_ago_comes_first(seed: str) -> None:
    items = [make_item(number, polarity=Polarity.NOT_APPLICABLE) for number in range(6)]
    ranks = {item.id: rank for rank, item in enumerate(items)}
    paper = draw(make_pool(items), make_blueprint(skills={Skill.COMPARE: 2}), seed, ranks)
    assert set(paper) == set(items[:2])


@given(seeds)
def test_a_first_round_begins_with_the_leading_design(seed: str) -> None:
    lead = make_item(70, design="kinds-of-figure", polarity=Polarity.NONE)
    blueprint = make_blueprint(skills={Skill.COMPARE: 3, Skill.CERTAINTY: 3}, first="kinds-of-figure")
    paper = draw(make_pool((*make_items(24), lead)), blueprint, seed, is_first_round=True)
    assert paper[0] == lead
    assert len(paper) == blueprint.length
    assert not has_shared_claims(paper)


@given(seeds)
def test_a_full_paper_of_unseen_items_goes_before_one_with_items_seen(seed: str) -> None:
    """One unseen item blocks the two others, and would let a seen one in."""
    blocks = make_item(0, polarity=Polarity.PROBLEM, claims=("x", "y"))
    free = [
        make_item(1, polarity=Polarity.PROBLEM, claims=("x",)),
        make_item(2, polarity=Polarity.NONE, claims=("y",)),
    ]
    old = make_item(3, polarity=Polarity.NONE)
    paper = draw(
        make_pool([blocks, *free, old]), make_blueprint(skills={Skill.COMPARE: 2}), seed, {old.id: 0}
    )
    assert set(paper) == set(free)


@given(seeds)
def test_a_fuller_paper_goes_before_a_newer_one(seed: str) -> None:
    unseen = make_item(0, polarity=Polarity.PROBLEM, claims=("x", "y"))
    seen = [
        make_item(1, polarity=Polarity.PROBLEM, claims=("x",)),
        make_item(2, polarity=Polarity.NONE, claims=("y",)),
    ]
    ranks = {item.id: rank for rank, item in enumerate(seen)}
    paper = draw(make_pool([unseen, *seen]), make_blueprint(skills={Skill.COMPARE: 2}), seed, ranks)
    assert set(paper) == set(seen)


def test_an_item_that_shares_claims_with_many_gets_its_turn() -> None:
    """It stands beside one of the seven items of the other skill only: a lot of its own must bring it."""
    plain = Polarity.NOT_APPLICABLE
    others = [make_item(number, polarity=plain, claims=("x",)) for number in range(6)]
    others += [make_item(number, Skill.NUMERACY, plain) for number in range(6, 12)]
    partner, shy = make_item(12, polarity=plain), make_item(13, Skill.NUMERACY, plain, claims=("x",))
    blueprint = make_blueprint(skills={Skill.COMPARE: 1, Skill.NUMERACY: 1})
    papers = [draw(make_pool([*others, partner, shy]), blueprint, str(seed)) for seed in range(400)]
    assert sum(shy in paper for paper in papers) > 400 // 20


@pytest.fixture(scope="module")
def shipped() -> tuple[tuple[Item, ...], dict[str, Blueprint]]:
    bank, _, blueprints = load_release()
    return bank.approved, {blueprint.slug: blueprint for blueprint in blueprints}


@pytest.mark.parametrize("slug", ["practice", "ten-questions", "figures-side-by-side"])
def test_every_item_of_the_shipped_bank_is_drawn_and_none_nearly_always(
    shipped: tuple[tuple[Item, ...], dict[str, Blueprint]], slug: str
) -> None:
    items, blueprints = shipped
    blueprint = blueprints[slug]
    pool = make_pool(items)
    counts = Counter(item.id for seed in range(400) for item in draw(pool, blueprint, str(seed)))
    assert set(counts) == {item.id for item in items if item.skill in blueprint.skills}
    assert max(counts.values()) <= 360


def test_nobody_gets_a_round_twice_while_items_are_unseen(
    shipped: tuple[tuple[Item, ...], dict[str, Blueprint]],
) -> None:
    items, blueprints = shipped
    blueprint, pool = blueprints["figures-side-by-side"], make_pool(items)
    for learner in range(40):
        rounds: list[set[str]] = []
        last: dict[str, int] = {}
        for number in range(4):
            ranks = {name: rank for rank, name in enumerate(sorted(last, key=lambda name: last[name]))}
            paper = draw(pool, blueprint, f"{learner}:{number}", ranks)
            assert any(item.id not in last for item in paper)
            last |= {item.id: number for item in paper}
            rounds.append({item.id for item in paper})
        assert len({frozenset(names) for names in rounds}) == 4


def test_a_bank_without_items_is_empty() -> None:
    with pytest.raises(EmptyBankError):
        draw(make_pool(()), BLUEPRINT, "seed")


@pytest.mark.parametrize("is_seen", [False, True], ids=["all new", "all seen"])
def test_twice_as_many_items_take_about_twice_the_work(is_seen: bool) -> None:
    assert count_calls(200, is_seen) < 2.5 * count_calls(100, is_seen)


def count_calls(size: int, is_seen: bool) -> int:
    """Count the calls that a draw takes: how long they take depends on what else a machine does."""
    items = make_items(size)
    pool = make_pool(items)
    seen = {item.id: rank for rank, item in enumerate(items)} if is_seen else {}
    profile = Profile()
    profile.runcall(draw, pool, BLUEPRINT, "seed", seen)
    return sum(entry.callcount for entry in profile.getstats())


@given(st.sampled_from(make_items()), seeds)
def test_options_are_permuted_and_none_is_lost(item: Item, seed: str) -> None:
    for part, order in zip(item.parts, option_order(item, seed), strict=True):
        assert sorted(order) == sorted(option.id for option in part.options)


@given(st.sampled_from(make_items()), seeds)
def test_options_with_a_natural_order_keep_it(item: Item, seed: str) -> None:
    for part, order in zip(item.parts, option_order(item, seed), strict=True):
        assert part.order is Order.SHUFFLED or order == tuple(option.id for option in part.options)


def test_seeds_shuffle_differently() -> None:
    item = make_item(3, parts=2)
    assert len({option_order(item, str(seed))[1] for seed in range(50)}) > 10
