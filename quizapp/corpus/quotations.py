"""Quotations of a line: where they stand, and who the tag beside them says spoke."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.corpus.sources import Source

_QUOTE = re.compile(r"“[^“”\n]{1,3000}(?:”|$)|\"[^\"\n]{1,3000}\"|(?<!\w)‘[^‘\n]{1,3000}?[.,!?…]’(?!\w)")
_WORDS = re.compile(r"\w+")
_FEWEST_WORDS = 4
_GAP = 3


@dataclass(frozen=True)
class Placed:
    """A source with its phrase as characters of the text."""

    start: int
    end: int
    source: Source
    phrase: str
    name: str


@dataclass(frozen=True)
class Quotation:
    """Words in quotation marks at `text[start:end]`, the marks with them, and the source its tag names."""

    start: int
    end: int
    speaker: Placed | None
    is_sentence: bool


def find_quotations(text: str, start: int, end: int, sources: Sequence[Placed]) -> tuple[Quotation, ...]:
    """Find the quotations in a line with their speakers; one without a tag goes on from the one before it."""
    found: list[Quotation] = []
    for match in _QUOTE.finditer(text, start, end):
        speaker = _tag(match.start(), match.end(), sources, text)
        inner = match.group().strip('“”‘’"')
        is_sentence = len(_WORDS.findall(inner)) >= _FEWEST_WORDS and inner[:1].isupper()
        if speaker is None and found and is_sentence:
            speaker = found[-1].speaker
        found.append(Quotation(match.start(), match.end(), speaker, is_sentence))
    return tuple(found)


def _tag(start: int, end: int, sources: Sequence[Placed], text: str) -> Placed | None:
    """Give the source whose phrase stands right behind a quotation, else right before it."""
    for placed in sources:
        if 0 <= placed.start - end <= _GAP and not text[end : placed.start].strip(" ,"):
            return placed
    for placed in sources:
        if 0 <= start - placed.end <= _GAP + 1 and not text[placed.end : start].strip(" ,:"):
            return placed
    return None
