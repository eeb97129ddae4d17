"""Rules of passages and their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.corpus.selector import Selector, select, select_within


@given(st.text(min_size=1, max_size=200), st.data())
def test_a_selector_finds_its_own_words_again(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    selector = select(text, start, end)
    assert text[selector.start : selector.end] == selector.exact
    assert selector.is_anchored_in(text)


def test_a_moved_passage_is_no_longer_anchored() -> None:
    selector = select("at least 11,000 soldiers", 9, 15)
    assert not selector.is_anchored_in(" at least 11,000 soldiers")


def test_words_are_anchored_only_among_their_neighbours() -> None:
    selector = select("at least 11,000 soldiers", 9, 15)
    assert not selector.is_anchored_in("at most  11,000 soldiers")


@pytest.mark.parametrize(("start", "end"), [(3, 3), (-1, 2), (2, 99), (5, 1)])
def test_an_empty_or_outlying_passage_cannot_be_selected(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no passage"):
        select("eleven", start, end)


def test_words_that_stand_twice_cannot_be_meant() -> None:
    text = "12,000 here and 12,000 there"
    with pytest.raises(ValueError, match="2 times"):
        select_within(text, select(text, 0, len(text)), "12,000")


def test_a_selector_measures_its_words() -> None:
    with pytest.raises(ValueError, match="does not measure"):
        Selector(0, 3, "four", "", "")
