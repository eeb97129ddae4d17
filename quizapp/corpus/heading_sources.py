"""Who says so in a headline: “Police: 30 hurt in crash”, “Five killed in blast: officials”."""

from __future__ import annotations

from collections.abc import Set

from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.numerals import find_numerals
from quizapp.corpus.sources import Source, make_source
from quizapp.corpus.speakers import classify
from quizapp.corpus.subjects import Subject
from quizapp.corpus.tokens import Tokens

_LONGEST = 6
_LABELS = frozenset(
    {
        "analysis",
        "video",
        "videos",
        "photos",
        "images",
        "review",
        "results",
        "update",
        "data",
        "footage",
        "accounts",
    }
)
_PREPOSITIONS = frozenset(
    {"under", "after", "in", "on", "over", "with", "at", "before", "from", "to", "by", "without", "vs", "v"}
)
_MARKS = frozenset({":", "–", "—", "-"})


def _is_known(phrase: Tokens, lexicon: Lexicon) -> bool:
    """Say whether a phrase is more than one unknown word with a capital letter: “Cholera: 1,200 dead”."""
    words = lexicon.speech
    lists = (words.government, words.organisations, words.anonymous, words.evidence)
    is_listed = any(phrases.starting(phrase, 0) for phrases in lists)
    if len(phrase) == 1 and phrase[0].lower in _LABELS:
        return False
    is_name = len(phrase) > 1 and not any(token.lower in _PREPOSITIONS for token in phrase)
    return is_name or is_listed or phrase[0].text.isupper()


def find_heading_sources(tokens: Tokens, lexicon: Lexicon, surnames: Set[str]) -> tuple[Source, ...]:
    """Find the source that a colon sets off in a headline with a number, at most one."""
    if not find_numerals(tokens, lexicon):
        return ()
    colon = next((n for n, token in enumerate(tokens) if token.text == ":"), 0)
    last = next((n for n in range(len(tokens) - 1, 0, -1) if tokens[n].text in _MARKS), 0)
    for first, end, leads in ((0, colon, True), (last + 1, len(tokens) if last else 0, False)):
        place = lexicon.places.countries.starting(tokens, first)
        speaker = classify(tokens, first, end, lexicon, surnames) if 0 < end - first <= _LONGEST else None
        if speaker is not None and not (place and place[0] == end) and _is_known(tokens[first:end], lexicon):
            return (make_source(tokens, first, end, Subject(first, end, speaker), leads),)
    return ()
