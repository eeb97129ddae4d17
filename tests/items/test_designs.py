"""Rules of every design: general, proved by the claims, changed when the claims change."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from dataclasses import replace
from importlib import import_module

import pytest

from quizapp.content.seeds import Seeds
from quizapp.content.wordings import load_wording
from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import Bound
from quizapp.corpus.selector import select_within
from quizapp.items.checks import check_item
from quizapp.items.designs import find_designs, make_items
from quizapp.items.item import Item
from tests.stories import NAMES, read_story

WORDING = load_wording()


def source_of(design: str) -> str:
    return inspect.getsource(import_module(f"quizapp.items.designs.{design.replace('-', '_')}"))


@pytest.mark.parametrize("design", find_designs())
def test_no_design_names_an_article_a_claim_or_a_topic(design: str, seeds: Seeds) -> None:
    source = source_of(design)
    names = [claim.id for claim in seeds.corpus.claims] + [topic.id for topic in seeds.corpus.topics]
    names += [f'"{article.id}"' for article in seeds.corpus.articles]
    assert not [name for name in names if name in source]


@pytest.mark.parametrize("design", find_designs())
def test_no_design_names_a_figure_of_the_story(design: str, seeds: Seeds) -> None:
    figures = {claim.figure.figure for claim in seeds.corpus.claims if claim.quantity}
    long_figures = {figure for figure in figures if len(figure) > 3 and any(map(str.isdigit, figure))}
    assert not [figure for figure in long_figures if figure in source_of(design)]
    assert not re.search(r"\b\d[\d,]{3,}\b", source_of(design))


@pytest.mark.parametrize("story", NAMES)
def test_every_item_made_from_another_story_passes_every_check(story: str) -> None:
    corpus = read_story(story)
    items = make_items(corpus, WORDING)
    assert len({item.design for item in items}) >= 5
    assert [finding for item in items for finding in check_item(item, corpus)] == []


def test_every_item_made_from_the_shipped_articles_passes_every_check(seeds: Seeds) -> None:
    items = make_items(seeds.corpus, WORDING)
    assert {item.design for item in items} == set(find_designs())
    assert [finding for item in items for finding in check_item(item, seeds.corpus)] == []


def flatten(claim: Claim, corpus: Corpus) -> Claim:
    """Make "at least 11,000" a flat "11,000" in a copy of the claim."""
    text = corpus.article(claim.article).text
    flat = replace(claim.figure, bound=Bound.EXACT, mention=claim.figure.figure, high=claim.figure.low)
    start = claim.asked.exact.index(claim.figure.figure)
    asked = select_within(text, claim.asked, claim.asked.exact[start:])
    return replace(claim, quantity=flat, asked=asked, statement=asked)


def change(corpus: Corpus, name: str) -> Corpus:
    claims = tuple(flatten(claim, corpus) if claim.id == name else claim for claim in corpus.claims)
    return Corpus(corpus.articles, claims, corpus.topics)


def about(items: tuple[Item, ...], name: str) -> dict[str, Item]:
    return {item.id: item for item in items if item.claims == (name,)}


def test_a_changed_bound_changes_keys_options_and_explanations(seeds: Seeds) -> None:
    name = "000-troops-joined"
    before = about(make_items(seeds.corpus, WORDING), name)
    changed = change(seeds.corpus, name)
    after = about(make_items(changed, WORDING), name)
    above = f"test-figure.{name}.above"
    assert before[above].parts[0].key.text.startswith("Yes")
    assert after[above].parts[0].key.text.startswith("No")
    headline = f"faithful-headline.{name}"
    assert before[headline].parts[0].key.text.startswith("No fewer than")
    assert after[headline].parts[0].key.text.startswith("11,000")
    assert "At least 11,000" in {o.text[:15] for o in after[headline].parts[0].options if not o.is_key}
    assert before[headline].explanation.fact != after[headline].explanation.fact
    assert [finding for item in after.values() for finding in check_item(item, changed)] == []


def test_the_item_the_product_was_asked_for_is_made(seeds: Seeds) -> None:
    (item,) = (item for item in make_items(seeds.corpus, WORDING) if item.design == "kinds-of-figure")
    assert "3,000, 12,000 and 100,000" in item.parts[0].prompt
    assert item.parts[0].key.text.startswith("Yes: a floor, an estimate and a possibility")
    assert "100,000" in item.parts[1].key.text
    assert item.explanation.common == 12000


def test_ids_are_given_once(seeds: Seeds) -> None:
    counts = Counter(item.id for item in make_items(seeds.corpus, WORDING))
    assert counts.most_common(1)[0][1] == 1


def test_a_source_or_none_are_options_in_every_question_of_who_says_so(seeds: Seeds) -> None:
    items = [item for item in make_items(seeds.corpus, WORDING) if item.design == "who-says"]
    assert {claim.speaker is None for item in items for claim in [seeds.corpus.claim(item.claims[0])]} == {
        True,
        False,
    }
    for item in items:
        assert sum(option.text == "No one" for option in item.parts[0].options) == 1


def test_how_many_options_there_are_does_not_tell_whether_a_source_is_given(seeds: Seeds) -> None:
    items = [item for item in make_items(seeds.corpus, WORDING) if item.design == "who-says"]
    of_three = [item for item in items if len(item.parts[0].options) == 3]
    assert {seeds.corpus.claim(item.claims[0]).speaker is None for item in of_three} == {True, False}
