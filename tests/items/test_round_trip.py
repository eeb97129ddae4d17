"""The claim engine reads the passages of an item back, and finds what its key rests on."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from quizapp.content.lexicons import load_lexicon
from quizapp.content.seeds import Seeds
from quizapp.content.shipped import make_bank
from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import Bound, Quantity
from quizapp.items.item import Item
from quizapp.items.round_trip import read_back


def test_the_engine_finds_the_figures_of_every_shipped_item(seeds: Seeds) -> None:
    assert not [str(finding) for finding in read_back(_items(seeds), seeds.corpus, load_lexicon())]


def test_a_claim_with_another_bound_than_its_passage_is_found(seeds: Seeds) -> None:
    item = next(item for item in _items(seeds) if item.design == "can-both")
    claim = seeds.corpus.claim(item.claims[0])
    low = claim.figure.value
    figure = Quantity(
        low + 1, low + 1, Bound.EXACT, claim.figure.unit, claim.figure.mention, claim.figure.figure
    )
    (finding,) = read_back([item], _with(seeds.corpus, replace(claim, quantity=figure)), load_lexicon())
    assert finding.place == item.id
    assert claim.figure.mention in finding.message
    assert isinstance(low, Fraction)


def test_a_bystander_that_the_engine_takes_for_the_source_is_found(seeds: Seeds) -> None:
    item = next(item for item in _items(seeds) if item.design == "who-says")
    parts = tuple(
        replace(part, options=tuple(replace(option, is_key=False) for option in part.options))
        for part in item.parts
    )
    claim = seeds.corpus.claim(item.claims[0])
    found = list(read_back([replace(item, parts=parts)], seeds.corpus, load_lexicon()))
    assert bool(found) == (claim.speaker is not None)


def _items(seeds: Seeds) -> list[Item]:
    return [entry.item for entry in make_bank(seeds)[0].entries]


def _with(corpus: Corpus, claim: Claim) -> Corpus:
    return replace(corpus, claims=tuple(claim if one.id == claim.id else one for one in corpus.claims))
