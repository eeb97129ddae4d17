"""Passages that two articles share to the character, and how many separate texts articles make.

Shared runs are found by 8-word shingles (Broder 1997, "On the resemblance and containment of documents")
and then grown, character by character, as far as both texts agree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from quizapp.corpus.article import Article
from quizapp.corpus.selector import Selector

SHINGLE = 8
"""Words in a row that must agree before two passages count as shared."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Copy:
    """A passage shared by two articles: `length` characters at `one_start` and at `other_start`."""

    one: str
    one_start: int
    other: str
    other_start: int
    length: int

    def covers(self, article: str, passage: Selector) -> bool:
        """Say whether the whole passage of that article lies in the shared text."""
        start = {self.one: self.one_start, self.other: self.other_start}.get(article)
        return start is not None and start <= passage.start and passage.end <= start + self.length

    def count_words(self, one: Article) -> int:
        """Count the words of the shared text; `one` is the article that `one` names."""
        return len(_WORD.findall(one.text, self.one_start, self.one_start + self.length))


def find_copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """Find every shared passage of every two articles, in the order of the articles and of the text."""
    return tuple(copy for one, other in combinations(articles, 2) for copy in _shared(one, other))


def find_first_copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """Find the passages that each article shares with those where its words stood first.

    For many articles: of a text that stands in a hundred of them, each is paired with the first one only, so
    that time and memory grow with the articles and not with their pairs.
    """
    first: dict[tuple[str, ...], int] = {}
    found: list[Copy] = []
    for place, article in enumerate(articles):
        homes: Counter[int] = Counter()
        for shingle, _ in _shingles(article.text):
            home = first.setdefault(shingle, place)
            if home != place:
                homes[home] += 1
        for home in sorted(homes):
            found += _shared(articles[home], article)
    return tuple(found)


def count_texts(passages: Iterable[tuple[str, Selector]], copies: Sequence[Copy]) -> int:
    """Count the separate texts among passages given as (article id, selector).

    Two passages are one text where a shared run covers both.
    """
    return len(group_texts(passages, copies))


def group_texts(
    passages: Iterable[tuple[str, Selector]], copies: Sequence[Copy]
) -> tuple[tuple[str, ...], ...]:
    """Group the article ids of the passages by separate text, each group and the groups in order."""
    groups: list[list[tuple[str, Selector]]] = []
    for article, passage in sorted(passages, key=lambda pair: (pair[0], pair[1].start)):
        home = next(
            (group for group in groups if any(is_copied(article, passage, *kin, copies) for kin in group)),
            None,
        )
        if home is None:
            groups.append([(article, passage)])
        else:
            home.append((article, passage))
    return tuple(tuple(dict.fromkeys(article for article, _ in group)) for group in groups)


def is_copied(one: str, passage: Selector, other: str, twin: Selector, copies: Sequence[Copy]) -> bool:
    """Say whether two passages are the same words of one shared run, or lie in the same article."""
    if one == other:
        return True
    return any(
        {one, other} == {copy.one, copy.other} and copy.covers(one, passage) and copy.covers(other, twin)
        for copy in copies
    )


def _shared(one: Article, other: Article) -> list[Copy]:
    places: dict[tuple[str, ...], list[int]] = {}
    for shingle, start in _shingles(other.text):
        places.setdefault(shingle, []).append(start)
    found: list[Copy] = []
    for shingle, start in _shingles(one.text):
        for twin in places.get(shingle, ()):
            if not any(_is_inside(copy, start, twin) for copy in found):
                copy = _grow(one, start, other, twin)
                if copy.count_words(one) >= SHINGLE:
                    found.append(copy)
    return found


def _shingles(text: str) -> list[tuple[tuple[str, ...], int]]:
    words = [(match.group(), match.start()) for match in _WORD.finditer(text)]
    return [
        (tuple(word for word, _ in words[place : place + SHINGLE]), words[place][1])
        for place in range(len(words) - SHINGLE + 1)
    ]


def _is_inside(copy: Copy, start: int, twin: int) -> bool:
    return (
        copy.one_start <= start < copy.one_start + copy.length
        and twin - start == copy.other_start - copy.one_start
    )


def _grow(one: Article, start: int, other: Article, twin: int) -> Copy:
    """Extend a shared place both ways while the characters agree, and never end inside a word."""
    left = 0
    while left < min(start, twin) and one.text[start - left - 1] == other.text[twin - left - 1]:
        left += 1
    right, room = 0, min(len(one.text) - start, len(other.text) - twin)
    while right < room and one.text[start + right] == other.text[twin + right]:
        right += 1
    begin, end = _whole_words(one.text, start - left, start + right)
    begin_other, end_other = _whole_words(other.text, twin - left, twin + right)
    trim_left = max(begin - (start - left), begin_other - (twin - left))
    trim_right = max(start + right - end, twin + right - end_other)
    return Copy(
        one=one.id,
        one_start=start - left + trim_left,
        other=other.id,
        other_start=twin - left + trim_left,
        length=max(0, left + right - trim_left - trim_right),
    )


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink a range to whole words and visible characters at both ends."""
    while start < end and (text[start].isspace() or _splits_a_word(text, start)):
        start += 1
    while start < end and (text[end - 1].isspace() or _splits_a_word(text, end)):
        end -= 1
    return start, end


def _splits_a_word(text: str, place: int) -> bool:
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()
