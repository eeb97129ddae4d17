"""Line breaks inside sentences are undone, and no character moves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.lexicons import load_lexicon
from quizapp.corpus.extraction import extract
from quizapp.corpus.wrapping import unwrap
from tests.stories import make_article

WRAPPED = """Flood in Aville

The flood that tore through the town of Aville on Monday has
killed at least 12 people, the mayor of Aville said, and about
40 more are missing. The water has driven some 3,000 people
from their homes, said Ana Lee of the fire service.
"""


def test_a_wrapped_article_is_read_like_one_that_is_not() -> None:
    found = extract([make_article("a", WRAPPED)], load_lexicon())[0]
    figures = [
        (one.claim.figure.mention, one.claim.topic, one.claim.origin) for one in found if one.claim.quantity
    ]
    assert figures == [
        ("at least 12", "deaths", "the mayor of Aville"),
        ("about\n40", "missing", "the mayor of Aville"),
        ("some 3,000", "displaced", "Ana Lee of the fire service"),
    ]


def test_headings_and_lists_keep_their_lines() -> None:
    text = "A short headline\nthe story begins here and ends.\n– one\n– two\n"
    assert unwrap(text) == text


@given(st.text(alphabet="ab ,.\n\r", max_size=300))
def test_no_character_moves(text: str) -> None:
    unwrapped = unwrap(text)
    assert len(unwrapped) == len(text)
    assert "".join(unwrapped.split()) == "".join(text.split())
