"""Names: shown as a person wrote them, compared as a reader sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.services.names import clean_name, normalise_name


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("  Ben \t T. ", "Ben T."),
        ("Be\x00n", "Ben"),
        ("Ben\u202etxt", "Bentxt"),
        ("Be\u200bn", "Ben"),
        ("\u2028\u2029", ""),
        ("Zoe\u0308", "Zoë"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_deceives_is_left_out_and_what_shapes_letters_stays(given: str, shown: str) -> None:
    assert clean_name(given) == shown


@pytest.mark.parametrize("other", ["BEN t.", "Ben  T.", "Ｂｅｎ T.", "Ben\u200d T."])
def test_two_names_that_look_the_same_are_the_same(other: str) -> None:
    assert normalise_name(other) == normalise_name("Ben T.")


def test_names_are_compared_by_no_more_letters_than_are_kept() -> None:
    assert len(normalise_name("\ufdfa" * 60)) == 100


@given(st.text(max_size=80))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_name(text)
    assert clean_name(once) == once
    assert normalise_name(once) == normalise_name(text)
    assert "\x00" not in once
    assert "\n" not in once
