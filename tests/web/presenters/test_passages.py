"""Passages are cut, never changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.seeds import Seeds
from quizapp.web.presenters.paragraphs import read_paragraphs
from quizapp.web.presenters.passages import Stretch, cut, quote

PLACES = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair))), max_size=6
)


@given(st.text(min_size=1, max_size=40), st.integers(0, 20), PLACES, PLACES)
def test_the_stretches_are_the_text_to_the_character(
    text: str, start: int, marks: list[tuple[int, int]], sics: list[tuple[int, int]]
) -> None:
    stretches = cut(text, start, [(a, b, "decides") for a, b in marks], sics)
    assert "".join(stretch.text for stretch in stretches) == text


def test_a_mark_is_one_stretch() -> None:
    assert cut("at least 11,000", 5, [(5, 13, "decides")]) == [
        Stretch("at least", "decides"),
        Stretch(" 11,000"),
    ]


def test_where_marks_overlap_the_first_wins() -> None:
    roles = [stretch.role for stretch in cut("abc", 0, [(0, 2, "who"), (1, 3, "decides")])]
    assert roles == ["who", "decides"]


def test_a_misprint_is_marked_behind_itself() -> None:
    (first, second) = cut("per solder each", 0, [], [(4, 10)])
    assert (first.text, first.is_sic, second.text) == ("per solder", True, " each")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Nobody", "“Nobody”"),
        ("“reports”", "“reports”"),
        ("C: “a minimum of 3,000”", "“C: ‘a minimum of 3,000’”"),
        ("“a” and “b”", "“‘a’ and ‘b’”"),
        ("", "“”"),
    ],
)
def test_quotations_within_quotations_have_single_marks(text: str, quoted: str) -> None:
    assert quote(text) == quoted


def test_an_article_is_shown_whole(seeds: Seeds) -> None:
    for article in seeds.corpus.articles:
        shown = [
            "".join(stretch.text for stretch in paragraph.stretches)
            for paragraph in read_paragraphs(article, [], with_regions=True)
        ]
        assert shown == [line for line in article.text.split("\n") if line.strip()]


def test_what_is_not_the_story_is_set_apart_only_when_asked(seeds: Seeds) -> None:
    article = next(article for article in seeds.corpus.articles if article.regions)
    with_regions = read_paragraphs(article, [], with_regions=True)
    assert sum(paragraph.opens is not None for paragraph in with_regions) == len(
        {region.start for region in article.regions if article.text[region.start : region.end].strip()}
    )
    assert not any(paragraph.is_aside for paragraph in read_paragraphs(article, [], with_regions=False))
