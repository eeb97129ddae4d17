"""From articles to items without hands: what the engine proposes for other stories carries the designs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.content.lexicons import load_lexicon
from quizapp.content.wordings import load_wording
from quizapp.corpus.claim import Status
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.extraction import extract
from quizapp.items.checks import check_item
from quizapp.items.designs import make_items
from quizapp.items.round_trip import read_back
from tests.stories import NAMES, make_corpus, read_story

FEWEST = 10


def _propose(name: str, status: Status) -> Corpus:
    articles = read_story(name).articles
    proposals = [one for own in extract(articles, load_lexicon()) for one in own if not one.part.is_chrome]
    return make_corpus(articles, [replace(one.claim, status=status) for one in proposals])


@pytest.mark.parametrize("name", NAMES)
def test_proposed_claims_make_items_that_pass_every_check(name: str) -> None:
    corpus = _propose(name, Status.ACCEPTED)
    items = make_items(corpus, load_wording())
    assert len(items) >= FEWEST
    assert not [str(finding) for item in items for finding in check_item(item, corpus)]
    assert not [str(finding) for finding in read_back(items, corpus, load_lexicon())]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_asked_about_what_nobody_has_reviewed(name: str) -> None:
    assert not make_items(_propose(name, Status.PROPOSED), load_wording())
