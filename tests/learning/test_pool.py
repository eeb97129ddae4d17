"""Enemy items: which may not stand in one paper, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizapp.items.item import Item, NumberKey, Part, Skill
from quizapp.learning.pool import make_pool
from tests.factories import make_item

PLAIN = make_item(0)


def are_enemies(one: Item, other: Item) -> bool:
    pool = make_pool([one, other])
    assert (one.id in pool.enemies[other.id]) == (other.id in pool.enemies[one.id])
    return one.id in pool.enemies[other.id]


def on(number: int, topics: Sequence[str], design: str = "can-both") -> Item:
    return make_item(number, topics=topics, design=design)


def with_part(item: Item, **changes: object) -> Item:
    part: Part = replace(item.parts[0], **changes)  # type: ignore[arg-type]  # the tests name real fields
    return replace(item, parts=(part,))


def with_key(item: Item, text: str) -> Item:
    options = [replace(option, text=text) if option.is_key else option for option in item.parts[0].options]
    return with_part(item, options=tuple(options))


def test_items_on_other_claims_and_topics_are_no_enemies() -> None:
    assert not are_enemies(PLAIN, make_item(1))


def test_a_shared_claim_makes_enemies() -> None:
    one, other = make_item(1, claims=("x", "y"), design="one"), make_item(2, claims=("y", "z"))
    assert are_enemies(one, other)


def test_the_same_set_of_topics_makes_enemies_whatever_the_design() -> None:
    assert are_enemies(on(1, ("crossings", "tolls")), on(2, ("tolls", "crossings"), "other"))


def test_a_shared_topic_makes_enemies_only_within_a_design() -> None:
    assert are_enemies(on(1, ("crossings",)), on(2, ("crossings", "tolls")))
    assert not are_enemies(on(1, ("crossings",)), on(2, ("crossings", "tolls"), "other"))


def test_two_of_one_design_on_pages_are_enemies_whatever_the_topics() -> None:
    one, other = (make_item(number, Skill.PROVENANCE) for number in (1, 2))
    assert are_enemies(one, other)
    assert not are_enemies(one, make_item(3, Skill.PROVENANCE, design="other"))


def test_a_stem_that_states_a_key_makes_enemies() -> None:
    told = "The bridge reopened on a Monday"
    tells = with_part(make_item(1), prompt=f"{told}, says A. Who says so?")
    assert are_enemies(tells, with_key(make_item(2), f"“{told}.”"))
    assert not are_enemies(tells, with_key(make_item(2), "The bridge reopened on a Tuesday"))


def test_an_explanation_that_states_a_key_makes_enemies() -> None:
    tells = make_item(1)
    explanation = replace(tells.explanation, fact="So the bridge reopened on a Monday.")
    assert are_enemies(
        replace(tells, explanation=explanation), with_key(make_item(2), "the bridge reopened on a Monday")
    )


def test_a_key_of_few_words_gives_nothing_away() -> None:
    assert not are_enemies(
        with_part(make_item(1), prompt="Is nobody named?"), with_key(make_item(2), "Nobody")
    )


def test_a_number_asked_for_is_told_in_digits_or_in_words() -> None:
    number = NumberKey("72000000", "0", "dollars", (), "It is 3,000 times 24,000.")
    asks = with_part(make_item(1), number=number, options=())
    for words, tells in (("$72 million", True), ("72,000,000 dollars", True), ("$7.2 million", False)):
        assert are_enemies(asks, with_part(make_item(2), prompt=f"Is it {words}?")) is tells


def test_a_pool_without_some_items_keeps_what_it_knows() -> None:
    one, other = make_item(1, claims=("x",), design="one"), make_item(2, claims=("x",))
    pool = make_pool([PLAIN, one, other]).without({PLAIN.id})
    assert pool.items == (one, other)
    assert other.id in pool.enemies[one.id]
