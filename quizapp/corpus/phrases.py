"""Find phrases of a list in tokens, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from quizapp.corpus.tokens import Tokens, tokenize

_PAIR = 2
Words = tuple[str, ...]
Rows = tuple[tuple[Words, str], ...]


@dataclass(frozen=True)
class Phrases:
    """Phrases in lower case, ordered for looking up; each stands for a value, such as its list's name.

    `alone` are those of one word; `opening` and `closing` give the others by their first and by their last
    two words, which few share, the longest first.
    """

    alone: Mapping[str, str]
    opening: Mapping[Words, Rows]
    closing: Mapping[Words, Rows]

    def starting(self, tokens: Tokens, place: int) -> tuple[int, str] | None:
        """Give where the longest phrase that starts at `place` ends, and its value."""
        if place >= len(tokens):
            return None
        first = tokens[place].lower
        if place + 1 < len(tokens):
            for words, value in self.opening.get((first, tokens[place + 1].lower), ()):
                end = place + len(words)
                if len(words) == _PAIR or (end <= len(tokens) and _reads(tokens, place, words)):
                    return end, value
        return (place + 1, self.alone[first]) if first in self.alone else None

    def ending(self, tokens: Tokens, place: int) -> tuple[int, str] | None:
        """Give where the longest phrase that ends right before `place` starts, and its value."""
        if not 0 < place <= len(tokens):
            return None
        last = tokens[place - 1].lower
        if place >= _PAIR:
            for words, value in self.closing.get((tokens[place - 2].lower, last), ()):
                start = place - len(words)
                if len(words) == _PAIR or (start >= 0 and _reads(tokens, start, words)):
                    return start, value
        return (place - 1, self.alone[last]) if last in self.alone else None

    def within(
        self, tokens: Tokens, start: int = 0, end: int | None = None
    ) -> Iterator[tuple[int, int, str]]:
        """Give the place, the end and the value of every phrase in a stretch, none inside another."""
        stop = len(tokens) if end is None else end
        place = start
        while place < stop:
            found = self.starting(tokens, place)
            if found and found[0] <= stop:
                yield place, found[0], found[1]
                place = found[0]
            else:
                place += 1


def index_phrases(phrases: Iterable[tuple[str, str]]) -> Phrases:
    """Make phrases of (words as one text, value); a text given twice keeps its first value."""
    found: dict[Words, str] = {}
    for text, value in phrases:
        found.setdefault(tuple(token.lower for token in tokenize(text)), value)
    longer = sorted(
        ((words, value) for words, value in found.items() if len(words) >= _PAIR),
        key=lambda row: -len(row[0]),
    )
    opening: dict[Words, Rows] = {}
    closing: dict[Words, Rows] = {}
    for words, value in longer:
        opening[words[:_PAIR]] = (*opening.get(words[:_PAIR], ()), (words, value))
        closing[words[-_PAIR:]] = (*closing.get(words[-_PAIR:], ()), (words, value))
    return Phrases({words[0]: value for words, value in found.items() if len(words) == 1}, opening, closing)


def _reads(tokens: Tokens, start: int, words: Words) -> bool:
    """Say whether the tokens from a place on are the words of a phrase."""
    return all(tokens[start + n].lower == word for n, word in enumerate(words))
