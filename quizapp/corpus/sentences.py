"""Split a text into sentences with exact positions."""

from __future__ import annotations

import re

from sentencex import get_sentence_boundaries

from quizapp.corpus.selector import Selector, select

_LONGEST_LINE = 20_000

_REFERS_BACK = re.compile(
    r"(?:It|They|He|She|Its|Their|His|Her|Them)\b"
    r"|(?:This|That|These|Those) (?:is|was|are|were|not|has|have|had|will|would|can|could|may|might|means)\b"
)
"""A first word that stands for something said before. “This treaty” names what it speaks of."""


_HOUR = re.compile(
    r"(?:About|After|Around|At|Before|By|Since|Until) (?:about |around )?\d{1,2}(?:[.:]\d\d)? [ap]\.m\."
)
"""What opens a sentence and is none, though a number follows its last stop: “By 5 p.m. 200 had come.”"""


def split_sentences(text: str) -> tuple[Selector, ...]:
    """Split English text line by line into sentences, outer white space left out."""
    return tuple(
        sentence
        for line_start, line in _lines(text)
        for start, end in _join_hours(line)
        if (sentence := _trim(text, line_start + start, line_start + end))
    )


def _join_hours(line: str) -> list[tuple[int, int]]:
    """Give where the sentences of a line start and end, an hour with the sentence that it opens."""
    found: list[tuple[int, int]] = []
    is_open = False
    for boundary in get_sentence_boundaries("en", line):
        start, end = boundary["start_index"], boundary["end_index"]
        found[-1:] = [(found[-1][0], end)] if is_open else [*found[-1:], (start, end)]
        is_open = bool(_HOUR.fullmatch(line[found[-1][0] : end].strip()))
    return found


def sentence_around(text: str, passage: Selector) -> Selector:
    """Give the whole sentences that the passage touches, as one passage."""
    touched = [sentence for sentence in split_sentences(text) if sentence.overlaps(passage)]
    if not touched:
        return passage
    return select(text, min(passage.start, touched[0].start), max(passage.end, touched[-1].end))


def with_context(text: str, passage: Selector) -> Selector:
    """Give a passage with the sentences of its paragraph before it, as long as it begins with a pronoun."""
    if not _REFERS_BACK.match(text, passage.start):
        return passage
    for sentence in reversed(split_sentences(text)):
        if not _REFERS_BACK.match(text, passage.start):
            break
        if sentence.end <= passage.start and "\n" not in text[sentence.end : passage.start]:
            passage = select(text, sentence.start, passage.end)
    return passage


def _lines(text: str) -> list[tuple[int, str]]:
    """Pair every line with its offset: the splitter's offsets hold only within one paragraph."""
    lines, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines += _pieces(offset, line)
        offset += len(line) + 1
    return lines


def _pieces(offset: int, line: str) -> list[tuple[int, str]]:
    """Cut a line that no paragraph is as long as: the splitter's time grows with the square of the length."""
    pieces, start = [], 0
    while len(line) - start > _LONGEST_LINE:
        stop = line.rfind(". ", start, start + _LONGEST_LINE) + 1 or line.rfind(
            " ", start, start + _LONGEST_LINE
        )
        stop = stop if stop > start else start + _LONGEST_LINE
        pieces.append((offset + start, line[start:stop]))
        start = stop
    return [*pieces, (offset + start, line[start:])]


def _trim(text: str, start: int, end: int) -> Selector | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return select(text, start, end) if start < end else None
