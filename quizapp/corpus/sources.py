"""A source in a sentence: who says something, in which words, and what of the sentence it covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from quizapp.corpus.claim import SpeakerType
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.number_places import figure_at
from quizapp.corpus.subjects import Subject
from quizapp.corpus.tokens import Tokens

_BREAKS = frozenset({";", "—", "–"})
_CONTRASTS = frozenset({"but", "while", "although", "though", "whereas"})
_BACK = frozenset({"them", "these", "those", "whom"})
_NEAR = 5


@dataclass(frozen=True)
class Source:
    """A source in a sentence: its phrase at `tokens[first:last]`, and what it covers.

    `name_first` and `name_last` hold the noun phrase alone. A source that `leads` covers what stands behind
    it, any other what stands before it, and on both sides until a break. `overrides` says that it is cited by
    another source; one that follows covers nothing between its phrase and the mark at `resumes`: “he told
    reporters after a flight of 12 hours”. `is_hidden` marks words such as “reportedly” that name nobody.
    """

    first: int
    last: int
    name_first: int
    name_last: int
    type: SpeakerType
    cover_first: int
    cover_last: int
    leads: bool
    surname: str = ""
    is_pronoun: bool = False
    is_hidden: bool = False
    overrides: bool = False
    resumes: int = 0


def source_of(place: int, sources: tuple[Source, ...]) -> Source | None:
    """Give the source that covers the token at `place`: one that is cited, else the nearest."""
    covering = [
        s
        for s in sources
        if s.cover_first <= place < s.cover_last and not s.first <= place < max(s.last, s.resumes)
    ]
    for group in (
        [s for s in covering if s.overrides],
        sorted((s for s in covering if s.leads and s.last <= place), key=lambda s: -s.last),
        sorted((s for s in covering if not s.leads and s.first >= place), key=lambda s: s.first),
        sorted((s for s in covering if not s.leads), key=lambda s: -s.last),
    ):
        if group:
            return group[0]
    return None


def is_hidden(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> bool:
    """Say whether a stretch says of something that it is said, and not by whom: “were reported to”."""
    words = lexicon.speech
    for place in range(first, last):
        token = tokens[place]
        if token.lower in words.hidden_adverbs:
            return True
        if token.lower in words.hidden_participles:
            before = [t.lower for t in tokens[max(0, place - 3) : place]]
            behind = tokens[place + 1].lower if place + 1 < len(tokens) else ""
            is_passive = bool(words.be & set(before))
            if behind != "by" and is_passive and (token.lower != "said" or behind in {"to", "that"}):
                return True
            if token.lower == "reported" and behind in {
                "dead",
                "missing",
                "killed",
                "injured",
                "wounded",
                "to",
            }:
                return True
    return False


def bounded(source: Source, sources: Sequence[Source], tokens: Tokens, lexicon: Lexicon) -> Source:
    """Let a source that leads end where the next one begins, and one that follows end at a contrast."""
    first, last = source.cover_first, source.cover_last
    while source.overrides is False and _goes_on(source, last, sources, tokens, lexicon):
        last = _segment(tokens, last + 1)[1]
    for other in sources:
        if other is source:
            continue
        if other.leads and other.first >= source.last:
            last = min(last, other.first)
        if not source.leads and not other.leads and other.first < source.first:
            first = max(first, other.last)
    if not source.leads:
        source = replace(source, resumes=_mark_behind(source, last, tokens))
        for place in range(source.last, last):
            if tokens[place].lower in _CONTRASTS and not _is_of_them(tokens, place):
                last = place
                break
    return replace(source, cover_first=first, cover_last=last)


def _goes_on(source: Source, place: int, sources: Sequence[Source], tokens: Tokens, lexicon: Lexicon) -> bool:
    """Say whether what a source says goes on behind a mark: “said that 40 died; 12 are missing”.

    Behind a dash it does where a number follows, behind a semicolon where “that” opened it or “of these”
    follows.
    """
    if place + 1 >= len(tokens) or place < source.last:
        return False
    end = _segment(tokens, place + 1)[1]
    if any(place < other.first <= end + 1 for other in sources):
        return False
    if tokens[place].text != ";":
        openers = [token.lower for token in (*tokens[place + 1 : place + 2], *tokens[end + 1 : end + 2])]
        is_more = "that" in openers or figure_at(tokens, place + 1, lexicon)
        return tokens[place].text in _BREAKS and source.leads and is_more
    says_that = source.leads and any(
        token.lower == "that" for token in tokens[source.last - 1 : source.last + _NEAR]
    )
    behind = [token.lower for token in tokens[place + 1 : place + 3]]
    return says_that or (behind[0] == "of" and behind[-1] in _BACK)


def _mark_behind(source: Source, last: int, tokens: Tokens) -> int:
    """Give the mark behind a tag that a mark opens: “…, he said after a flight of 12 hours, …”."""
    if source.first == 0 or tokens[source.first - 1].kind != "sign":
        return source.last
    marks = (n for n in range(source.last, last) if tokens[n].kind == "sign" and tokens[n].text not in "-’'")
    return next(marks, last)


def _is_of_them(tokens: Tokens, place: int) -> bool:
    """Say whether a contrast only tells more of a number: “but only five of them”."""
    near = [token.lower for token in tokens[place + 1 : place + _NEAR]]
    return any(one == "of" and other in _BACK for one, other in pairwise(near))


def make_source(tokens: Tokens, first: int, last: int, subject: Subject, leads: bool) -> Source:
    """Make the source of a phrase at `tokens[first:last]`, covering its part of the sentence."""
    covers = _segment(tokens, first)
    speaker = subject.speaker
    if leads and covers[1] < last:
        covers = (covers[0], _segment(tokens, last - 1)[1])
    if not leads and covers[0] == first and first > 0 and tokens[first - 1].text != ";":
        covers = (_segment(tokens, 0)[0], covers[1])
    return Source(
        first, last, subject.first, subject.last, speaker.type, covers[0], covers[1], leads,
        speaker.surname, speaker.is_pronoun,
    )  # fmt: skip


def _segment(tokens: Tokens, place: int) -> tuple[int, int]:
    """Give the stretch between semicolons and dashes that holds a place."""
    first = place
    while first > 0 and tokens[first - 1].text not in _BREAKS:
        first -= 1
    last = place
    while last < len(tokens) and tokens[last].text not in _BREAKS:
        last += 1
    return first, last
