"""Texts of several lines keep their lines, and nothing that only deceives."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.services.texts import clean_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  One.\r\nTwo.  ", "One.\nTwo."),
        ("One.\n\n\n\n Two.", "One.\n\nTwo."),
        ("a\x00b\u202ec\u200bd\ufeff", "abcd"),
        ("\u200b \n\u202e\x00", ""),
        ("tab\tand   spaces", "tab and spaces"),
    ],
)
def test_lines_stay_and_what_is_invisible_goes(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@given(st.text())
def test_whatever_is_typed_what_is_kept_can_be_seen(typed: str) -> None:
    kept = clean_text(typed)
    assert kept == kept.strip()
    assert "\n\n\n" not in kept
    unseen = {letter for letter in kept if unicodedata.category(letter) in {"Cc", "Cf", "Cs"}}
    assert unseen <= {"\n", "\u200c", "\u200d"}
