"""How hard a stem is to read: its length, and its grade by the Automated Readability Index.

The index needs letters, words and sentences and no dictionary of syllables, so that it gives the same
number everywhere (Senter and Smith 1967, AMRL-TR-66-220; the scale is a US school grade). textstat has it
too, and brings nltk, pyphen and setuptools with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.errors import Finding, Severity
from quizapp.items.item import Item
from quizapp.items.linter.flaw import flaw
from quizapp.items.linter.words import without_quotations

HIGHEST_GRADE = 10.0
MOST_WORDS = 50

_WORD = re.compile(r"[\w’'.,×%$-]*\w[%]?")
_SENTENCE_END = re.compile(r"[.?!:](?=\s|$)")


def reading_level(item: Item) -> Iterator[Finding]:
    """A stem reads as easily as a text for the tenth grade. Quotations are exempt."""
    for part in item.parts:
        grade = grade_of(without_quotations(part.prompt, "this"))
        if grade > HIGHEST_GRADE:
            told = f"the stem reads at grade {grade:.1f}, {HIGHEST_GRADE:.0f} is the most"
            remedy = "make its sentences and words shorter"
            yield flaw(item, part, "reading_level", told, remedy, Severity.WARNING)


def stem_length(item: Item) -> Iterator[Finding]:
    """A stem is no longer than it takes to ask. Quotations are exempt."""
    for part in item.parts:
        count = len(_WORD.findall(without_quotations(part.prompt)))
        if count > MOST_WORDS:
            told = f"the stem has {count} words, {MOST_WORDS} are the most"
            yield flaw(
                item, part, "stem_length", told, "leave out what the question does not need", Severity.WARNING
            )


def grade_of(text: str) -> float:
    """Give the Automated Readability Index of a text, 0 for one without words."""
    words: list[str] = _WORD.findall(text)
    if not words:
        return 0.0
    letters = sum(sign.isalnum() for word in words for sign in word)
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    return 4.71 * letters / len(words) + 0.5 * len(words) / sentences - 21.43
