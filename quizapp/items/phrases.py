"""Cut a passage into phrases: at its labelled words, at commas and dashes, and before joining words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizapp.corpus.selector import Selector, select

FEWEST, MOST = 6, 12
"""Fewer phrases than this are soon marked by chance; more are too many boxes in one sentence."""

_JOINING = (
    "after|and|as|at|before|but|by|for|from|in|into|or|over|since|so|than|that|to|when|where|whether|"
    "which|while|who|with"
)
_CUTS = re.compile(rf"(?<=[,;:])\s+|(?<=[—–])\s*|\s+(?=(?:{_JOINING})\b)")
_IS_JOINING = re.compile(_JOINING)
_AFTER = re.compile(r"[.,;:!?”’—–]*")


def cut_phrases(text: str, passage: Selector, labels: Sequence[Selector]) -> tuple[Selector, ...]:
    """Cut a passage so that labelled words are phrases of their own, with the marks that follow them.

    Elsewhere a phrase has two words at least that are not merely joining. Where that gives too many
    phrases it has more, and where it gives too few it may have one.
    """
    phrases = _cut_all(text, passage, labels, 2)
    for least in range(3, 8):
        if len(phrases) > MOST:
            phrases = _cut_all(text, passage, labels, least)
    return phrases if len(phrases) >= FEWEST else _cut_all(text, passage, labels, 1)


def _cut_all(text: str, passage: Selector, labels: Sequence[Selector], least: int) -> tuple[Selector, ...]:
    return tuple(
        phrase
        for start, end, is_label in _stretches(text, passage, labels)
        for phrase in ([_trim(text, start, end)] if is_label else _cut(text, start, end, least))
    )


def _stretches(text: str, passage: Selector, labels: Sequence[Selector]) -> Iterator[tuple[int, int, bool]]:
    """Give the labelled stretches and those between them, in order."""
    place = passage.start
    for label in sorted(labels, key=lambda label: label.start):
        if label.start < place:
            continue
        if text[place : label.start].strip():
            yield place, label.start, False
        after = _AFTER.match(text, label.end, passage.end)
        place = after.end() if after else label.end
        yield label.start, place, True
    if text[place : passage.end].strip():
        yield place, passage.end, False


def _cut(text: str, start: int, end: int, least: int) -> list[Selector]:
    """Cut a stretch without labels; a piece that is too short joins the next one, the last the one before."""
    ends = [*(start + cut.end() for cut in _CUTS.finditer(text[start:end])), end]
    pieces: list[tuple[int, int]] = []
    open_at = start
    for place in ends:
        is_long_enough = _count(text[open_at:place]) >= least
        if is_long_enough or (place == end and not pieces):
            pieces.append((open_at, place))
            open_at = place
    if open_at < end:
        pieces[-1] = (pieces[-1][0], end)
    return [_trim(text, one, other) for one, other in pieces]


def _count(words: str) -> int:
    """Count the words that are not merely joining."""
    return sum(_IS_JOINING.fullmatch(word.lower()) is None for word in words.split())


def _trim(text: str, start: int, end: int) -> Selector:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return select(text, start, start + len(words.strip()))
