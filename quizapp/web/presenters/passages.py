"""Cut a passage into stretches of plain and marked words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizapp.items.item import Evidence, Passage

_SINGLE = str.maketrans("“”", "‘’")


@dataclass(frozen=True)
class Stretch:
    """Words that are marked in one way: `role` is asked, decides, who, or empty for plain words."""

    text: str
    role: str = ""
    is_sic: bool = False


def cut(
    text: str, start: int, marks: Sequence[tuple[int, int, str]], sics: Sequence[tuple[int, int]] = ()
) -> list[Stretch]:
    """Cut `text`, which begins at `start` of its article, at the given places of the article.

    Joined together the stretches are the text again, to the character. Where marks overlap the first wins.
    """
    end = start + len(text)
    ends = {start, end}
    for place in (*(m[:2] for m in marks), *sics):
        ends.update(min(max(edge, start), end) for edge in place)
    edges = sorted(ends)
    pieces = []
    for left, right in pairwise(edges):
        role = next((name for a, b, name in marks if a <= left and right <= b), "")
        is_sic = any(b == right for a, b in sics if a <= left)
        pieces.append(Stretch(text[left - start : right - start], role, is_sic))
    return _join(pieces)


def mark_asked(passage: Passage) -> list[Stretch]:
    """Underline what a question asks about."""
    return cut(
        passage.exact,
        passage.start,
        [(asked.start, asked.end, "asked") for asked in passage.asked],
        [(sic.start, sic.end) for sic in passage.sics],
    )


def mark_evidence(evidence: Evidence) -> list[Stretch]:
    """Mark the words that decide and those that say who says so."""
    return cut(
        evidence.exact,
        evidence.start,
        [(mark.start, mark.end, mark.role.value) for mark in evidence.marks],
        [(sic.start, sic.end) for sic in evidence.sics],
    )


def quote(text: str) -> str:
    """Put a text between quotation marks; those within it become single ones.

    A text that is nothing but one quotation has its marks already.
    """
    inside = text[1:-1]
    if text.startswith("“") and text.endswith("”") and not set("“”") & set(inside):
        return text
    return f"“{text.translate(_SINGLE)}”"


def _join(pieces: Sequence[Stretch]) -> list[Stretch]:
    """Join neighbours that are marked alike, so that a mark is one element."""
    joined: list[Stretch] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and last.role == piece.role and not last.is_sic:
            joined[-1] = Stretch(last.text + piece.text, piece.role, piece.is_sic)
        else:
            joined.append(piece)
    return joined
