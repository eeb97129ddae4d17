"""Rules of sentences and their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.seeds import Seeds
from quizapp.corpus.selector import select
from quizapp.corpus.sentences import sentence_around, split_sentences, with_context


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


def test_a_pronoun_brings_the_sentence_before_it_along() -> None:
    text = "The crew is back. They rest. It took long.\nThey sleep. This treaty holds."

    def shown(words: str) -> str:
        return with_context(text, select(text, text.index(words), text.index(words) + len(words))).exact

    assert shown("It took long.") == "The crew is back. They rest. It took long."
    assert shown("They rest.") == "The crew is back. They rest."
    assert shown("This treaty holds.") == "This treaty holds."
    assert shown("They sleep.") == "They sleep."  # it opens its paragraph: nothing stands before it there


@given(st.text(alphabet="aIt .Theyis\n", max_size=80))
def test_a_passage_with_its_context_ends_where_it_ended(text: str) -> None:
    for sentence in split_sentences(text):
        whole = with_context(text, sentence)
        assert whole.start <= sentence.start
        assert whole.end == sentence.end
        assert "\n" not in whole.exact


def test_the_sentence_around_words_is_the_whole_sentence() -> None:
    text = "He came. About 12,000 soldiers joined. They left."
    place = text.index("12,000")
    assert sentence_around(text, select(text, place, place + 6)).exact == "About 12,000 soldiers joined."


def test_an_hour_opens_the_sentence_that_a_number_goes_on_with() -> None:
    text = "By 5 p.m. 63 boats had come. He left at 5 p.m. 63 others stayed. At 6 p.m."
    assert [sentence.exact for sentence in split_sentences(text)] == [
        "By 5 p.m. 63 boats had come.",
        "He left at 5 p.m.",
        "63 others stayed.",
        "At 6 p.m.",
    ]
