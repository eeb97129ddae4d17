"""The claim engine reads the passages of an item back, and finds what its key rests on."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from quizapp.content.lexicons import load_lexicon
from quizapp.content.seeds import Seeds
from quizapp.content.shipped import make_bank
from quizapp.corpus.claim import Claim, SpeakerType, Status
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.extraction import extract
from quizapp.corpus.quantity import Bound, Quantity
from quizapp.items.item import Item
from quizapp.items.round_trip import read_back
from tests.stories import make_article, make_corpus


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


@pytest.mark.parametrize("design", ["who-says", "who-says-what"])
def test_another_source_than_the_passage_gives_is_found(seeds: Seeds, design: str) -> None:
    item = next(item for item in _items(seeds) if item.design == design)
    claim = next(c for c in map(seeds.corpus.claim, item.claims) if c.speaker is not None)
    silent = replace(claim, speaker=None, speaker_type=SpeakerType.NONE)
    found = [one.message for one in read_back([item], _with(seeds.corpus, silent), load_lexicon())]
    assert claim.speaker
    assert len(found) == 1
    assert found[0].endswith("not by nobody")
    assert claim.speaker.exact[:20] in found[0]


def test_a_second_answer_in_the_passage_of_a_comparison_is_found(seeds: Seeds) -> None:
    text = "In the north 120 people died, officials said, and later they said that 150 people had died."
    article = make_article("a", text)
    corpus = make_corpus([article], [one.claim for one in extract([article], load_lexicon())[0]])
    claim = replace(corpus.claims[0], status=Status.ACCEPTED)
    item = next(item for item in _items(seeds) if item.design == "can-both")
    shown = replace(item.passages[0], article="a", start=0, end=len(text), exact=text)
    one = replace(item, passages=(shown,), claims=(claim.id,))
    (finding,) = read_back([one], replace(corpus, claims=(claim,)), load_lexicon())
    assert finding.message == "'150' answers the question of 120 as well"


def _items(seeds: Seeds) -> list[Item]:
    return [entry.item for entry in make_bank(seeds)[0].entries]


def _with(corpus: Corpus, claim: Claim) -> Corpus:
    return replace(corpus, claims=tuple(claim if one.id == claim.id else one for one in corpus.claims))
