"""Find phrases of a list in tokens, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from quizapp.corpus.tokens import Tokens, tokenize

Words = tuple[str, ...]


@dataclass(frozen=True)
class Phrases:
    """Phrases in lower case, ordered for looking up; each stands for a value, such as its list's name."""

    by_first: Mapping[str, tuple[tuple[Words, str], ...]]
    by_last: Mapping[str, tuple[tuple[Words, str], ...]]

    def starting(self, tokens: Tokens, place: int) -> tuple[int, str] | None:
        """Give where the longest phrase that starts at `place` ends, and its value."""
        if place >= len(tokens):
            return None
        for words, value in self.by_first.get(tokens[place].lower, ()):
            end = place + len(words)
            if end <= len(tokens) and all(tokens[place + n].lower == word for n, word in enumerate(words)):
                return end, value
        return None

    def ending(self, tokens: Tokens, place: int) -> tuple[int, str] | None:
        """Give where the longest phrase that ends right before `place` starts, and its value."""
        if not 0 < place <= len(tokens):
            return None
        for words, value in self.by_last.get(tokens[place - 1].lower, ()):
            start = place - len(words)
            if start >= 0 and all(tokens[start + n].lower == word for n, word in enumerate(words)):
                return start, value
        return None

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
    by_first: dict[str, list[tuple[Words, str]]] = {}
    by_last: dict[str, list[tuple[Words, str]]] = {}
    seen: set[Words] = set()
    for text, value in phrases:
        words = tuple(token.lower for token in tokenize(text))
        if words and words not in seen:
            seen.add(words)
            by_first.setdefault(words[0], []).append((words, value))
            by_last.setdefault(words[-1], []).append((words, value))
    return Phrases(_longest_first(by_first), _longest_first(by_last))


def _longest_first(
    found: Mapping[str, list[tuple[Words, str]]],
) -> dict[str, tuple[tuple[Words, str], ...]]:
    return {key: tuple(sorted(rows, key=lambda row: -len(row[0]))) for key, rows in found.items()}
