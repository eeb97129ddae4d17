"""Rules of shared passages."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.seeds import Seeds
from quizapp.corpus.article import Article, SourceRecord
from quizapp.corpus.copies import Copy, count_texts, find_copies, group_texts
from quizapp.corpus.selector import select

words = st.lists(
    st.sampled_from(["troops", "north", "korea", "war", "the", "of", "sent", "about"]),
    min_size=0,
    max_size=30,
)
run = "a shared run of rather more than eight quite ordinary words"


def article(name: str, text: str) -> Article:
    return Article(name, name.upper(), name, text, hashlib.sha256(text.encode()).hexdigest(), SourceRecord())


def test_the_shipped_copy_is_found_to_the_character(seeds: Seeds) -> None:
    assert seeds.corpus.copies == (Copy("001", 0, "004", 70, 3171),)


@given(words, words, words, words)
def test_shared_text_is_the_same_to_the_character(
    a: list[str], b: list[str], c: list[str], d: list[str]
) -> None:
    one = article("one", " ".join([*a, run, *b]))
    other = article("other", " ".join([*c, run, *d]))
    copies = find_copies([one, other])
    assert copies
    for copy in copies:
        mine = one.text[copy.one_start : copy.one_start + copy.length]
        assert mine == other.text[copy.other_start : copy.other_start + copy.length]
        assert mine == mine.strip()


def test_seven_shared_words_are_no_copy() -> None:
    one = article("one", "yes one two three four five six seven no")
    other = article("other", "but one two three four five six seven and")
    assert find_copies([one, other]) == ()


def test_a_copy_never_ends_inside_a_word() -> None:
    one = article("one", f"{run} there")
    other = article("other", f"{run} then")
    (copy,) = find_copies([one, other])
    assert one.text[: copy.length] == run


def test_copied_passages_are_one_text_and_others_are_their_own() -> None:
    texts = [article("a", f"{run}."), article("b", f"Here: {run}."), article("c", "words of its own")]
    passages = [
        (text.id, select(text.text, text.text.index(run[:5]) if run in text.text else 0, len(text.text) - 1))
        for text in texts
    ]
    copies = find_copies(texts)
    assert count_texts(passages, copies) == 2
    assert group_texts(passages, copies) == (("a", "b"), ("c",))
