"""Rules of the design that asks for the order of events."""

from __future__ import annotations

from dataclasses import replace

from quizapp.content.wordings import load_wording
from quizapp.corpus.claim import Step
from quizapp.corpus.corpus import Corpus
from quizapp.items.checks import check_item
from quizapp.items.designs.in_order import make
from quizapp.items.item import Item, Skill
from tests.stories import make_article, make_claim, make_corpus

TEXT = (
    "In the end the bridge was closed. First of all a driver saw a crack. "
    "A day later the council denied that there was one. The mayor likes trains."
)
ASKED = {
    "a driver saw a crack": "First of all",
    "the council denied": "A day later",
    "the bridge was closed": "In the end",
}


def make_story(places: tuple[int, ...] = (1, 2, 3)) -> Corpus:
    """The last event stands first in the text."""
    article = make_article("bridge", TEXT)
    claims = [
        make_claim(article, asked, time=cue, step=Step("crack", place))
        for (asked, cue), place in zip(ASKED.items(), places, strict=True)
    ]
    noise = make_claim(article, "The mayor likes trains")
    return make_corpus([article], [*claims, noise])


def make_items(corpus: Corpus) -> list[Item]:
    return list(make(corpus, load_wording()))


def test_the_order_is_that_of_the_events_and_not_of_the_sentences() -> None:
    corpus = make_story()
    (item,) = make_items(corpus)
    ranked = sorted(item.parts[0].options, key=lambda option: option.target)
    assert [option.text.strip("“”") for option in ranked] == list(ASKED)
    assert item.skill is Skill.PROVENANCE
    assert check_item(item, corpus) == []


def test_an_order_that_a_reviewer_read_otherwise_is_asked_otherwise() -> None:
    (item,) = make_items(make_story((2, 1, 3)))
    first = next(option for option in item.parts[0].options if option.target == "1")
    assert "the council denied" in first.text


def test_a_series_with_a_gap_is_not_asked() -> None:
    assert make_items(make_story((1, 2, 4))) == []


def test_two_events_are_too_few() -> None:
    corpus = make_story()
    claims = [claim for claim in corpus.claims if claim.step and claim.step.place < 3]
    assert make_items(make_corpus(corpus.articles, claims)) == []


def test_words_that_give_the_place_away_are_never_an_option() -> None:
    corpus = make_story()
    first = next(claim for claim in corpus.claims if claim.step and claim.step.place == 1)
    telling = replace(first, asked=first.passage)
    claims = [telling if claim is first else claim for claim in corpus.claims]
    assert make_items(make_corpus(corpus.articles, claims)) == []
