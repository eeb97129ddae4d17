"""Rules of sentences and their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.seeds import Seeds
from quizapp.corpus.selector import select
from quizapp.corpus.sentences import sentence_around, split_sentences


@given(st.text(alphabet="ab .!?“”’\n\t—é😀", max_size=200))
def test_sentences_stand_where_they_say_and_lose_no_word(text: str) -> None:
    sentences = split_sentences(text)
    assert all(text[s.start : s.end] == s.exact and s.exact == s.exact.strip() for s in sentences)
    assert "".join("".join(s.exact.split()) for s in sentences) == "".join(text.split())


def test_every_claim_is_quoted_in_whole_sentences(seeds: Seeds) -> None:
    for claim in seeds.corpus.usable:
        text = seeds.corpus.article(claim.article).text
        around = sentence_around(text, claim.passage)
        assert around.exact.strip(" ”") == claim.passage.exact.strip(" ”"), claim.id


def test_the_sentence_around_words_is_the_whole_sentence() -> None:
    text = "He came. About 12,000 soldiers joined. They left."
    place = text.index("12,000")
    assert sentence_around(text, select(text, place, place + 6)).exact == "About 12,000 soldiers joined."
