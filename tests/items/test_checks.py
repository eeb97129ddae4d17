"""Every check finds the violation it is there for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from quizapp.content.seeds import Seeds
from quizapp.content.wordings import load_wording
from quizapp.corpus.article import Region, RegionKind
from quizapp.corpus.claim import Status
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.selector import excerpt, select
from quizapp.items import checks
from quizapp.items.designs import make_items
from quizapp.items.item import (
    Item,
    Mark,
    MarkRole,
    Option,
    Part,
    Passage,
    Polarity,
    Says,
    Skill,
    SourceKind,
)

Damage = Callable[[Item], Item]


@pytest.fixture(scope="module")
def item(seeds: Seeds) -> Item:
    """An item over two articles, sound as made."""
    return next(made for made in make_items(seeds.corpus, load_wording()) if made.design == "can-both")


def with_options(item: Item, change: Callable[[Option], Option]) -> Item:
    part = item.parts[0]
    return replace(item, parts=(replace(part, options=tuple(change(option) for option in part.options)),))


def with_part(item: Item, **changes: object) -> Item:
    part: Part = replace(item.parts[0], **changes)  # type: ignore[arg-type]  # the tests name real fields
    return replace(item, parts=(part,))


def move_passage(item: Item) -> Item:
    first = replace(item.passages[0], start=item.passages[0].start + 1, end=item.passages[0].end + 1)
    return replace(item, passages=(first, *item.passages[1:]))


def mark_outside(item: Item) -> Item:
    first, *rest = item.explanation.evidence
    marked = replace(first, marks=(Mark(first.end, first.end + 3, MarkRole.DECIDES),))
    return replace(item, explanation=replace(item.explanation, evidence=(marked, *rest)))


def two_keys(item: Item) -> Item:
    return with_options(item, lambda option: replace(option, is_key=True))


def two_options(item: Item) -> Item:
    return with_part(item, options=item.parts[0].options[:2])


def same_text(item: Item) -> Item:
    return with_options(item, lambda option: replace(option, text="Yes."))


def same_id(item: Item) -> Item:
    return with_options(item, lambda option: replace(option, id="one"))


def swap_key(item: Item) -> Item:
    """Make a distractor the key and the key a distractor: neither is what the claims prove."""
    return with_options(item, lambda option: replace(option, is_key=option.id == "drops-bound"))


def unproved(item: Item) -> Item:
    return with_options(item, lambda option: replace(option, source=replace(option.source, asserts=())))


def unnamed_misreading(item: Item) -> Item:
    return with_options(item, lambda option: replace(option, source=replace(option.source, misreading=None)))


def no_feedback(item: Item) -> Item:
    return with_options(item, lambda option: replace(option, feedback=""))


def span_from_nowhere(item: Item) -> Item:
    return with_options(
        item, lambda option: replace(option, source=replace(option.source, kind=SourceKind.SPAN))
    )


def wrong_polarity(item: Item) -> Item:
    return replace(item, polarity=Polarity.PROBLEM)


def judged_kind(item: Item) -> Item:
    return replace(item, skill=Skill.KIND)


def nameless_stem(item: Item) -> Item:
    return with_part(item, prompt="Can it be right?")


def telling_stem(item: Item) -> Item:
    return with_part(item, prompt=f"{item.parts[0].prompt} {item.parts[0].key.text}")


def telling_part(item: Item) -> Item:
    second = replace(item.parts[0], id="second", prompt="Why?")
    return replace(item, parts=(*item.parts, second))


def unquoted_article(item: Item) -> Item:
    return replace(item, explanation=replace(item.explanation, evidence=item.explanation.evidence[:1]))


def unmarked(item: Item) -> Item:
    evidence = tuple(replace(piece, marks=()) for piece in item.explanation.evidence)
    return replace(item, explanation=replace(item.explanation, evidence=evidence))


def no_rule(item: Item) -> Item:
    return replace(item, explanation=replace(item.explanation, rule=""))


def gap(item: Item) -> Item:
    return with_part(item, prompt="Articles {one} and {other} both")


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        (move_passage, "anchored"),
        (mark_outside, "marked_inside"),
        (two_keys, "has_its_keys"),
        (two_options, "has_its_keys"),
        (same_text, "distinct_options"),
        (same_id, "distinct_options"),
        (swap_key, "key_proved"),
        (swap_key, "distractor_refuted"),
        (unproved, "key_proved"),
        (unproved, "distractor_refuted"),
        (unnamed_misreading, "named_misreading"),
        (no_feedback, "named_misreading"),
        (span_from_nowhere, "options_from_passages"),
        (wrong_polarity, "polarity_agrees"),
        (judged_kind, "polarity_agrees"),
        (nameless_stem, "names_its_article"),
        (telling_stem, "no_leak"),
        (telling_part, "no_leak"),
        (unquoted_article, "explained"),
        (unmarked, "explained"),
        (no_rule, "explained"),
        (gap, "nothing_left_open"),
    ],
)
def test_a_damaged_item_is_found_out(item: Item, seeds: Seeds, damage: Damage, rule: str) -> None:
    assert checks.check_item(item, seeds.corpus) == []
    assert rule in {finding.rule for finding in checks.check_item(damage(item), seeds.corpus)}


def test_furniture_is_no_evidence(item: Item, seeds: Seeds) -> None:
    corpus = seeds.corpus
    all_furniture = Region(RegionKind.FURNITURE, 0, 10**6, "everything")
    articles = tuple(replace(article, regions=(all_furniture,)) for article in corpus.articles)
    findings = checks.check_item(item, Corpus(articles, corpus.claims, corpus.topics))
    assert "story_only" in {finding.rule for finding in findings}


def test_a_passage_that_begins_with_a_pronoun_needs_its_context(item: Item, seeds: Seeds) -> None:
    text = seeds.corpus.article("003").text
    before, lost = text.index("The Navy and Air Force"), text.index("They rely on older")
    for start, is_lost in ((lost, True), (before, False)):
        passage = Passage(**vars(excerpt("003", select(text, start, lost + 40))))
        shown = replace(item, passages=(*item.passages, passage))
        rules = {finding.rule for finding in checks.check_item(shown, seeds.corpus)}
        assert ("self_contained" in rules) is is_lost


def test_a_claim_nobody_accepted_carries_no_item(item: Item, seeds: Seeds) -> None:
    corpus = seeds.corpus
    claims = tuple(replace(claim, status=Status.PROPOSED) for claim in corpus.claims)
    findings = checks.check_item(item, Corpus(corpus.articles, claims, corpus.topics))
    assert "accepted_claims" in {finding.rule for finding in findings}


def test_every_check_is_tested_here() -> None:
    tested = {
        mark.args[1][row][1]
        for mark in test_a_damaged_item_is_found_out.pytestmark  # type: ignore[attr-defined]  # set by pytest
        for row in range(len(mark.args[1]))
    } | {"story_only", "accepted_claims", "self_contained"}
    # Those that hang on the interaction are tested in test_part_checks.py.
    elsewhere = {check.__name__ for check in checks.CHECKS if check.__module__.endswith("part_checks")}
    assert tested | elsewhere == {check.__name__ for check in checks.CHECKS}


def test_a_judged_key_says_what_the_item_is(seeds: Seeds) -> None:
    for made in make_items(seeds.corpus, load_wording()):
        expected = {Polarity.PROBLEM: Says.PROBLEM, Polarity.NONE: Says.NONE}.get(made.polarity)
        assert made.parts[0].says is expected
