"""Rules of the design that asks which headlines keep what a number means."""

from __future__ import annotations

import pytest

from quizapp.content.wordings import load_wording
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import Bound
from quizapp.items.checks import check_item
from quizapp.items.designs.faithful_headlines import make
from quizapp.items.item import Item
from tests.stories import make_article, make_claim, make_corpus, make_quantity


def make_story(words: str, bound: Bound) -> Corpus:
    sentence = f"{words} 70 swans live on the lake."
    article = make_article("lake", f"{sentence} Nobody counts the ducks.")
    quantity = make_quantity(f"{words} 70".strip(), "70", 70, "swans", bound)
    return make_corpus(
        [article], [make_claim(article, sentence.strip(), quantity=quantity, statement=sentence.strip())]
    )


def make_items(corpus: Corpus) -> list[Item]:
    return list(make(corpus, load_wording()))


@pytest.mark.parametrize(
    ("words", "bound", "kept"),
    [
        ("At least", Bound.AT_LEAST, {"No fewer than 70", "A minimum of 70"}),
        ("Up to", Bound.UP_TO, {"At most 70", "No more than 70"}),
        ("About", Bound.ABOUT, {"Around 70", "Roughly 70"}),
    ],
)
def test_two_headlines_keep_the_bound_in_other_words(words: str, bound: Bound, kept: set[str]) -> None:
    corpus = make_story(words, bound)
    (item,) = make_items(corpus)
    options = item.parts[0].options
    assert {o.text.removesuffix(" swans live on the lake") for o in options if o.is_key} == kept
    assert sum(not option.is_key for option in options) == 2
    assert check_item(item, corpus) == []


@pytest.mark.parametrize(("words", "bound"), [("", Bound.EXACT), ("Nearly", Bound.ABOUT)])
def test_a_bound_that_cannot_be_said_otherwise_is_not_asked(words: str, bound: Bound) -> None:
    assert make_items(make_story(words, bound)) == []
