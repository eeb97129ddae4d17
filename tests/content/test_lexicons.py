"""The word lists of the claim engine hold together."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from quizapp.content import lexicons
from quizapp.content.lexicons import load_lexicon

FOLDER = Path(lexicons.__file__).parent / "lexicon" / "en"
FILES = sorted(FOLDER.glob("*.toml"))
DIMENSIONS = {
    "people", "things", "money", "percent", "area", "time", "length", "speed", "temperature", "other",
}  # fmt: skip


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (text for one in value for text in _texts(one))
    elif isinstance(value, dict):
        yield from (text for key, one in value.items() for text in (key, *_texts(one)))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_words_are_in_small_letters_without_outer_spaces(path: Path) -> None:
    values = tomllib.loads(path.read_text("utf-8"))
    for table in ("currencies", "small_change", "conversions"):
        values.pop(table, None)
    strange = [
        text for text in _texts(values) if text != text.lower() or (text.strip() != text and text != "by ")
    ]
    assert not strange


def test_every_frame_says_what_its_figures_count() -> None:
    frames = load_lexicon().frames.frames
    assert all(frame.dimensions and frame.dimensions <= DIMENSIONS for frame in frames.values())


def test_every_phrase_of_a_frame_is_found_again() -> None:
    words = load_lexicon().frames
    assert all(name in words.frames for names in words.shared.values() for name in names)


def test_a_unit_converts_to_a_base_that_converts_to_itself() -> None:
    conversions = load_lexicon().units.conversions
    bases = {base for base, _ in conversions.values()}
    assert all(conversions[base] == (base, Fraction(1)) for base in bases & set(conversions))


def test_another_language_is_not_there_yet() -> None:
    with pytest.raises(FileNotFoundError):
        load_lexicon("xx")


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_no_list_names_a_word_twice(path: Path) -> None:
    lists = _lists(tomllib.loads(path.read_text("utf-8")))
    assert not [word for words in lists for word, times in Counter(words).items() if times > 1]


def _lists(value: Any) -> Iterator[list[str]]:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        yield value
    elif isinstance(value, (list, dict)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _lists(one)
