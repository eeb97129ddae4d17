"""What hangs on a part's interaction is found out where it is broken."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from quizapp.content.seeds import Seeds
from quizapp.content.wordings import load_wording
from quizapp.corpus.selector import excerpt, select
from quizapp.items.checks import check_item
from quizapp.items.designs import make_items
from quizapp.items.item import (
    Assertion,
    Interaction,
    Item,
    NumberKey,
    Option,
    OptionSource,
    Order,
    Part,
    SourceKind,
    Target,
)
from quizapp.items.part_checks import SIZES

SPEAKERS = ("000-troops-joined", "001-troops-estimated", "001-troops-possible")


@pytest.fixture(scope="module")
def item(seeds: Seeds) -> Item:
    """An item over one article that is not judged: its parts are replaced here."""
    return next(made for made in make_items(seeds.corpus, load_wording()) if made.design == "who-says")


def option(name: str, assertion: Assertion, target: str = "", is_key: bool = True) -> Option:
    misreading = None if is_key else "wrong_words"
    source = OptionSource(SourceKind.VERDICT, (assertion,), misreading)
    return Option(name, f"text of {name}", is_key, None, source, "why", target=target)


def rules(item: Item, part: Part, seeds: Seeds) -> set[str]:
    return {finding.rule for finding in check_item(replace(item, parts=(part,)), seeds.corpus)}


def match(seeds: Seeds) -> Part:
    """Match three claims with their speakers; one target is left over."""
    said = {name: seeds.corpus.claim(name).speaker for name in SPEAKERS}
    words = {name: speaker.exact for name, speaker in said.items() if speaker}
    targets = tuple(Target(f"t-{name}", text, text) for name, text in words.items())
    return Part(
        "match",
        Interaction.MATCH,
        "Who says what?",
        tuple(option(name, Assertion("is_said_by", (name,), (words[name],)), f"t-{name}") for name in words),
        targets=(*targets, Target("t-nobody", "the mayor", "the mayor")),
    )


def test_a_sound_match_passes_and_a_wrong_pair_is_found(item: Item, seeds: Seeds) -> None:
    part = match(seeds)
    assert rules(item, part, seeds) == set()
    crossed = tuple(
        replace(one, target=other.target)
        for one, other in zip(part.options, part.options[1:] + part.options[:1], strict=True)
    )
    assert "pairs_proved" in rules(item, replace(part, options=crossed), seeds)


def test_a_match_whose_last_pair_follows_from_the_others_is_found(item: Item, seeds: Seeds) -> None:
    part = match(seeds)
    assert "pairs_proved" in rules(item, replace(part, targets=part.targets[:-1]), seeds)


def order(seeds: Seeds) -> Part:
    """Three claims of one article in the order that its own words give them, told the other way round."""
    names = ("002-egypt", "002-war-start", "002-sends")
    starts = [seeds.corpus.claim(name).asked.start for name in names]
    assert starts == sorted(starts, reverse=True)
    options = [
        option(name, Assertion("happens_before", (name,)), str(place)) for place, name in enumerate(names, 1)
    ]
    return Part("order", Interaction.ORDER, "In which order?", tuple(options))


def test_a_sound_order_passes_and_a_turned_one_is_found(item: Item, seeds: Seeds) -> None:
    part = order(seeds)
    assert rules(item, part, seeds) == set()
    one, other, last = part.options
    turned = (replace(one, target="2"), replace(other, target="1"), last)
    assert "order_proved" in rules(item, replace(part, options=turned), seeds)
    doubled = (one, replace(other, target="1"), last)
    assert "order_proved" in rules(item, replace(part, options=doubled), seeds)


def test_a_number_is_recomputed(item: Item, seeds: Seeds) -> None:
    product = Assertion("product_is", (), ("1000", "30", "30000"))
    part = Part("number", Interaction.NUMBER, "How many?", (), Order.FIXED)
    right = NumberKey("30000", "0", "men", (product,), "1,000 × 30")
    assert rules(item, replace(part, number=right), seeds) == set()
    slip = replace(right, asserts=(replace(product, values=("1000", "30", "3000")),))
    assert "number_proved" in rules(item, replace(part, number=slip), seeds)
    assert "number_proved" in rules(item, part, seeds)
    assert "number_proved" in rules(item, replace(item.parts[0], number=right), seeds)


def test_phrases_leave_nothing_of_the_passage_out(item: Item, seeds: Seeds) -> None:
    passage = item.passages[0]
    text = seeds.corpus.article(passage.article).text
    cuts = [passage.start + place for place in (0, 8, 16, 24, 32, 40)] + [passage.end]
    spans = [excerpt(passage.article, select(text, start, end)) for start, end in pairwise(cuts)]
    options = tuple(
        replace(
            option(f"p{place}", Assertion("follows_from", (), ("bigger_is_better",)), is_key=place == 0),
            source=OptionSource(
                SourceKind.SPAN,
                (Assertion("follows_from", (), ("bigger_is_better",)),),
                None if place == 0 else "wrong_words",
                (span,),
            ),
            text=span.exact,
        )
        for place, span in enumerate(spans)
    )
    part = Part("pick", Interaction.PICK_PHRASES, "Mark them.", options, Order.FIXED)
    rule = "phrases_make_the_passage"
    assert rule not in rules(item, part, seeds)
    assert rule in rules(item, replace(part, options=options[1:]), seeds)


@pytest.mark.parametrize("interaction", [Interaction.MULTIPLE_CHOICE, Interaction.PICK_PHRASES])
def test_not_every_option_is_a_key(item: Item, seeds: Seeds, interaction: Interaction) -> None:
    named = Assertion("is_put_down_to", ("003-troops-deployed",), ("nobody",))
    options = tuple(option(f"o{place}", named) for place in range(6))
    part = Part("part", interaction, "Which?", options)
    assert "has_its_keys" in rules(item, part, seeds)
    mixed = (*options[:2], *(replace(o, is_key=False) for o in options[2:]))
    assert "has_its_keys" not in rules(item, replace(part, options=mixed), seeds)
    assert "has_its_keys" in rules(item, replace(part, options=mixed[:3]), seeds)


def test_every_interaction_has_a_size() -> None:
    assert set(SIZES) == set(Interaction)
