"""Whatever text comes in: offsets slice to the quote, nothing is raised, and time grows with the length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.lexicons import load_lexicon
from quizapp.corpus.extraction import Proposal, extract
from quizapp.corpus.relating import relate_proposals
from tests.stories import make_article

LEXICON = load_lexicon()
WORDS = [
    "about",
    "over",
    "up",
    "to",
    "at",
    "least",
    "12,000",
    "3",
    "million",
    "half",
    "a",
    "dozen",
    "tens",
    "of",
    "thousands",
    "between",
    "and",
    "5",
    "20-25%",
    "$2,000",
    "per",
    "month",
    "soldiers",
    "people",
    "dead",
    "missing",
    "said",
    "says",
    "according",
    "to",
    "the",
    "police",
    "officials",
    ",",
    ".",
    ";",
    "—",
    "“",
    "”",
    "\n",
    "News",
    "Related:",
    "he",
    "they",
    "its",
    "of",
    "was",
    "2018",
    "Monday",
    "May",
    "1/2",
    "½",
    "£5bn",
    "€",
    "%",
    "one",
    "two-thirds",
    "7.8",
    "magnitude",
    "a",
    "decade",
    "within",
    "year-old",
    "No.",
    "10",
    "U.S.",
    "’s",
]

PATHOLOGICAL = {
    "one word": "a" * 10_000,
    "no full stop": "the police said that 5 people and " * 2_000,
    "digits": "1" * 10_000,
    "numbers": "1,000 " * 10_000,
    "marks": "“" * 10_000,
    "hyphens": "a-1-" * 15_000,
    "at signs": "a.b@" * 15_000,
    "lines": "12 dead\n" * 3_000,
    "full stops": "5. " * 10_000,
}


def _propose(text: str) -> tuple[Proposal, ...]:
    return extract([make_article("a", text)], LEXICON)[0]


@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)))
def test_every_offset_slices_to_its_words(text: str) -> None:
    for proposal in _propose(text):
        claim = proposal.claim
        for selector in (claim.passage, claim.asked, claim.speaker):
            assert selector is None or selector.is_anchored_in(text)
        assert claim.passage.contains(claim.asked)


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), min_size=2, max_size=3))
def test_any_articles_can_be_related(texts: list[str]) -> None:
    articles = [make_article(f"a{place}", text) for place, text in enumerate(texts)]
    proposals = extract(articles, LEXICON)
    found = relate_proposals(articles, proposals, LEXICON)
    known = {one.claim.id for own in proposals for one in own}
    assert {name for group in found.groups for name in group.claims} <= known


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_time_grows_with_the_length_of_the_text(name: str) -> None:
    text = PATHOLOGICAL[name]

    def seconds(length: int) -> float:
        started = time.process_time()
        _propose(text[:length])
        return time.process_time() - started

    quarter = max(seconds(len(text) // 4), 0.02)
    assert seconds(len(text)) < 4 * 3 * quarter
